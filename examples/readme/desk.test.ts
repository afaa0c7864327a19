import { app, autoUpdater, Menu, Notification, nativeImage, Tray } from 'electron';
import { settled, system, user } from 'fake-electron';

test('the tray is clicked, and an item of its menu chosen', () => {
  const done: string[] = [];
  const tray = new Tray(nativeImage.createEmpty());
  tray.on('click', () => done.push('click'));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Pause', click: () => done.push('pause') }]));

  user.clicks(tray);
  user.clicks(tray, { button: 'right' });
  user.chooses('Pause');

  expect(done).toEqual(['click', 'pause']);
});

test('a notification is clicked', () => {
  const clicked = jest.fn();
  const notification = new Notification({ title: 'Tea', body: 'It is ready' });
  notification.on('click', clicked);
  notification.show();

  user.clicks(notification);

  expect(system.notifications).toMatchObject([{ title: 'Tea', body: 'It is ready' }]);
  expect(clicked).toHaveBeenCalledTimes(1);
});

test('the app is started a second time, and by a link', async () => {
  const opened: unknown[] = [];
  app.requestSingleInstanceLock();
  app.on('second-instance', (_event, argv) => opened.push(argv.at(-1)));

  system.startsAgain(['notes://groceries']);
  await settled();

  expect(opened).toEqual(['notes://groceries']);
});

test('an update is downloaded', async () => {
  // Electron's own updater is not on Linux.
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
  Object.defineProperty(process, 'platform', { ...platform, value: 'darwin' });
  const downloaded = new Promise((resolve) => {
    autoUpdater.on('update-downloaded', (_event, _notes, name) => resolve(name));
  });
  autoUpdater.setFeedURL({ url: 'https://updates.example' });
  autoUpdater.checkForUpdates();

  system.offersUpdate({ version: '2.0.0' });

  expect(await downloaded).toContain('2.0.0');
  Object.defineProperty(process, 'platform', platform);
});
