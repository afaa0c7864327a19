import { existsSync } from 'node:fs';
import type { Restore } from '../../bus/snapshot';
import { clearTimeout, setTimeout } from '../../bus/timers';
import { electronSpecifiers } from '../../eras/module-names';
import { numbersOf } from '../../eras/version';
import type { Dialogs } from '../../machine/dialogs';
import type { App } from '../../modules/app';
import { beginCounting } from '../../realm/coverage';
import { ModuleLoader } from '../../realm/module-loader';
import { createProcess } from '../../realm/process';
import { ownRealm } from '../../realm/realm';
import { trackServers } from '../../realm/servers';
import { createTimers } from '../../realm/timers';
import { nothing } from '../../words/nothing';
import { unknownOptionError, valueError } from '../../words/usage-errors';
import { findEntry, typedFile } from './app-entry';
import type { AppHost } from './app-host';
import { mainTimeoutError, runningError } from './errors';
import { FirstWindow } from './first-window';
import { RunningApp } from './running-app';
import { saveGlobals } from './saved-globals';
import { watchFaults } from './start-faults';
import { loadUtilityOf } from './utility-modules';

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
  /** How many milliseconds the app has to open its first window and load it. Default 4,000, below the time that runners give a test. */
  timeout?: number;
}

/**
 * Runs the main entry of an app as Electron does, and waits for its first window.
 *
 * @param entry - the main script, or the folder of the app's `package.json`; from the current folder
 * @throws what the main script throws; Error if there is no such app, or no window that loads in time
 */
export async function launch<Fake extends AppHost>(
  fake: Fake,
  running: Set<RunningApp>,
  app: App,
  entry: string,
  options: LaunchOptions,
): Promise<RunningApp<Fake>> {
  checkOptions(options);
  if (!isString(entry)) throw valueError('entry', entry, 'the path of a main script or of a package');
  const { folder, file, manifest } = findEntry(entry);
  if (running.size > 0) throw runningError();
  const { args = [], env = {}, modules: given = {}, timeout = 4000, window = true } = options;
  const electronVersion = numbersOf(fake.bus.era.version);
  const electron = fake.view('main');
  const timers = createTimers();
  const own = createProcess({
    kind: 'browser',
    electronVersion,
    argv: [process.execPath, file, ...args],
    resourcesPath: folder,
    defaultApp: true,
    isReady: () => app.isReady(),
    exit: (code) => app.exit(Number(code ?? 0)),
  });
  Object.assign(own.process.env, env);
  const modules = { ...electronSpecifiers(electron), ...timers.modules, ...given };
  const scope = { process: own.process, ...timers.timers };
  const loader = new ModuleLoader({ realm: ownRealm, modules, scope, limit: fake.settings.scriptTimeLimit });
  const loaders = [loader];
  const isOwn = (path: string) => loaders.some(({ cache }) => path in cache);
  beginCounting();
  const restore: Restore[] = [fake.mark(), saveGlobals()];
  const faults = watchFaults(own.process, isOwn);
  const { sourceOf } = fake.registry;
  restore.push(() => Object.assign(fake.registry, { sourceOf }));
  const servers = trackServers(isOwn);
  const launched = new RunningApp(fake, app, async () => {
    timers.dispose();
    await servers.dispose();
    faults.stop();
    own.dispose();
    // What somebody was said to do is the test's: what was done does not come back, and what was not is still told.
    const answers = fake.machine.existing<Dialogs>('dialogs')?.saveAnswers();
    for (const back of restore.reverse()) back();
    answers?.();
    running.delete(launched);
  });
  running.add(launched);
  fake.registry.sourceOf = (path) => (existsSync(path) ? path : (typedFile(path) ?? path));
  if (fake.settings.loadUtility === undefined) {
    const loaded = (of: ModuleLoader) => void loaders.push(of);
    fake.configure({
      loadUtility: loadUtilityOf({
        electronVersion,
        modules: { ...modules, ...electronSpecifiers(fake.view('utility')), ...given },
        scope,
        loaded,
      }),
    });
  }
  const first = new FirstWindow(app, fake.registry);
  try {
    app.start(folder, manifest, own.process);
    fake.bus.deprecations.process = own.process;
    await Promise.race([faults.promise, within(timeout, file, loader.runMain(file))]);
    app.becomeReady();
    await Promise.race([faults.promise, window ? first.loaded(timeout) : aTurn()]);
  } catch (error) {
    first.stop();
    // Its test is over, and did not wait for it.
    if (launched.isClosing) return await nothing;
    await launched.close();
    throw error;
  } finally {
    first.stop();
    faults.started();
  }
  return launched;
}

/** A main script may await, but not for ever. */
async function within(timeout: number, file: string, main: Promise<unknown>): Promise<void> {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(mainTimeoutError(timeout, file)), timeout);
  });
  try {
    await Promise.race([main, late]);
  } finally {
    clearTimeout(timer as NodeJS.Timeout);
  }
}

/** Time for what the app does when it is ready to fail. */
function aTurn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 1));
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each option takes, in words, and the check. */
const OPTIONS: Readonly<Record<keyof LaunchOptions, readonly [accepts: string, check: (value: unknown) => boolean]>> = {
  args: ['an array of strings', (value) => Array.isArray(value) && value.every((arg) => typeof arg === 'string')],
  env: ['an object of strings', (value) => isRecord(value) && Object.values(value as object).every(isString)],
  modules: ['an object of modules', isRecord],
  window: ['true or false', (value) => typeof value === 'boolean'],
  timeout: ['a number of milliseconds above 0', (value) => typeof value === 'number' && value > 0],
};

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function checkOptions(options: LaunchOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof LaunchOptions] : undefined;
    if (option === undefined) throw unknownOptionError('launch', name, Object.keys(OPTIONS));
    const [accepts, check] = option;
    if (value !== undefined && !check(value)) throw valueError(name, value, accepts);
  }
}
