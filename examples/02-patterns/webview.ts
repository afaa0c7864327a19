/** The other end of pattern 4: the page that holds the <webview>. */
export function followHeight(webview: EventTarget, resize: (height: number) => void): void {
  webview.addEventListener('ipc-message', (event) => {
    const { channel, args } = event as unknown as Electron.IpcMessageEvent;
    if (channel === 'guest:height') resize(args[0]);
  });
}
