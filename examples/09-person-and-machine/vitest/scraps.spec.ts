import * as path from 'node:path';
import { type LaunchedApp, launch, system, user } from 'fake-electron';
import { afterEach, expect, test } from 'vitest';

const { platform: own } = process;
let scraps: LaunchedApp;

/** Starts the app on another system. */
async function start(platform: NodeJS.Platform): Promise<void> {
  Object.defineProperty(process, 'platform', { value: platform });
  scraps = await launch(path.join(__dirname, '../app'), { window: false });
  await scraps.settled();
}

afterEach(async () => {
  await scraps.close();
  Object.defineProperty(process, 'platform', { value: own });
});

test('a day of the app on Linux', async () => {
  await start('linux');
  const choose = async (item: string) => {
    user.clicks(system.trays[0]!, { button: 'right' });
    user.chooses(item);
    await scraps.settled();
  };

  user.copies('Call Ada');
  user.presses('Ctrl+Shift+K');
  await scraps.settled();
  system.theme = 'dark';
  await scraps.settled();
  expect(system.trays).toMatchObject([{ toolTip: '1 scrap', image: expect.stringMatching(/for-dark\.png$/) }]);

  user.willPress('Keep');
  await choose('Delete all…');
  expect(system.trays).toMatchObject([{ toolTip: '1 scrap' }]);
  user.willPress('Delete');
  await choose('Delete all…');
  expect(system.trays).toMatchObject([{ toolTip: '0 scraps' }]);
});

test('the next one begins with nothing, and a notification is answered', async () => {
  await start('darwin');
  expect(system.trays).toMatchObject([{ toolTip: '0 scraps', image: expect.stringMatching(/for-light\.png$/) }]);

  system.startsAgain(['--keep=Buy milk']);
  user.replies(system.notifications[0]!, 'and bread');

  expect(system.notifications.map(({ body }) => body)).toEqual(['Buy milk', 'and bread']);
});

test('an update is installed when somebody wants it', async () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  system.isPackaged = true;
  system.offersUpdate({ version: '2.0.0' });
  user.willPress('Restart now');

  await start('win32');

  expect(system.installed).toEqual(['2.0.0']);
});
