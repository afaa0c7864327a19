require('./main');
const { app, BrowserWindow } = require('electron');

test('opens one window', async () => {
  await app.whenReady();
  expect(BrowserWindow.getAllWindows()).toHaveLength(1);
});
