import { join } from 'node:path';
import { createFakeElectron } from '../../src';

const ICON = join(__dirname, '../modules/fixtures/icon.png');

test('what the app shows and asks is readable as plain data', async () => {
  const { electron, system, user } = createFakeElectron();
  const { app, dialog, shell, Notification, Tray } = electron;
  await app.whenReady();

  user.willPress('Delete');
  await dialog.showMessageBox({ message: 'Delete it?', buttons: ['Keep', 'Delete'] });
  await dialog.showOpenDialog({ properties: ['openFile'] });
  await shell.openExternal('https://example.com/');
  new Notification({ title: 'Done' }).show();
  new Tray(ICON).setToolTip('Notes');
  user.copies('a text');

  expect(system.dialogs).toMatchObject([
    { kind: 'message', canceled: false },
    { kind: 'open', canceled: true },
  ]);
  expect(system.opened).toMatchObject([{ kind: 'openExternal', target: 'https://example.com/' }]);
  expect(system.notifications).toMatchObject([{ title: 'Done' }]);
  expect(system.trays).toMatchObject([{ toolTip: 'Notes' }]);
  expect(system.clipboard.text).toBe('a text');
});

test('and goes with the rollback', async () => {
  const fake = createFakeElectron();
  const rollback = fake.mark();
  await fake.electron.dialog.showOpenDialog({});
  new fake.electron.Tray(ICON);
  fake.user.copies('a text');
  rollback();

  const { dialogs, trays, clipboard } = fake.system;
  expect([dialogs.length, trays.length, clipboard.text]).toEqual([0, 0, '']);
});
