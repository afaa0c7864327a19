import type { App } from '../../modules/app';
import type { Renderer } from '../../sides/renderer';
import type { Traffic } from '../../traffic/traffic';
import type { AppHost, PageWindow } from './app-host';
import { noWindowError } from './errors';

/** An app that runs in the fake. */
export class RunningApp<Fake extends AppHost = AppHost> {
  readonly #fake: Fake;
  readonly #app: App;
  readonly #end: () => Promise<void>;
  #closing: Promise<void> | undefined;

  /** @internal */
  constructor(fake: Fake, app: App, end: () => Promise<void>) {
    this.#fake = fake;
    this.#app = app;
    this.#end = end;
  }

  /** The fake that it runs in. */
  get fake(): Fake {
    return this.#fake;
  }

  /** Whether it is closed, or will be. */
  get isClosing(): boolean {
    return this.#closing !== undefined;
  }

  /** `app` as its main process has it. */
  get app(): App & Electron.App {
    return this.#app as App & Electron.App;
  }

  /** Its windows that are not destroyed, in the order of their opening. */
  get windows(): Electron.BrowserWindow[] {
    return [...this.#fake.BrowserWindow.getAllWindows()].sort((a, b) => a.id - b.id);
  }

  /** The first of its windows. */
  get firstWindow(): Electron.BrowserWindow {
    const [first] = this.windows;
    if (first === undefined) throw noWindowError(this.#closing !== undefined);
    return first;
  }

  /** Everything that crossed. */
  get traffic(): Traffic {
    return this.#fake.traffic;
  }

  /** What the page in the first window has for `window`. */
  get window(): PageWindow {
    return this.windowOf(this.firstWindow);
  }

  /** The document in the first window. */
  get document(): Document {
    return this.window.document;
  }

  /** What the page in a window, a contents or a frame has for `window`. */
  windowOf(target: Electron.BrowserWindow | Electron.WebContents | Electron.WebFrameMain): PageWindow {
    return this.#fake.windowOf(target);
  }

  /** The document that a window, a contents or a frame shows. */
  documentOf(target: Electron.BrowserWindow | Electron.WebContents | Electron.WebFrameMain): Document {
    return this.windowOf(target).document;
  }

  /** The renderer of a window or a contents. */
  rendererOf(target: Electron.BrowserWindow | Electron.WebContents): Renderer {
    return this.#fake.rendererOf(target);
  }

  /** Waits until nothing is on its way, no page is loading and every invoke has its answer. */
  settled(options?: { timeout?: number }): Promise<void> {
    return this.#fake.settled(options);
  }

  /**
   * Quits the app, asking nobody who could hold it back, and leaves nothing behind: its windows, timers, servers, what it
   * registered and what it did to the globals. What crossed stays on record.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#app.exitedWith === undefined) this.#app.quit();
    await this.#fake.settled({ timeout: 200 }).catch(() => {});
    // What stays open has said that it does not want to go.
    if (this.#app.exitedWith === undefined) this.#app.exit();
    for (const window of this.#fake.BaseWindow.getAllWindows()) window.destroy();
    await this.#end();
  }
}
