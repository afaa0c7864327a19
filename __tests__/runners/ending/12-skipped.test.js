require('./main');
const { app, BrowserWindow, dialog } = require('electron');

app.whenReady().then(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await new BrowserWindow().loadURL('data:text/html,<script>1</script>');
  throw new Error(`${dialog} after the end`);
});

test.skip('no hook runs where no test does', () => {});
