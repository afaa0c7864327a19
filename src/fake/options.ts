import type { BusOptions, Timing } from '../bus/options';
import { LOUD_KINDS, PROBLEM_KINDS, type ProblemKind } from '../bus/problem';
import { resolveVersion } from '../eras/version';
import { optionError } from '../words/usage-errors';
import { ACCEPTED_SIDES, areSides, type ProcessSide, type ProcessSides, sideOfEnvironment } from './importers';

/** What `createFakeElectron()` and `configure()` take. */
export interface FakeElectronOptions {
  /** When messages are delivered. Default `'sync'`: before the outermost call returns. */
  timing?: Timing;
  /** `'throw'` surfaces a listener's error from the outermost send. Default `'report'`: as Electron does. */
  listenerErrors?: 'report' | 'throw';
  /** Whether the console lines that Electron prints are printed. Default `true`. */
  logs?: boolean;
  /** How many messages one call may set off. Default 100,000. */
  loopLimit?: number;
  /** How many messages are kept on record at most; of more, the oldest tenth is dropped. Default 10,000. */
  recordLimit?: number;
  /** Know the cause of messages sent after an `await`. Default `false`. */
  traceAsync?: boolean;
  /** The problems that fail a test under a runner integration. */
  failOn?: readonly ProblemKind[];
  /**
   * The Electron version to behave as: `'28.1.4'`, or `'28'` for the newest of that line. Default: that of the installed
   * `electron` package, else the newest known.
   */
  version?: string;
  /**
   * How `utilityProcess.fork(modulePath)` runs a module; a promise is waited for. Default: it is required afresh, in this process.
   */
  loadUtility?: (modulePath: string, parentPort: Electron.ParentPort) => unknown;
  /**
   * Whether loads read pages and run what is in them, preloads included. Default `true`; with `false` they only tell their
   * events.
   */
  pages?: boolean;
  /** How many milliseconds the top-level code of a preload, a page or a launched app may take; 0 for any. Default 5,000. */
  scriptTimeLimit?: number;
  /**
   * Whose timers and clock pages have. Default `'real'`: a test that fakes its own leaves them alone. With `'runner'` they are those
   * of the test, so that `jest.useFakeTimers()`, `vi.useFakeTimers()` and sinon's move them; the main script of a launched app has
   * those in any case.
   */
  timers?: 'real' | 'runner';
  /**
   * What a second handler for a channel does. Default `'throw'`, as in Electron; with `'replace'` the newest wins until the
   * test ends, and the problem `second-handler` is on record.
   */
  secondHandler?: 'throw' | 'replace';
  /**
   * Which process plain `electron` and `process.type` are of. One word is for the tests and the project's own files: `'both'`
   * (default), `'main'` or `'renderer'`. What stands under `node_modules` sees the same one process, and beside `'both'` main's, or
   * the renderer's in a test environment with a DOM. An object says more:
   * `{ default: 'both', packages: 'main', 'electron-better-ipc': 'renderer', 'some-package/dist/page': 'renderer' }`.
   */
  process?: ProcessSide | ProcessSides;
  /**
   * Which servers the app's requests may reach. Default `'local'`: those of this machine; a request elsewhere fails with
   * `net::ERR_INTERNET_DISCONNECTED`, and the problem `no-network` is on record. `'all'`, or a function that is asked with the URL.
   * `system.answers()` needs none of it.
   */
  network?: 'local' | 'all' | ((url: string) => boolean);
}

export type Settings = BusOptions &
  Required<
    Pick<FakeElectronOptions, 'recordLimit' | 'failOn' | 'pages' | 'scriptTimeLimit' | 'timers' | 'process' | 'network'>
  > & {
    version: string | undefined;
    loadUtility: FakeElectronOptions['loadUtility'];
  };

const isLimit = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const oneOf =
  (...accepted: string[]) =>
  (value: unknown): boolean =>
    accepted.includes(value as string);

/** Each option with its default, what it accepts in words, and the check. */
const OPTIONS: {
  [K in keyof Settings]: { initial: Settings[K]; accepts: string; check(value: unknown): boolean };
} = {
  timing: {
    initial: 'sync',
    accepts: "'sync', 'async', 'manual' or a scheduler function",
    check: (value) => typeof value === 'function' || oneOf('sync', 'async', 'manual')(value),
  },
  listenerErrors: { initial: 'report', accepts: "'report' or 'throw'", check: oneOf('report', 'throw') },
  logs: { initial: true, accepts: 'true or false', check: isBoolean },
  loopLimit: { initial: 100_000, accepts: 'a whole number above 0', check: isLimit },
  recordLimit: { initial: 10_000, accepts: 'a whole number above 0', check: isLimit },
  traceAsync: { initial: false, accepts: 'true or false', check: isBoolean },
  failOn: {
    initial: LOUD_KINDS,
    accepts: `an array of ${PROBLEM_KINDS.map((kind) => `'${kind}'`).join(', ')}`,
    check: (value) => Array.isArray(value) && value.every((kind) => PROBLEM_KINDS.includes(kind)),
  },
  version: {
    initial: undefined,
    accepts: 'an Electron version',
    // Throws with the supported range, which says more than this table could.
    check: (value) => Boolean(resolveVersion(value as string)),
  },
  loadUtility: { initial: undefined, accepts: 'a function', check: (value) => typeof value === 'function' },
  pages: { initial: true, accepts: 'true or false', check: isBoolean },
  scriptTimeLimit: {
    initial: 5000,
    accepts: 'a whole number of milliseconds',
    check: (value) => Number.isInteger(value) && (value as number) >= 0,
  },
  timers: { initial: 'real', accepts: "'real' or 'runner'", check: oneOf('real', 'runner') },
  secondHandler: { initial: 'throw', accepts: "'throw' or 'replace'", check: oneOf('throw', 'replace') },
  process: { initial: 'both', accepts: ACCEPTED_SIDES, check: areSides },
  network: {
    initial: 'local',
    accepts: "'local', 'all' or a function",
    check: (value) => typeof value === 'function' || oneOf('local', 'all')(value),
  },
};

/** The defaults, in an object that the fake's rooms read and `configure` writes. */
export function defaultSettings(): Settings {
  return Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { initial }]) => [name, initial]),
  ) as unknown as Settings;
}

/**
 * Writes `options` into `settings`.
 *
 * @throws TypeError that names what was given and what is accepted
 */
export function applyOptions(settings: Settings, options: FakeElectronOptions): void {
  if (typeof options !== 'object' || options === null) throw optionError('options', options, 'an object', []);
  const names = Object.keys(OPTIONS);
  for (const [name, value] of Object.entries(options)) {
    const option = OPTIONS[name as keyof Settings];
    if (!Object.hasOwn(OPTIONS, name)) throw optionError(name, value, undefined, names);
    if (value !== undefined && !option.check(value)) throw optionError(name, value, option.accepts, names);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) Object.assign(settings, { [name]: value });
  }
}

/**
 * What the global `fakeElectron` holds: in Jest, `globals: { fakeElectron: { … } }` of the config and of the preset. What it leaves
 * open of `process`, the environment variable `FAKE_ELECTRON_PROCESS` says.
 *
 * @throws TypeError for another value of that variable than the one word for a process
 */
export function globalOptions(): FakeElectronOptions | undefined {
  const { fakeElectron: given = fromEnvironment() } = globalThis as { fakeElectron?: FakeElectronOptions };
  if (given?.process !== undefined) return given;
  const side = sideOfEnvironment();
  return side === undefined ? given : { ...given, process: side };
}

/** What the plugin for Vite was given. */
function fromEnvironment(): FakeElectronOptions | undefined {
  const json = process.env.FAKE_ELECTRON_OPTIONS;
  return json ? (JSON.parse(json) as FakeElectronOptions) : undefined;
}
