const { ipcMain, ipcRenderer } = require('electron');
const { traffic } = require('fake-electron');

test('its matchers are first used when it has ended', () => {
  ipcRenderer.send('a', { b: [1] });
  setTimeout(() => {
    expect(ipcMain).toHaveReceived('a', { b: [2] });
    expect(traffic).toMatchSnapshot();
  }, 60);
});
