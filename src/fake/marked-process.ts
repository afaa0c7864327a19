import { globalOptions } from './options';

interface Internal extends NodeJS.Process {
  _linkedBinding?(name: string): object;
}

/**
 * Gives the `process` of a test file what libraries ask of Electron's when they are imported: the type, where the option
 * `process` says which process it is, the version of Chromium, and the bindings of `@electron/remote`.
 *
 * @param version - of Electron
 */
export function markProcess(process: NodeJS.Process, version: unknown = globalOptions()?.version): void {
  const kind = globalOptions()?.process;
  if (kind === 'main' || kind === 'renderer') {
    Object.assign(process, { type: kind === 'main' ? 'browser' : 'renderer' });
  }
  // Of a page; @electron/remote tells by it whose objects are whose.
  if (kind !== 'main') Object.assign(process, { contextId: '1-1' });
  // Not that of Electron: what loads native modules would take one built for it.
  if (version !== undefined) setVersions(process, String(version));
  addMethods(process, version);
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

const METHODS = [
  ...['crash', 'hang', 'getCreationTime', 'getHeapStatistics', 'getBlinkMemoryInfo', 'getProcessMemoryInfo'],
  ...['getSystemMemoryInfo', 'getSystemVersion', 'getCPUUsage'],
];

/** What Electron adds to it, loaded when the first of them is called (M18). */
function addMethods(process: NodeJS.Process, version: unknown): void {
  let methods: Record<string, unknown> | undefined;
  for (const name of METHODS) {
    const value = (...args: unknown[]): unknown => {
      if (methods === undefined) {
        const { electronMethods } = require('../realm/process-methods') as typeof import('../realm/process-methods');
        methods = electronMethods(version === undefined ? {} : { electronVersion: String(version) });
      }
      return (methods[name] as (...given: unknown[]) => unknown)(...args);
    };
    Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

function setVersions(process: NodeJS.Process, electron: string): void {
  const versions = Object.defineProperty({ ...process.versions }, 'chrome', {
    enumerable: true,
    configurable: true,
    get: () => (require('../realm/process') as typeof import('../realm/process')).chromeVersion(electron),
  });
  // Node has it read-only.
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true, configurable: true });
}
