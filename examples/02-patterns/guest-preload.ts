import { ipcRenderer } from 'electron';

/** Pattern 4, a guest in a <webview> to the page around it. */
export function reportHeight(height: number): void {
  ipcRenderer.sendToHost('guest:height', height);
}
