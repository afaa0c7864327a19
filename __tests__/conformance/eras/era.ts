import { createFakeElectron, type FakeElectron } from '../../../src';

/** What today's types of `ipcRenderer` no longer have, or have otherwise. */
interface OldRenderer {
  removeAllListeners(channel?: string): unknown;
  sendTo(webContentsId: number, channel: string, ...args: unknown[]): void;
  sendToAll(webContentsId: number, channel: string, ...args: unknown[]): void;
}

/** What today's types of `webContents` no longer have, or have otherwise. */
interface OldContents {
  send(channel: string, ...args: unknown[]): boolean;
  sendToAll(channel: string, ...args: unknown[]): boolean;
  sendToFrame(frameId: unknown, channel: unknown, ...args: unknown[]): boolean;
}

/** One app under the Electron of that version. */
export function electron(version: string) {
  const fake = createFakeElectron({ version });
  const { ipcMain, ipcRenderer } = fake;
  const { webContents } = fake.renderer;
  return {
    fake,
    ipcMain,
    ipcRenderer,
    webContents,
    oldRenderer: ipcRenderer as unknown as OldRenderer,
    oldContents: webContents as unknown as OldContents,
  };
}

/** Silences what Electron and the fake print; a test reads it off the spies. */
export function quiet(): void {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());
}

/** The lines printed by that method of the console. */
export function printed(method: 'error' | 'warn'): unknown[][] {
  return jest.mocked(console[method]).mock.calls;
}

/** An error by class and whole text. */
export interface Failure {
  readonly type: string;
  readonly message: string;
}

export const failure = (type: 'Error' | 'TypeError', message: string): Failure => ({ type, message });

function described(error: unknown): Failure {
  const thrown = error as Error;
  return { type: thrown.constructor.name, message: thrown.message };
}

/** What `call` throws. */
export function thrownBy(call: () => unknown): Failure {
  try {
    call();
  } catch (error) {
    return described(error);
  }
  throw new Error('nothing was thrown');
}

/** What `promise` rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Failure> {
  return promise.then(
    () => {
      throw new Error('it was resolved');
    },
    (error: unknown) => described(error),
  );
}

/** What main's listeners throw while `call` runs: it is an uncaught exception there and never reaches the sender. */
export async function uncaughtDuring(call: () => unknown): Promise<Failure[]> {
  const uncaught: Failure[] = [];
  const take = (error: unknown): void => void uncaught.push(described(error));
  process.on('uncaughtException', take);
  try {
    call();
    // What nobody listens to has its second chance at the end of the turn.
    await undefined;
    await undefined;
  } finally {
    process.off('uncaughtException', take);
  }
  return uncaught;
}

/** What a main-process listener gets for the arguments of a send. */
export function arrives({ ipcMain, ipcRenderer }: FakeElectron, ...args: unknown[]): unknown[] {
  let arrived: unknown[] = [];
  ipcMain.once('arrives', (_event, ...given) => {
    arrived = given;
  });
  ipcRenderer.send('arrives', ...args);
  return arrived;
}

/** What sendSync returns where main answers `value`. */
export function answered({ ipcMain, ipcRenderer }: FakeElectron, value: unknown): unknown {
  ipcMain.once('answered', (event) => {
    event.returnValue = value;
  });
  return ipcRenderer.sendSync('answered');
}

/** The event that main gets for each kind of message that the version has. */
export async function mainEvents({ ipcMain, ipcRenderer }: FakeElectron) {
  const events: Partial<Record<'send' | 'sendSync' | 'invoke' | 'postMessage', Electron.IpcMainEvent>> = {};
  ipcMain.once('send', (event) => {
    events.send = event;
  });
  ipcMain.once('sendSync', (event) => {
    events.sendSync = event;
    event.returnValue = 1;
  });
  ipcRenderer.send('send');
  ipcRenderer.sendSync('sendSync');
  if (typeof ipcRenderer.invoke === 'function') {
    ipcMain.handleOnce('invoke', (event) => {
      events.invoke = event as unknown as Electron.IpcMainEvent;
    });
    await ipcRenderer.invoke('invoke');
  }
  if (typeof ipcRenderer.postMessage === 'function') {
    ipcMain.once('postMessage', (event) => {
      events.postMessage = event;
    });
    ipcRenderer.postMessage('postMessage', 1, []);
  }
  return events;
}

/** The enumerable own properties of each of those, in their order. */
export async function mainEventFields(fake: FakeElectron): Promise<Record<string, string[]>> {
  const events = await mainEvents(fake);
  return Object.fromEntries(Object.entries(events).map(([kind, event]) => [kind, Object.keys(event)]));
}

/** The event that the renderer gets for a message from main. */
export function rendererEvent({ ipcRenderer, renderer }: FakeElectron): Record<string, unknown> {
  let received: object = {};
  ipcRenderer.once('to-renderer', (event) => {
    received = event;
  });
  renderer.webContents.send('to-renderer');
  return received as Record<string, unknown>;
}

/** Which of those members are there, as an app's feature detection sees it. */
export function present(twin: object, ...names: string[]): string[] {
  return names.filter((name) => typeof (twin as Record<string, unknown>)[name] !== 'undefined');
}

/** What tells the versions apart, in one word for each difference. */
export function surface({ ipcMain, ipcRenderer, renderer }: FakeElectron): string[] {
  return [
    ...present(ipcMain, 'handle', 'off'),
    ...present(ipcRenderer, 'invoke', 'postMessage', 'sendTo'),
    ...present(renderer.webContents, 'mainFrame', 'ipc', 'sendToAll'),
  ];
}
