import { createFakeElectron } from '../../src';

function fakeWith(...channels: string[]) {
  const fake = createFakeElectron({ logs: false });
  for (const channel of channels) fake.ipcMain.handle(channel, () => 'answer');
  return fake;
}

const said = (fake: ReturnType<typeof fakeWith>) =>
  fake.traffic.problems.map(({ kind, channel, sentence }) => [kind, channel, sentence]);

test('an invoke of a mistyped channel is on record with the channel that may have been meant', async () => {
  const fake = fakeWith('file:open', 'file:save');
  await expect(fake.ipcRenderer.invoke('file:opn')).rejects.toEqual(
    new Error("Error invoking remote method 'file:opn': Error: No handler registered for 'file:opn'"),
  );
  expect(said(fake)).toEqual([
    [
      'no-handler',
      'file:opn',
      "'file:opn' was invoked and has no handler: the invoke rejects. Did you mean 'file:open'?",
    ],
  ]);
});

test('where no channel is like it, it says how to register one', async () => {
  const fake = fakeWith('something-else');
  await fake.ipcRenderer.invoke('a').catch(() => {});
  expect(said(fake)).toEqual([
    ['no-handler', 'a', "'a' was invoked and has no handler: the invoke rejects. Register ipcMain.handle('a', …)."],
  ]);
});

test("a handler of the contents' own counts", async () => {
  const fake = fakeWith();
  fake.webContents.getAllWebContents()[0]?.ipc.handle('page:size', () => 1);
  await fake.ipcRenderer.invoke('page:siz').catch(() => {});
  expect(said(fake)[0]?.[2]).toContain("Did you mean 'page:size'?");
});

test('what a handler returned that cannot cross is named by its path', async () => {
  const fake = fakeWith();
  fake.ipcMain.handle('list', () => ({ rows: [{ onSave() {} }] }));
  await fake.ipcRenderer.invoke('list').catch(() => {});
  expect(said(fake)).toEqual([
    [
      'unanswerable-invoke',
      'list',
      "The handler of 'list' returned something that cannot be cloned: result.rows[0].onSave is a function. Return plain " +
        'data. In Electron 40 and later the invoke never settles.',
    ],
  ]);
});
