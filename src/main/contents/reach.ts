import type { WebContents } from './web-contents';

/** What contents reach of the rest of their fake. */
export interface Reach {
  /** One more contents, which nothing shows yet. */
  newContents(): WebContents;
  /** Emits on `app`. */
  tellApp(event: string, ...args: unknown[]): void;
  /** A white image, empty where a side is 0. */
  whiteImage(size: Electron.Size): Electron.NativeImage;
  /** The clipboard of the machine. */
  readonly clipboard: { text: string };
  /** Shows a message box that the page waits for. @returns the index of the button */
  messageBox(window: object | undefined, options: Electron.MessageBoxSyncOptions): number;
}
