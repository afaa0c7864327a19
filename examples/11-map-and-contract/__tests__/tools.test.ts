import * as path from 'node:path';
import { explore, fake, loadPreload, securityFindings } from 'fake-electron';
import { registerNotes } from '../src/main/notes';
import type { NotesApi } from '../src/preload';

const PRELOAD = path.join(__dirname, '../src/preload.ts');

/** What the page of a window has for `window.notes`. */
async function openWindow(renderer = fake.renderer): Promise<NotesApi> {
  await renderer.navigate('file:///app/index.html');
  return (await loadPreload(PRELOAD, { renderer })).notes as NotesApi;
}

// Each of these is a fault of the app, which its own tests do not see. In a project the assertion would stand alone.
test('the race: two people give a star at the same time', async () => {
  const twoStars = async () => {
    registerNotes();
    const [first, second] = [await openWindow(), await openWindow(fake.createRenderer())];
    await Promise.all([first.star(), second.star()]);
    expect(await first.stars()).toBe(2);
  };

  await expect(explore(twoStars, { on: fake })).rejects.toThrow(
    /Expected: .*2[\s\S]*stars:set\s+1[\s\S]*stars:set\s+1/,
  );
});

test('the careless preload: the page sends on any channel', async () => {
  registerNotes();
  await openWindow();

  await expect(fake).not.toBeSecure();
  expect((await securityFindings(fake)).map(({ rule, where, what }) => `${rule}: ${where} ${what}`)).toEqual([
    'any-channel: window.notes.send, which the preload of renderer#1 exposes, sends on whatever channel the page names ' +
      '(ipcRenderer.send)',
  ]);
  await expect(fake).toBeSecure({ except: [{ rule: 'any-channel', where: 'window.notes.send' }] });
});
