import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { MODULE_NAMES } from '../../src/eras/module-names';
import { MEMBERS } from '../../src/modules/members';
import { missingModule } from '../../src/modules/missing';

const messageOf = (use: () => unknown): string => {
  try {
    use();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it threw nothing');
};

test('what is not faked names itself, and how to replace it where it is', () => {
  const { electron } = createFakeElectron();

  expect(messageOf(() => electron.sharedTexture.importSharedTexture({} as never))).toBe(
    'fake-electron does not fake sharedTexture.importSharedTexture(). Give it an implementation of your own: ' +
      "jest.spyOn(sharedTexture, 'importSharedTexture').mockImplementation(…), " +
      'or assign to electron.sharedTexture.importSharedTexture.',
  );
  expect(messageOf(() => electron.sharedTexture.subtle)).toBe(
    'fake-electron does not fake sharedTexture.subtle. Give it an implementation of your own: ' +
      'assign to electron.sharedTexture.subtle.',
  );
  // A class that this version of the package would not know.
  const Unknown = missingModule('Tray') as new () => object;
  expect(messageOf(() => new Unknown())).toBe(
    'fake-electron does not fake new Tray(). Give it an implementation of your own: ' +
      "jest.spyOn(electron, 'Tray').mockImplementation(…), or Object.defineProperty(electron, 'Tray', { value: … }).",
  );
});

test('and the way it names works', () => {
  const { electron, BrowserWindow } = createFakeElectron();
  const show = jest.spyOn(BrowserWindow.prototype, 'show').mockImplementation(() => {});
  const tray = jest.spyOn(electron, 'Tray').mockImplementation(() => ({}) as Electron.Tray);
  Object.assign(electron.systemPreferences, { effectiveAppearance: 'dark' });

  new BrowserWindow().show();
  new electron.Tray('icon.png');

  expect(show).toHaveBeenCalledTimes(1);
  expect(tray).toHaveBeenCalledWith('icon.png');
  Object.defineProperty(electron, 'Tray', { value: Map });
  expect(electron.Tray).toBe(Map);
  expect(electron.systemPreferences.effectiveAppearance).toBe('dark');
});

test.each(MODULE_NAMES.both.filter((name) => MEMBERS[name]?.emitter))('%s is an emitter', (name) => {
  expect(Reflect.get(createFakeElectron().electron, name)).toBeInstanceOf(EventEmitter);
});

test.each(Object.keys(MEMBERS).filter((name) => MEMBERS[name]!.instance?.emitter))('a %s is an emitter', (name) => {
  const { electron } = createFakeElectron();
  // What is no class of the module is reached through one that is.
  const { prototype } = (Reflect.get(electron, name) ?? class extends EventEmitter {}) as typeof EventEmitter;
  expect(prototype).toBeInstanceOf(EventEmitter);
});

test('listening to what is not faked does no harm, and a test emits what the system would', () => {
  const { inAppPurchase, powerMonitor } = createFakeElectron().electron;
  const updated = jest.fn();
  const suspended = jest.fn();
  inAppPurchase.on('transactions-updated', updated);
  powerMonitor.once('suspend', suspended);

  expect(inAppPurchase.emit('transactions-updated', 'event')).toBe(true);
  powerMonitor.emit('suspend');
  powerMonitor.emit('suspend');
  expect(updated.mock.calls).toEqual([['event']]);
  expect(suspended).toHaveBeenCalledTimes(1);
});

test('a rollback takes such listeners away, and brings back those that went', () => {
  const fake = createFakeElectron();
  const { nativeTheme, screen } = fake.electron;
  const kept = jest.fn();
  nativeTheme.once('updated', kept);
  const rollback = fake.mark();

  nativeTheme.emit('updated');
  nativeTheme.on('updated', () => {});
  screen.on('display-added', () => {});
  fake.electron.autoUpdater.on('error', () => {});
  rollback();

  expect(nativeTheme.listeners('updated')).toEqual([kept]);
  expect(screen.eventNames()).toEqual([]);
  expect(fake.electron.autoUpdater.eventNames()).toEqual([]);
});

test('an ordinary main script gets through', async () => {
  const { app, autoUpdater, globalShortcut, Menu, nativeTheme, powerMonitor, screen, session } =
    createFakeElectron().electron;
  app.commandLine.appendSwitch('lang', app.getLocale());
  await app.whenReady();
  nativeTheme.on('updated', () => {});
  autoUpdater.on('update-downloaded', () => {});
  powerMonitor.on('resume', () => {});
  screen.on('display-removed', () => {});
  session.defaultSession.on('will-download', () => {});
  Menu.setApplicationMenu(null);
  expect(globalShortcut.register('CommandOrControl+K', () => {})).toBe(true);
});
