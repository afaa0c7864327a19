import type { IpcRenderer, IpcRendererEvent } from 'electron';

/** The page's side of the preview. */
export class Preview {
  text = '';

  constructor(ipcRenderer: IpcRenderer) {
    ipcRenderer.on('editor', ({ ports: [port] }: IpcRendererEvent) => {
      if (!port) return;
      port.onmessage = ({ data }) => {
        this.text = data.text;
      };
    });
  }
}
