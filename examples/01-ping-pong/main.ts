import { ipcMain } from 'electron';

ipcMain.on('asynchronous-message', (event, arg: string) => {
  console.log(arg);
  event.sender.send('asynchronous-reply', 'pong');
});

ipcMain.on('asynchronous-question', (event, arg: string) => {
  console.log(arg);
  event.reply('asynchronous-reply', 'pong');
});

ipcMain.on('synchronous-message', (event, arg: string) => {
  console.log(arg);
  event.returnValue = 'pong';
});
