import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FakeElectron } from './fake';
import { launchFailedError, launchOptionError, launchTimeoutError, noEntryError } from './launch-errors';
import { LaunchedApp } from './launched-app';
import type { App } from './modules/app';
import { ModuleLoader } from './realm/module-loader';
import { outerProcess } from './realm/outer';
import { createProcess } from './realm/process';
import { ownRealm } from './realm/realm';
import { trackServers } from './realm/servers';
import { createTimers } from './realm/timers';
import { saveGlobals } from './saved-globals';
import { setTimeout } from './wire/timers';
import { numbersOf } from './wire/version';

/** What `launch` takes. */
export interface LaunchOptions {
  /** What the app finds in `process.argv` after its own path. */
  args?: readonly string[];
  /** Added to `process.env` as the app sees it. */
  env?: Readonly<Record<string, string>>;
  /** Stand-ins for modules, by what the app requires: `{ 'electron-updater': { autoUpdater } }`. */
  modules?: Readonly<Record<string, unknown>>;
  /** `false` for an app that opens no window by itself. */
  window?: boolean;
  /** How many milliseconds the app has to open its first window and load it. Default 5,000. */
  timeout?: number;
}

/** What an app is in its `package.json`. */
interface Manifest {
  readonly main?: string;
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/**
 * Runs the main entry of an app as Electron does, and waits for its first window.
 *
 * @param entry - the main script, or the folder of the app's `package.json`; from the current folder
 * @throws what the main script throws; Error if there is no such app, or no window that loads in time
 */
export async function launch(
  fake: FakeElectron,
  app: App,
  entry: string,
  options: LaunchOptions,
): Promise<LaunchedApp> {
  checkOptions(options);
  const { folder, file, manifest } = find(resolve(entry));
  const { args = [], env = {}, modules = {}, timeout = 5000 } = options;
  const endings: (() => unknown)[] = [];
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  endings.push(fake.mark(), saveGlobals());
  const timers = createTimers();
  const own = createProcess({
    kind: 'browser',
    electronVersion: numbersOf(fake.bus.era.version),
    argv: [process.execPath, file, ...args],
    resourcesPath: folder,
    defaultApp: true,
    exit: (code) => app.exit(Number(code ?? 0)),
  });
  Object.assign(own.process.env, env);
  const electron = fake.view('main');
  const loader = new ModuleLoader({
    realm: ownRealm,
    modules: { electron, 'electron/main': electron, 'electron/common': electron, ...timers.modules, ...modules },
    scope: { process: own.process, ...timers.timers },
  });
  const servers = trackServers((path) => path in loader.cache);
  endings.push(
    () => own.dispose(),
    () => servers.dispose(),
    () => timers.dispose(),
  );
  const launched = new LaunchedApp(fake, app, end);
  const failed = watchRejections((path) => path in loader.cache);
  try {
    app.start(folder, manifest);
    await loader.runMain(file);
    app.becomeReady();
    await Promise.race([failed.promise, firstWindow(launched, options, timeout)]);
  } catch (error) {
    await launched.close();
    throw error;
  } finally {
    failed.stop();
  }
  return launched;
}

function find(entry: string): { folder: string; file: string; manifest: Manifest } {
  const isFolder = fs.statSync(entry, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? entry : (folderOf(dirname(entry)) ?? dirname(entry));
  const manifest = readManifest(folder);
  const file = isFolder ? resolve(entry, manifest.main ?? 'index.js') : entry;
  const known = [file, `${file}.js`, `${file}.ts`, join(file, 'index.js')].find((path) => isFile(path));
  const source = known ?? [file.replace(/\.([cm]?)js$/, '.$1ts')].find((path) => isFile(path));
  if (source === undefined) throw noEntryError(entry, file, isFolder);
  return { folder, file: source, manifest };
}

/** Where the package of a main script is. */
function folderOf(folder: string): string | undefined {
  if (isFile(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : folderOf(parent);
}

function readManifest(folder: string): Manifest {
  const path = join(folder, 'package.json');
  return isFile(path) ? (JSON.parse(fs.readFileSync(path, 'utf8')) as Manifest) : {};
}

function isFile(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function firstWindow(launched: LaunchedApp, { window = true }: LaunchOptions, timeout: number): Promise<void> {
  if (!window) return;
  const until = performance.now() + timeout;
  let failure: Error | undefined;
  const watched = new Set<object>();
  for (;;) {
    const [first] = launched.windows;
    if (first && !watched.has(first)) {
      watched.add(first);
      first.webContents.on('did-fail-load', (_event, errno, code, url, isMainFrame) => {
        if (isMainFrame) failure = launchFailedError(url, code, errno);
      });
      first.webContents.on('did-finish-load', () => {
        failure = undefined;
      });
    }
    const { webContents } = first ?? {};
    const hasLoaded = webContents && !webContents.isDestroyed() && !webContents.isLoading();
    if (hasLoaded && failure) throw failure;
    if (hasLoaded && webContents.getURL() !== '') return;
    if (performance.now() > until) throw launchTimeoutError(timeout, first !== undefined, webContents?.getURL());
    await new Promise<void>((done) => setTimeout(done, 1));
  }
}

/** What the app leaves rejected while it starts is why it does not: nobody else would say so. */
function watchRejections(isOwn: (file: string) => boolean): { promise: Promise<never>; stop: () => void } {
  const process = outerProcess();
  let reject!: (error: unknown) => void;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  const listener = (error: unknown) => {
    const { stack = '' } = (error ?? {}) as Error;
    const files = stack
      .split('\n')
      .flatMap((line) => /\(?(\/[^()]+?|[A-Za-z]:\\[^()]+?):\d+:\d+\)?$/.exec(line)?.[1] ?? []);
    if (files.some(isOwn) || files.length === 0) reject(error);
  };
  process.on('unhandledRejection', listener);
  return { promise, stop: () => process.off('unhandledRejection', listener) };
}

function checkOptions(options: LaunchOptions): void {
  const known = ['args', 'env', 'modules', 'window', 'timeout'];
  for (const name of Object.keys(options)) if (!known.includes(name)) throw launchOptionError(name, known);
}
