import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFakeElectron, type FakeElectron, type FakeElectronOptions } from '../../src';
import type { TestedTiming } from './harness';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** The files that belong to the tests of this folder. */
export function fixture(name: string): string {
  return join(__dirname, 'fixtures', name);
}

/** A folder with these files, which goes with the test. */
export function folderOf(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fake-electron-')));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return (name) => join(folder, name);
}

let timing: TestedTiming = 'sync';

/** Defines the same tests under the default timing and under Electron's own. */
export function inBothTimings(define: () => void): void {
  for (const each of ['sync', 'async'] as const) {
    describe(`timing: ${each}`, () => {
      beforeEach(() => {
        timing = each;
      });
      afterEach(() => {
        timing = 'sync';
      });
      define();
    });
  }
}

/** One app whose windows show real pages. */
export interface PageApp {
  readonly fake: FakeElectron;
  /** What pages and preloads have sent on the channel `log`: the first argument. */
  readonly log: unknown[];
  /** The lines of the consoles. */
  readonly lines: string[];
  open(webPreferences?: Electron.WebPreferences): Electron.BrowserWindow;
}

/** An app that is quiet, and whose windows go with the test. */
export function createApp(options: FakeElectronOptions = {}): PageApp {
  const fake = createFakeElectron({ logs: false, timing, ...options });
  const log: unknown[] = [];
  const lines: string[] = [];
  fake.app.on('window-all-closed', () => {});
  fake.ipcMain.on('log', (_event, value) => log.push(value));
  fake.app.on('web-contents-created', (_event, contents) => {
    contents.on('console-message', (details) => lines.push(details.message));
  });
  cleanups.push(() => fake.reset());
  return { fake, log, lines, open: (webPreferences = {}) => new fake.BrowserWindow({ show: false, webPreferences }) };
}

/** A page whose `<body>` this is, as a URL. */
export function dataUrl(html: string): string {
  return `data:text/html,${encodeURIComponent(html)}`;
}

/** The arguments that an event comes with next, without the event. */
export function next(emitter: NodeJS.EventEmitter, event: string): Promise<unknown[]> {
  return new Promise((resolve) => emitter.once(event, (_event: unknown, ...args: unknown[]) => resolve(args)));
}

/** Waits until something is so. */
export async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** What pages run: the text of a function, called. */
export function called(body: (...args: never[]) => unknown, ...args: unknown[]): string {
  return `(${body})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
}
