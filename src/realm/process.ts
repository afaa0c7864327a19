import { EventEmitter } from 'node:events';
import * as os from 'node:os';
import * as path from 'node:path';
import { chromeVersion } from '../eras/chrome';
import { linkedBinding } from './linked-binding';
import { ownEnv } from './process-env';
import { electronMethods } from './process-methods';

/** Which of Electron's processes it is. */
export type ProcessKind = 'browser' | 'renderer' | 'service-worker' | 'utility';

export interface ProcessOptions {
  readonly kind: ProcessKind;
  /** `process.versions.electron`. */
  readonly electronVersion: string;
  /** `process.versions.chrome`; that of the Electron version if omitted. */
  readonly chromeVersion?: string;
  readonly argv?: readonly string[];
  readonly resourcesPath?: string;
  readonly defaultApp?: boolean;
  /** The following are of renderers and service workers (S10.9, S11.1). */
  readonly contextIsolated?: boolean;
  readonly isMainFrame?: boolean;
  readonly sandboxed?: boolean;
  readonly contextId?: string;
  /** Whether `app` is ready, in main. */
  readonly isReady?: () => boolean;
  /** What `process.exit` does; nothing if omitted. */
  readonly exit?: (code?: number | string | null) => void;
}

export interface OwnProcess {
  readonly process: NodeJS.Process;
  /** Forgets the listeners that were added through it, and goes back to the working directory of before. */
  dispose(): void;
}

/**
 * S10.9: `process` as code in one of Electron's processes sees it. What is written to it stays there; what is read and not
 * Electron's is that of the process that all of this runs in.
 *
 * Listeners of a main or utility process hear what the real process emits (`uncaughtException`, `exit`), those of a
 * renderer only what is emitted on this very object. `emit` reaches no listeners but those of this object.
 */
export function createProcess(options: ProcessOptions): OwnProcess {
  return options.sandboxed ? sandboxedProcess(options) : fullProcess(options);
}

/** S10.6: what Electron documents for sandboxed renderers, and no more. */
function sandboxedProcess(options: ProcessOptions): OwnProcess {
  const { arch, platform, pid, version, execPath } = process;
  const own = new EventEmitter();
  Object.assign(own, {
    ...{ arch, platform, pid, version, execPath },
    env: ownEnv(process.env),
    uptime: () => process.uptime(),
    ...electronMethods(options),
  });
  // M18.3: where the app's own files are is no business of a sandboxed page's.
  const { resourcesPath: _, ...others } = facts(options);
  defineAll(own, others);
  return { process: own as NodeJS.Process, dispose: () => own.removeAllListeners() };
}

function fullProcess(options: ProcessOptions): OwnProcess {
  const real = process;
  const own = Object.create(real) as NodeJS.Process & Record<string, unknown>;
  const folder = real.cwd();
  (EventEmitter as unknown as (this: object) => void).call(own);
  const events = options.kind === 'browser' || options.kind === 'utility' ? forwardEvents(real, own) : undefined;
  const values = {
    ...absent(real),
    env: ownEnv(real.env),
    execArgv: [...real.execArgv],
    exitCode: undefined,
    title: real.title,
    mainModule: undefined,
    // M18.6
    exit: (code?: number | string | null) => {
      own.exitCode = code ?? own.exitCode;
      options.exit?.(own.exitCode);
    },
    reallyExit: (code?: number) => options.exit?.(code),
    abort: () => options.exit?.(1),
    _linkedBinding: linkedBinding(),
    ...electronMethods(options),
    ...facts(options),
  };
  defineAll(own, values);
  return {
    process: own,
    dispose() {
      own.removeAllListeners();
      events?.();
      if (real.cwd() !== folder) real.chdir(folder);
    },
  };
}

/** M18.2: what only some processes have, and the one below, which a runner's integration has marked, may have as well. */
function absent(real: object): Record<string, undefined> {
  const names = ['defaultApp', 'contextIsolated', 'contextId', 'isMainFrame', 'sandboxed'].filter(
    (name) => name in real,
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** M18.1. */
const READ_ONLY = new Set(['type', 'resourcesPath']);

function defineAll(own: object, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) {
    Object.defineProperty(own, key, { value, writable: !READ_ONLY.has(key), enumerable: true, configurable: true });
  }
}

const CHANGING = [
  'on',
  'addListener',
  'prependListener',
  'once',
  'prependOnceListener',
  'off',
  'removeListener',
  'removeAllListeners',
  'emit',
] as const;

/** Listens to the real process for exactly those events that somebody listens to on `own`. */
function forwardEvents(real: NodeJS.Process, own: NodeJS.Process): () => void {
  const forwarders = new Map<string | symbol, (...values: unknown[]) => void>();
  const update = () => {
    const wanted = EventEmitter.prototype.eventNames.call(own);
    for (const [name, forward] of forwarders) {
      if (wanted.includes(name)) continue;
      EventEmitter.prototype.removeListener.call(real, name, forward);
      forwarders.delete(name);
    }
    for (const name of wanted) {
      if (forwarders.has(name) || name === 'newListener' || name === 'removeListener') continue;
      const forward = (...values: unknown[]) => void own.emit(name as never, ...(values as never[]));
      forwarders.set(name, forward);
      EventEmitter.prototype.on.call(real, name, forward);
    }
  };
  for (const method of CHANGING) {
    const original = EventEmitter.prototype[method] as (...values: unknown[]) => unknown;
    const value = function (this: unknown, ...values: unknown[]) {
      const result = original.apply(own, values);
      update();
      return result;
    };
    Object.defineProperty(own, method, { value, writable: true, configurable: true });
  }
  return update;
}

function facts(options: ProcessOptions): Record<string, unknown> {
  const { kind, electronVersion, defaultApp, contextIsolated, isMainFrame, sandboxed, contextId } = options;
  const isPage = kind === 'renderer' || kind === 'service-worker';
  return {
    type: kind,
    versions: Object.freeze({
      ...process.versions,
      electron: electronVersion,
      chrome: options.chromeVersion ?? chromeVersion(electronVersion),
    }),
    argv: [...(options.argv ?? process.argv.slice(0, 1))],
    resourcesPath: options.resourcesPath ?? path.join(path.dirname(process.execPath), 'resources'),
    ...(defaultApp ? { defaultApp } : {}),
    // S10.9: undefined in main.
    ...(isPage ? { contextIsolated: contextIsolated ?? false, contextId: contextId ?? `${os.hostname()}-1` } : {}),
    ...(kind === 'renderer' ? { isMainFrame: isMainFrame ?? true } : {}),
    ...(sandboxed ? { sandboxed } : {}),
  };
}
