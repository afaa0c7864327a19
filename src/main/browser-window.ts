import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bus } from '../wire/bus';
import { nativeMark } from '../wire/clone';
import { destroyedError } from '../wire/errors';
import { type Restore, saveListeners, together } from '../wire/snapshot';
import type { Registry } from './registry';
import type { WebContents } from './web-contents';

/** What a window needs of its fake. */
export interface WindowHost {
  readonly bus: Bus;
  readonly registry: Registry;
  /** The contents a new window shows: the exported renderer's if no window has it, else one of its own. */
  adopt(): WebContents;
  /** Emits on `app`. */
  announce(event: 'browser-window-created' | 'window-all-closed', ...args: unknown[]): void;
}

type Offered = Pick<
  Electron.BrowserWindow,
  'id' | 'loadURL' | 'loadFile' | 'close' | 'destroy' | 'isDestroyed' | 'getTitle' | 'setTitle'
>;

/** One window of a fake; what an app constructs is the class of its own fake, below. */
export class WindowTwin extends EventEmitter implements Offered {
  /** Readable after destruction (S12.1). */
  declare readonly id: number;
  readonly #host: WindowHost;
  readonly #contents: WebContents;
  readonly #contentsId: number;
  #state: 'open' | 'closing' | 'destroyed' = 'open';
  #title: string;

  constructor(host: WindowHost, options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.#host = host;
    Object.defineProperty(this, 'id', { value: host.registry.nextWindowId(), enumerable: true });
    this.#title = options.title ?? 'Electron';
    this.#contents = host.adopt();
    this.#contentsId = this.#contents.id;
    host.registry.windows.set(this.id, this);
    host.announce('browser-window-created', createEvent(), this);
  }

  /**
   * The page this window shows.
   *
   * @throws TypeError `Object has been destroyed` (S12.11)
   */
  get webContents(): WebContents & Electron.WebContents {
    this.#live();
    return this.#contents as WebContents & Electron.WebContents;
  }

  get contentsId(): number {
    return this.#contentsId;
  }

  /** Undocumented, and in every version: `webContents.send` (S6.9). */
  send(channel: string, ...args: unknown[]): undefined {
    return this.webContents.send(channel, ...args);
  }

  /** Resolves when the page has loaded, which is the next task (S12.12). */
  async loadURL(url: string): Promise<void> {
    this.#live();
    await this.#contents.load(url);
    if (this.#state === 'open') this.emit('ready-to-show');
  }

  /** As `loadURL`, with a path from the current folder. */
  async loadFile(filePath: string): Promise<void> {
    await this.loadURL(pathToFileURL(resolve(filePath)).href);
  }

  getTitle(): string {
    this.#live();
    return this.#title;
  }

  setTitle(title: string): void {
    this.#live();
    this.#title = title;
  }

  /** `'close'`, which can be prevented; then, later, the contents' `'destroyed'` and `'closed'` (S12.9). */
  close(): void {
    this.#live();
    if (this.#state === 'closing') return;
    const event = createEvent();
    this.emit('close', event);
    if (event.defaultPrevented || this.isDestroyed()) return;
    this.#state = 'closing';
    this.#host.bus.later(() => {
      if (this.#state !== 'closing') return;
      this.#contents.vanish();
      this.#finish();
    });
  }

  /** `'closed'` at once and no `'close'`; the contents goes in a later task (S12.10). */
  destroy(): void {
    if (this.#state === 'destroyed') return;
    this.#finish();
    this.#host.bus.later(() => {
      // A rollback may have brought the window back meanwhile.
      if (this.isDestroyed()) this.#contents.vanish();
    });
  }

  /** Whether it has let itself be closed. */
  isClosing(): boolean {
    return this.#state !== 'open';
  }

  isDestroyed(): boolean {
    return this.#state === 'destroyed';
  }

  /** What restores this window as it is now. */
  save(): Restore {
    const state = this.#state;
    const title = this.#title;
    return together(saveListeners(this), () => {
      this.#state = state;
      this.#title = title;
    });
  }

  /** Goes without a word, as what a test opened does when the test is over. */
  discard(): void {
    this.#state = 'destroyed';
    this.#host.registry.windows.delete(this.id);
  }

  #finish(): void {
    this.discard();
    this.emit('closed', createEvent());
    if (this.#host.registry.windows.size === 0) this.#host.announce('window-all-closed');
  }

  #live(): void {
    if (this.#state === 'destroyed') throw destroyedError(this.#host.bus.era);
  }
}

// S3.6.au
Object.defineProperty(WindowTwin.prototype, nativeMark, { value: true });

/** The statics of `BrowserWindow` (S12.3). */
export interface BrowserWindowClass {
  new (options?: Electron.BrowserWindowConstructorOptions): WindowTwin;
  fromId(id: number): WindowTwin | null;
  fromWebContents(contents: Pick<Electron.WebContents, 'id' | 'isDestroyed'>): WindowTwin | null;
  getAllWindows(): WindowTwin[];
}

/** Makes the `BrowserWindow` of one fake: `new BrowserWindow()` has nothing but its class to find the fake by. */
export function createBrowserWindowClass(host: WindowHost): BrowserWindowClass {
  const { windows } = host.registry;
  return class BrowserWindow extends WindowTwin {
    /** Opens a window in memory. The first one adopts the exported `ipcRenderer`. */
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(host, options);
    }

    /** The window with this id, or `null` (S12.3). */
    static fromId(id: number): WindowTwin | null {
      return windows.get(id) ?? null;
    }

    /**
     * The window that shows `contents` or its embedder, or `null` (S12.3).
     *
     * @throws TypeError `Object has been destroyed`
     */
    static fromWebContents(contents: Pick<Electron.WebContents, 'id' | 'isDestroyed'>): WindowTwin | null {
      if (contents.isDestroyed()) throw destroyedError(host.bus.era);
      return host.registry.windowOf(contents) ?? null;
    }

    /** The windows that are not destroyed. */
    static getAllWindows(): WindowTwin[] {
      return [...windows.values()];
    }
  };
}

/** The event that window and app listeners get. */
function createEvent() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
