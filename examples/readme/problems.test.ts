import { ipcMain, ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';

test('a problem that is meant', () => {
  traffic.expectProblem('listener-error', 'save');
  ipcMain.on('save', () => {
    throw new Error('disk full');
  });

  ipcRenderer.send('save');

  expect(traffic.problems[0]?.sentence).toContain('In Electron the sender never learns of it');
  expect(traffic).toHaveNoProblems();
});
