import { ipcMain, ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';

test('what crossed can be asked for', async () => {
  ipcMain.handle('job:start', async (event, name: string) => {
    event.sender.send('job:progress', { name, at: new Date() });
    return 'done';
  });
  ipcRenderer.on('job:progress', () => {});

  const answer = ipcRenderer.invoke('job:start', 'copy');
  const progress = await traffic.waitFor('job:progress');
  await answer;

  expect(progress.args).toMatchObject([{ name: 'copy' }]);
  expect(progress.cause?.channel).toBe('job:start');
  expect(traffic.filter(/^job:/)).toHaveLength(2);
  expect(traffic.filter({ direction: 'toRenderer', kind: ['send', 'result'] })).toHaveLength(2);
  expect(traffic.last('job:start')?.value).toBe('done');
  expect(traffic.unheard).toHaveLength(0);
  expect(traffic.masked(Date)).toMatchInlineSnapshot(`
    renderer#1 → main        invoke  job:start   "copy"
      main → renderer#1      send    job:progress    {"at": <Date>, "name": "copy"}
    main → renderer#1        result  job:start   "done"
  `);
});
