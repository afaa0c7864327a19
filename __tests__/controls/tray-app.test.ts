import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { dialogsOf } from '../../src/machine/dialogs';
import { notificationsOf } from '../../src/machine/notifications';
import { shellOf } from '../../src/machine/shell';
import { traysOf } from '../../src/machine/trays';
import { on } from '../support/platform';

const APP = path.join(__dirname, 'fixtures', 'tray-app');

/** The app runs, and nothing is touched but what a person would touch. */
async function started() {
  const fake = createFakeElectron();
  const app = await fake.launch(APP, { window: false });
  await fake.settled();
  const { user, machine } = fake;
  const [tray] = traysOf(machine).all;
  return { fake, app, user, tray: tray!, shown: notificationsOf(machine).shown, opened: shellOf(machine).opened };
}

test('an app that lives in the tray, by what somebody does', async () => {
  const { fake, app, user, tray, shown, opened } = await started();
  const chooses = (item: string) => {
    on('linux', () => user.clicks(tray, { button: 'right' }));
    user.chooses(item);
  };
  expect(app.windows).toEqual([]);

  // Nobody answers the dialog, then somebody does.
  chooses('Import…');
  await fake.settled();
  expect(shown).toEqual([]);
  user.willOpen('/notes/a.md');
  chooses('Import…');
  await fake.settled();
  expect(shown).toMatchObject([{ title: 'Added', body: 'a.md' }]);
  expect(tray.toolTip).toBe('1 notes');

  // A notification is answered, where they can be.
  on('darwin', () => user.replies(shown[0]!, 'by reply'));
  expect(shown[1]).toMatchObject({ body: 'by reply', isShown: true });

  // A click on it opens the window; closing that hides it, and the shortcut brings it back.
  on('linux', () => user.clicks(shown[1]!));
  await fake.settled();
  const [window] = app.windows;
  expect(window!.isVisible()).toBe(true);
  user.closes(window!);
  expect([window!.isDestroyed(), window!.isVisible()]).toEqual([false, false]);
  user.presses('CmdOrCtrl+Shift+N');
  expect(window!.isVisible()).toBe(true);

  // The page takes files and keys.
  user.drops(window!, ['/notes/b.md', '/notes/c.md']);
  user.presses('Ctrl+Return');
  await fake.settled();
  expect(shown.slice(2).map(({ body }) => body)).toEqual(['b.md', 'c.md', 'typed']);
  expect(tray.toolTip).toBe('5 notes');

  // The question is dismissed, then agreed to.
  chooses('delete');
  await fake.settled();
  expect(tray.toolTip).toBe('5 notes');
  user.willPress('Delete');
  chooses('delete');
  await fake.settled();
  expect(tray.toolTip).toBe('0 notes');
  expect(dialogsOf(fake.machine).shown.map(({ kind, canceled, window: id }) => [kind, canceled, id])).toEqual([
    ['open', true, null],
    ['open', false, null],
    ['message', true, window!.id],
    ['message', false, window!.id],
  ]);

  chooses('Quiet');
  expect(tray.menu!.items[2]!.checked).toBe(true);
  chooses('Website');
  expect(opened).toMatchObject([{ kind: 'openExternal', target: 'https://example.com/notes' }]);
  expect(user.unused).toEqual([]);
  chooses('Quit');
  expect(app.windows).toEqual([]);
  await app.close();
  expect(traysOf(fake.machine).all).toEqual([]);
});
