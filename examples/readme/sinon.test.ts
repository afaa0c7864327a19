import { ipcMain, ipcRenderer } from 'electron';
import { fake } from 'fake-electron';
import { spyElectron } from 'fake-electron/sinon';
import * as sinon from 'sinon';

const sandbox = sinon.createSandbox();
beforeEach(() => spyElectron(sandbox, fake));
afterEach(() => sandbox.restore());

test('the methods are spies of the sandbox', () => {
  ipcMain.on('save', () => {});

  ipcRenderer.send('save', { id: 1 });

  sinon.assert.calledWith(ipcRenderer.send as sinon.SinonSpy, 'save', { id: 1 });
});
