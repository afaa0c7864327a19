import { createFakeElectron } from 'fake-electron';
import * as fc from 'fast-check';

test('the counter is right in whatever order two windows are heard', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const fake = createFakeElectron({
        timing: (deliver) => void scheduler.schedule(Promise.resolve()).then(deliver),
      });
      let count = 0;
      fake.ipcMain.on('add', (_event, n: number) => {
        count += n;
      });
      fake.createRenderer().ipcRenderer.send('add', 1);
      fake.createRenderer().ipcRenderer.send('add', 2);
      await scheduler.waitAll();
      expect(count).toBe(3);
    }),
  );
});
