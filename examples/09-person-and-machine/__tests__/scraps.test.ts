import * as fs from 'node:fs';
import * as path from 'node:path';
import { app } from 'electron';
import { type LaunchedApp, launch, system, user } from 'fake-electron';

const { platform: own } = process;
let scraps: LaunchedApp;
let hasQuit: boolean;

function be(platform: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value: platform });
}

/** Starts the app, on Linux unless a test is about what only another system does. */
async function start(platform: NodeJS.Platform = 'linux'): Promise<void> {
  be(platform);
  hasQuit = false;
  app.on('quit', () => {
    hasQuit = true;
  });
  scraps = await launch(path.join(__dirname, '../app'), { window: false });
  await scraps.settled();
}

afterEach(async () => {
  await scraps.close();
  be(own);
});

/** Takes the text from elsewhere into the app. */
async function keep(text: string): Promise<void> {
  user.copies(text);
  user.presses('Ctrl+Shift+K');
  await scraps.settled();
}

/** Chooses from the menu of the tray. */
async function choose(item: string): Promise<void> {
  user.clicks(system.trays[0]!, { button: 'right' });
  user.chooses(item);
  await scraps.settled();
}

test('what is on the clipboard is kept when somebody presses the keys', async () => {
  await start();

  await keep('Call Ada');
  await keep('');

  expect(system.notifications).toMatchObject([{ title: 'Kept', body: 'Call Ada' }]);
  expect(system.trays).toMatchObject([{ toolTip: '1 scrap' }]);
});

test('a notification is answered with one more, where there are such', async () => {
  await start('darwin');
  user.copies('Call Ada');
  user.presses('Cmd+Shift+K');
  await scraps.settled();

  user.replies(system.notifications[0]!, 'and Grace');

  expect(system.notifications.map(({ body }) => body)).toEqual(['Call Ada', 'and Grace']);
  expect(system.trays[0]!.toolTip).toBe('2 scraps');
});

test('they are exported to where somebody wants them, and nowhere if nobody says', async () => {
  await start();
  await keep('Call Ada');
  const file = path.join(scraps.app.getPath('temp'), 'all.txt');

  await choose('Export…');
  expect(system.opened).toEqual([]);

  user.willSave(file);
  await choose('Export…');
  expect(fs.readFileSync(file, 'utf8')).toBe('Call Ada');
  expect(system.opened).toEqual([{ kind: 'showItemInFolder', target: file }]);
});

test('they are deleted only if somebody agrees, who can do so for good', async () => {
  await start();
  await keep('Call Ada');

  // Nobody is there to answer, so the question is dismissed.
  await choose('Delete all…');
  expect(system.dialogs).toMatchObject([{ options: { message: 'Delete all scraps?' }, canceled: true }]);
  expect(system.trays[0]!.toolTip).toBe('1 scrap');

  user.willPress('Delete', { checkbox: true });
  await choose('Delete all…');
  expect(system.trays[0]!.toolTip).toBe('0 scraps');

  await keep('Call Grace');
  await choose('Delete all…');
  expect(system.trays[0]!.toolTip).toBe('0 scraps');
  expect(system.dialogs).toHaveLength(2);
});

test('nobody can choose what there is nothing for', async () => {
  await start();

  await expect(choose('Export…')).rejects.toThrow('is disabled, so that nobody can choose it.');
});

test('the icon goes with the theme of the system', async () => {
  await start();
  const icon = () => path.basename(String(system.trays[0]!.image));
  expect(icon()).toBe('for-light.png');

  system.theme = 'dark';
  await scraps.settled();

  expect(icon()).toBe('for-dark.png');
});

test('a second start hands over what it was given', async () => {
  await start();

  system.startsAgain(['--keep=Buy milk']);

  expect(system.notifications).toMatchObject([{ body: 'Buy milk' }]);
});

test('it starts at login if somebody wants that', async () => {
  await start('win32');

  await choose('Start at login');

  expect(system.loginItems).toMatchObject([{ path: process.execPath }]);
});

describe.each(['darwin', 'win32'] as const)('updates on %s', (platform) => {
  beforeEach(() => {
    be(platform);
    system.isPackaged = true;
    system.offersUpdate({ version: '2.0.0' });
  });

  test('one is installed when somebody wants it', async () => {
    user.willPress('Restart now');

    await start(platform);

    expect([system.installed, hasQuit]).toEqual([['2.0.0'], true]);
  });

  test('and not if they do not', async () => {
    user.willPress('Later');

    await start(platform);

    expect([system.installed, hasQuit]).toEqual([[], false]);
  });

  test('somebody is told that the server is away', async () => {
    system.failsUpdate('The server is away');

    await start(platform);

    expect(system.dialogs).toMatchObject([{ kind: 'error', options: { content: 'The server is away' } }]);
  });
});

test('it is left by its menu', async () => {
  await start();

  await choose('quit');

  expect(hasQuit).toBe(true);
});
