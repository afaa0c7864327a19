import type { IpcRenderer, IpcRendererEvent } from 'electron';

/** The page's side of the editor; its preload calls this with its own `ipcRenderer`. */
export class Editor {
  words = 0;
  isPreviewed = false;
  #preview: MessagePort | undefined;
  #counter: MessagePort | undefined;

  constructor(ipcRenderer: IpcRenderer) {
    ipcRenderer.on('preview', ({ ports: [port] }: IpcRendererEvent) => {
      this.#preview = port;
      this.isPreviewed = true;
      port?.addEventListener('close', () => {
        this.isPreviewed = false;
      });
      port?.start();
    });
    ipcRenderer.on('counter', ({ ports: [port] }: IpcRendererEvent) => {
      this.#counter = port;
      port?.addEventListener('message', ({ data }) => {
        this.words = data;
      });
      port?.start();
    });
  }

  type(text: string): void {
    this.#preview?.postMessage({ text });
    this.#counter?.postMessage(text);
  }
}
