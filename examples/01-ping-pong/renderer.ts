import { ipcRenderer } from 'electron';

export function startListening(): void {
  ipcRenderer.on('asynchronous-reply', (_event, arg: string) => {
    console.log(arg);
  });
}

export function pingAndForget(): void {
  ipcRenderer.send('asynchronous-message', 'ping');
}

export function askForPong(): void {
  ipcRenderer.send('asynchronous-question', 'ping');
}

export function pingAndWait(): string {
  return ipcRenderer.sendSync('synchronous-message', 'ping');
}
