import { createFakeElectron, type FakeElectron } from '../../src';

const SENTENCE =
  "A second handler for 'get-theme' took the place of the first. " +
  'In Electron the call throws "Attempted to register a second handler for \'get-theme\'". ' +
  'Remove the first with removeHandler(), or make what registers it once.';

class Themes {
  constructor({ ipcMain }: FakeElectron, theme: string) {
    ipcMain.handle('get-theme', () => theme);
  }
}

test('S1.9: a second handler throws', () => {
  const fake = createFakeElectron();
  new Themes(fake, 'dark');
  expect(() => new Themes(fake, 'light')).toThrow("Attempted to register a second handler for 'get-theme'");
});

test("with secondHandler: 'replace' the newest wins, and the problem is on record", async () => {
  const fake = createFakeElectron({ secondHandler: 'replace' });
  new Themes(fake, 'dark');
  const restore = fake.mark();
  new Themes(fake, 'light');
  await expect(fake.ipcRenderer.invoke('get-theme')).resolves.toBe('light');

  const [problem, ...others] = fake.traffic.problems;
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ kind: 'second-handler', channel: 'get-theme', sentence: SENTENCE, expected: false });
  expect((problem!.error as Error).stack).toContain('second-handler.test.ts');

  restore();
  await expect(fake.ipcRenderer.invoke('get-theme')).resolves.toBe('dark');
});

test('a handler for one call is replaced, and replaces', async () => {
  const fake = createFakeElectron({ secondHandler: 'replace', logs: false });
  fake.ipcMain.handleOnce('get-theme', () => 'once');
  fake.ipcMain.handle('get-theme', () => 'always');
  await expect(fake.ipcRenderer.invoke('get-theme')).resolves.toBe('always');
  fake.ipcMain.handleOnce('get-theme', () => 'once more');
  await expect(fake.ipcRenderer.invoke('get-theme')).resolves.toBe('once more');
  await expect(fake.ipcRenderer.invoke('get-theme')).rejects.toThrow("No handler registered for 'get-theme'");
});

test('so are those of a contents and of a frame', async () => {
  const fake = createFakeElectron({ secondHandler: 'replace' });
  const { webContents } = fake.renderer;
  for (const { ipc } of [webContents, webContents.mainFrame]) {
    ipc.handle('get-theme', () => 'first');
    ipc.handle('get-theme', () => 'second');
    await expect(fake.ipcRenderer.invoke('get-theme')).resolves.toBe('second');
  }
  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['second-handler', 'second-handler']);
});

test('what is no handler is refused all the same', () => {
  const { ipcMain } = createFakeElectron({ secondHandler: 'replace' });
  ipcMain.handle('get-theme', () => 1);
  expect(() => ipcMain.handle('get-theme', 1 as never)).toThrow('Expected handler to be a function');
});

test('a test can declare it expected, and choose it for itself', () => {
  const fake = createFakeElectron();
  const restore = fake.mark();
  fake.configure({ secondHandler: 'replace' });
  fake.traffic.expectProblem('second-handler', 'get-theme');
  new Themes(fake, 'dark');
  new Themes(fake, 'light');
  expect(fake.traffic.problems.map(({ expected }) => expected)).toEqual([true]);
  restore();
  expect(() => {
    new Themes(fake, 'dark');
    new Themes(fake, 'light');
  }).toThrow("Attempted to register a second handler for 'get-theme'");
});
