import { createFakeElectron, type FakeElectron, type FakeElectronOptions } from '../../src';

/** What a `'message'` listener of a MessagePortMain gets. */
export interface Received {
  readonly data: unknown;
  readonly ports: Electron.MessagePortMain[];
}

export interface PortBench {
  create(options?: FakeElectronOptions): FakeElectron;
  fact(title: string, body: () => void | Promise<void>): void;
}

const TIMINGS: Record<string, FakeElectronOptions['timing']> = {
  sync: 'sync',
  async: 'async',
  manual: 'manual',
  'a scheduler': (deliver) => void Promise.resolve().then(deliver),
};

/** Defines the same facts in every timing of the bus. */
export function inEveryTiming(define: (bench: PortBench) => void): void {
  describe.each(Object.entries(TIMINGS))('timing: %s', (_name, timing) => {
    define({
      create: (options = {}) => createFakeElectron({ timing, ...options }),
      fact: (title, body) => test(title, async () => body()),
    });
  });
}

/** Everything that arrives on a port of main: messages by their data, and 'close'. */
export function logOf(port: Electron.MessagePortMain): unknown[] {
  const log: unknown[] = [];
  port.on('message', ({ data }) => log.push(data));
  port.on('close', () => log.push('close'));
  return log;
}

/** As `logOf`, for a port of a page. */
export function pageLogOf(port: MessagePort): unknown[] {
  const log: unknown[] = [];
  port.addEventListener('message', ({ data }) => log.push(data));
  port.addEventListener('close', () => log.push('close'));
  return log;
}

/** Sends a port of the page to main by `ipcRenderer.postMessage`. */
export async function toMain(fake: FakeElectron, port: MessagePort): Promise<Electron.MessagePortMain> {
  const arrived = new Promise<Electron.MessagePortMain>((resolve) => {
    fake.ipcMain.once('to-main', ({ ports }) => resolve(ports[0]!));
  });
  fake.ipcRenderer.postMessage('to-main', null, [port]);
  await fake.settled();
  return arrived;
}

/** Sends a port of main to the page of `renderer` by `webContents.postMessage`. */
export async function toPage(
  fake: FakeElectron,
  port: Electron.MessagePortMain,
  renderer = fake.renderer,
): Promise<MessagePort> {
  const arrived = new Promise<MessagePort>((resolve) => {
    renderer.ipcRenderer.once('to-page', ({ ports }) => resolve(ports[0]!));
  });
  renderer.webContents.postMessage('to-page', null, [port]);
  await fake.settled();
  return arrived;
}

/** What `call` throws, as a test compares it: whole, and by the name of its class. */
export function failureOf(call: () => unknown): { class: string; name: string; message: string } {
  try {
    call();
  } catch (error) {
    const thrown = error as Error;
    return { class: thrown.constructor.name, name: thrown.name, message: thrown.message };
  }
  throw new Error('nothing was thrown');
}

export const error = (message: string) => ({ class: 'Error', name: 'Error', message });
export const typeError = (message: string) => ({ class: 'TypeError', name: 'TypeError', message });

const PREFIX = "Failed to execute 'postMessage' on 'MessagePort': ";
export const domTypeError = (message: string) => typeError(PREFIX + message);
export const domError = (message: string) => ({
  class: 'DOMException',
  name: 'DataCloneError',
  message: PREFIX + message,
});

/** What arrives at `process` as uncaught exceptions until the test ends. */
export function uncaught(): unknown[] {
  const taken: unknown[] = [];
  const take = (thrown: unknown): void => void taken.push(thrown);
  process.on('uncaughtException', take);
  cleanups.push(() => process.off('uncaughtException', take));
  return taken;
}

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});
