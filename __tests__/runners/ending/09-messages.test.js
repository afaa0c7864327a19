const { ipcMain, ipcRenderer } = require('electron');
const { createFakeElectron, fake, traffic } = require('fake-electron');

const late = async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  throw new Error('late');
};
ipcMain.handle('late', late);
ipcMain.on('late', late);
ipcMain.on('throws', () => {
  throw new Error('late');
});
const own = createFakeElectron();
own.ipcMain.handle('late', late);

const sendAll = () => {
  ipcRenderer.invoke('late');
  ipcRenderer.send('late');
  own.ipcRenderer.invoke('late');
};

test('an answer that comes late', sendAll);

afterAll(() => {
  sendAll();
  traffic.waitFor('never', { timeout: 50 });
  fake.settled({ timeout: 50 });
  own.settled({ timeout: 50 });
  setTimeout(() => {
    for (const { ipcRenderer: sender } of [fake, own]) {
      sender.invoke('throws');
      sender.send('throws');
      sender.sendSync('nobody');
    }
    fake.settled({ timeout: 50 });
  }, 60);
});
