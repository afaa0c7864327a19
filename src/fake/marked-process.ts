import * as path from 'node:path';
import { chromeVersion } from '../eras/chrome';
import { eraOf, eraOfInstalled, numbersOf } from '../eras/version';
import { callerOf } from './callers';
import { type ProcessSide, type ProcessSides, sideOf } from './importers';
import { nativePackages } from './native-packages';
import { globalOptions } from './options';
import { sharedLayer } from './shared';

interface Internal extends NodeJS.Process {
  _linkedBinding?(name: string): object;
}

/**
 * Gives the `process` that tests run in what Electron's has, for the app's code and for libraries: the type, as the importer of
 * plain `electron` would have it, the versions, the folder of the resources, the methods, and the bindings of `@electron/remote`
 * (M18, S10.9).
 *
 * @param version - of Electron; that of the project if omitted
 */
export function markProcess(process: NodeJS.Process, version: unknown = globalOptions()?.version): void {
  const option = globalOptions()?.process;
  const own = sideOf(undefined, option);
  let found: string | undefined = version === undefined ? undefined : String(version);
  const current = (): string => {
    found ??= eraOfInstalled(process.cwd()).version.name;
    return numbersOf(eraOf(sharedLayer().fake?.settings.version ?? found).version);
  };
  setType(process, option);
  // M18.2; of a page as well, as long as it is both: @electron/remote tells by the id whose objects are whose.
  const ofPage = { contextId: '1-1', contextIsolated: true };
  Object.assign(process, {
    resourcesPath: path.join(path.dirname(process.execPath), 'resources'),
    ...(own === 'main' ? {} : ofPage),
    ...(own === 'renderer' ? { isMainFrame: true } : { defaultApp: true }),
  });
  setVersions(process, current);
  addMethods(process, current);
  addBindings(process);
}

const typeOf = (side: ProcessSide): 'browser' | 'renderer' => (side === 'renderer' ? 'renderer' : 'browser');

/** Who sees a renderer's `electron` is in a renderer. */
function setType(process: NodeJS.Process, option: ProcessSide | ProcessSides | undefined): void {
  const own = typeOf(sideOf(undefined, option));
  const others = [sideOf('/node_modules/any', option), ...Object.values(option instanceof Object ? option : {})];
  const isOne = others.every((side) => side === undefined || typeOf(side) === own);
  if (isOne) define(process, 'type', own);
  else defineAccessor(process, 'type', (caller) => typeOf(sideOf(caller, option)));
}

function setVersions(process: NodeJS.Process, electron: () => string): void {
  const versions = { ...process.versions };
  const isNative = nativePackages();
  const isTheirs = (caller: string | undefined) => caller !== undefined && isNative(caller);
  defineAccessor(versions, 'electron', (caller) => (isTheirs(caller) ? undefined : electron()));
  defineAccessor(versions, 'chrome', () => chromeVersion(electron()));
  // Node has it read-only.
  define(process, 'versions', versions);
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A property that answers by the file that asks, until a test writes to it. */
function defineAccessor(target: object, name: string, answer: (caller: string | undefined) => unknown): void {
  const get = (): unknown => answer(callerOf(get));
  const set = (value: unknown): void => define(target, name, value);
  Object.defineProperty(target, name, { get, set, enumerable: true, configurable: true });
}

const METHODS = [
  ...['crash', 'hang', 'getCreationTime', 'getHeapStatistics', 'getBlinkMemoryInfo', 'getProcessMemoryInfo'],
  ...['getSystemMemoryInfo', 'getSystemVersion', 'getCPUUsage'],
];

/** What Electron adds to it, loaded when the first of them is called (M18). */
function addMethods(process: NodeJS.Process, version: () => string): void {
  let methods: Record<string, unknown> | undefined;
  for (const name of METHODS) {
    const value = (...args: unknown[]): unknown => {
      if (methods === undefined) {
        const { electronMethods } = require('../realm/process-methods') as typeof import('../realm/process-methods');
        methods = electronMethods({ electronVersion: version() });
      }
      return (methods[name] as (...given: unknown[]) => unknown)(...args);
    };
    define(process, name, value);
  }
}

function addBindings(process: NodeJS.Process): void {
  const nodes = (process as Internal)._linkedBinding;
  let electrons: ((name: string) => object) | undefined;
  Object.assign(process, {
    _linkedBinding(name: string): object {
      if (!name.startsWith('electron_') && nodes) return Reflect.apply(nodes, process, [name]);
      const { linkedBinding } = require('../realm/linked-binding') as typeof import('../realm/linked-binding');
      electrons ??= linkedBinding();
      return electrons(name);
    },
  });
}
