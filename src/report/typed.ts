/**
 * Types for the channels that `npx fake-electron contract` has written down.
 *
 * @module contract
 */

/** What a contract says of one channel; `fake-electron contract` writes one for each. */
export interface Channel {
  /** Which ways it is used, such as `'invoke toMain'`. */
  readonly way: string;
  /** What its messages carry. */
  readonly args: readonly unknown[];
  /** What an invoke or a sendSync resolves with. */
  readonly answer?: unknown;
}

/** The channels of a contract that go one of these ways. */
export type ChannelsOf<C, Way extends string> = {
  [Name in keyof C & string]: C[Name] extends { readonly way: infer W }
    ? Extract<W, Way> extends never
      ? never
      : Name
    : never;
}[keyof C & string];

type Args<C, Name extends keyof C> = C[Name] extends { readonly args: infer A extends readonly unknown[] }
  ? [...A]
  : never;
type AnswerOf<C, Name extends keyof C> = C[Name] extends { readonly answer: infer A } ? A : undefined;

/** `ipcMain` that knows the channels of a contract and what crosses on each. */
export interface TypedIpcMain<C>
  extends Omit<Electron.IpcMain, 'handle' | 'handleOnce' | 'on' | 'once' | 'removeHandler'> {
  /** As `ipcMain.handle`, for channels that renderers invoke. */
  handle<N extends ChannelsOf<C, 'invoke toMain'>>(
    channel: N,
    listener: (event: Electron.IpcMainInvokeEvent, ...args: Args<C, N>) => Promise<AnswerOf<C, N>> | AnswerOf<C, N>,
  ): void;
  /** As `ipcMain.handleOnce`. */
  handleOnce<N extends ChannelsOf<C, 'invoke toMain'>>(
    channel: N,
    listener: (event: Electron.IpcMainInvokeEvent, ...args: Args<C, N>) => Promise<AnswerOf<C, N>> | AnswerOf<C, N>,
  ): void;
  /** As `ipcMain.removeHandler`. */
  removeHandler(channel: ChannelsOf<C, 'invoke toMain'>): void;
  /** As `ipcMain.on`, for channels that renderers send on. */
  on<N extends ChannelsOf<C, 'send toMain' | 'sendSync toMain' | 'postMessage toMain'>>(
    channel: N,
    listener: (event: Electron.IpcMainEvent, ...args: Args<C, N>) => void,
  ): this;
  /** As `ipcMain.once`. */
  once<N extends ChannelsOf<C, 'send toMain' | 'sendSync toMain' | 'postMessage toMain'>>(
    channel: N,
    listener: (event: Electron.IpcMainEvent, ...args: Args<C, N>) => void,
  ): this;
}

/** `ipcRenderer` that knows the channels of a contract and what crosses on each. */
export interface TypedIpcRenderer<C>
  extends Omit<Electron.IpcRenderer, 'invoke' | 'send' | 'sendSync' | 'on' | 'once'> {
  /** As `ipcRenderer.invoke`: resolves with what the contract has for the channel. */
  invoke<N extends ChannelsOf<C, 'invoke toMain'>>(channel: N, ...args: Args<C, N>): Promise<AnswerOf<C, N>>;
  /** As `ipcRenderer.send`. */
  send<N extends ChannelsOf<C, 'send toMain'>>(channel: N, ...args: Args<C, N>): void;
  /** As `ipcRenderer.sendSync`. */
  sendSync<N extends ChannelsOf<C, 'sendSync toMain'>>(channel: N, ...args: Args<C, N>): AnswerOf<C, N>;
  /** As `ipcRenderer.on`, for channels that main sends on. */
  on<N extends ChannelsOf<C, 'send toRenderer' | 'postMessage toRenderer'>>(
    channel: N,
    listener: (event: Electron.IpcRendererEvent, ...args: Args<C, N>) => void,
  ): this;
  /** As `ipcRenderer.once`. */
  once<N extends ChannelsOf<C, 'send toRenderer' | 'postMessage toRenderer'>>(
    channel: N,
    listener: (event: Electron.IpcRendererEvent, ...args: Args<C, N>) => void,
  ): this;
}

/** `webContents` that knows what may be sent to a renderer. */
export interface TypedWebContents<C> extends Omit<Electron.WebContents, 'send'> {
  /** As `webContents.send`, for channels that a contract has to renderers. */
  send<N extends ChannelsOf<C, 'send toRenderer'>>(channel: N, ...args: Args<C, N>): void;
}

/**
 * Electron's module with typed channels: `const { ipcMain } = electron as TypedElectron<Contract>`. Types alone, so that nothing
 * of it is in the app.
 */
export interface TypedElectron<C> extends Omit<typeof Electron.CrossProcessExports, 'ipcMain' | 'ipcRenderer'> {
  /** `ipcMain` with its channels. */
  readonly ipcMain: TypedIpcMain<C>;
  /** `ipcRenderer` with its channels. */
  readonly ipcRenderer: TypedIpcRenderer<C>;
}

/**
 * Gives Electron's module the channels of a contract: `const { ipcMain } = typed<Contract>()(electron)`. The same object comes back; an
 * app that is to load nothing of this package writes `electron as unknown as TypedElectron<Contract>`.
 */
export function typed<C>(): (electron: object) => TypedElectron<C> {
  return (electron) => electron as TypedElectron<C>;
}
