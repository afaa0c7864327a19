import type { Restore } from '../bus/snapshot';
import { ERA_EXPORTS } from '../eras/era-members';
import type { Era } from '../eras/version';
import { MEMBERS } from './members';

/** The shape of `require('electron')`. */
export type ElectronModule = typeof Electron.CrossProcessExports;

/** Which process a view of the module is for; `both` shows the two sides at once, as a unit test imports them. */
export type View = 'both' | 'main' | 'renderer' | 'sandboxed' | 'service-worker';

// S10.7: what an unsandboxed renderer has.
const RENDERER = new Set(
  'contextBridge crashReporter ipcRenderer nativeImage sharedTexture webFrame webUtils shell'.split(' '),
);
// S11.1
const SERVICE_WORKER = new Set(['contextBridge', 'ipcRenderer', 'nativeImage']);
const RENDERER_ONLY = new Set('contextBridge ipcRenderer webFrame webUtils'.split(' '));
const HAS: Record<View, (name: string) => boolean> = {
  both: () => true,
  main: (name) => !RENDERER_ONLY.has(name),
  renderer: (name) => RENDERER.has(name),
  sandboxed: (name) => RENDERER.has(name) && name !== 'shell',
  'service-worker': (name) => SERVICE_WORKER.has(name),
};
/** Types that have members of their own but are not exported by name. */
const UNEXPORTED = new Set(['WebContents', 'WebFrameMain', 'Session']);

/**
 * Makes one view of the module: enumerable getters without setters (S1.17), each made when it is first read.
 *
 * @param get - the module of that name, the same in every view
 */
export function createElectron(
  get: (name: string) => unknown,
  view: View,
  era: () => Era,
  replaceable: boolean,
): { electron: ElectronModule; save(): Restore } {
  const electron = {};
  for (const name of Object.keys(MEMBERS)) {
    if (UNEXPORTED.has(name)) continue;
    if (!HAS[view](name)) continue;
    const flag = ERA_EXPORTS[name];
    // S1.17 has them not configurable; Jest could not spy on them then.
    Object.defineProperty(electron, name, {
      enumerable: true,
      configurable: true,
      get: () => (flag === undefined || era()[flag] ? get(name) : undefined),
    });
  }
  const shown = (replaceable ? new Proxy(electron, describesAsData) : electron) as ElectronModule;
  return { electron: shown, save: () => saveReplaced(electron) };
}

/** Saves what stands on a view. A property that was replaced stays a plain one: Jest still puts back its original. */
function saveReplaced(electron: object): Restore {
  // Of what is behind the proxy, which would make every module to describe it.
  const before = Object.entries(Object.getOwnPropertyDescriptors(electron));
  return () => {
    for (const [name, { get, value }] of before) {
      const now = Object.getOwnPropertyDescriptor(electron, name);
      const original: unknown = get ? get.call(electron) : value;
      if (now?.writable && now.value !== original) Reflect.set(electron, name, original);
    }
  };
}

/**
 * `jest.replaceProperty` refuses a getter, and S1.17 asks for one. It looks at the descriptor first: from then on the
 * property is a plain one, which it can replace and restore; for everybody else assignment throws, as in Electron.
 */
const describesAsData: ProxyHandler<object> = {
  getOwnPropertyDescriptor(electron, name) {
    const { get, enumerable } = Reflect.getOwnPropertyDescriptor(electron, name) ?? {};
    if (get)
      Object.defineProperty(electron, name, {
        value: get.call(electron),
        writable: true,
        enumerable,
        configurable: true,
      });
    return Reflect.getOwnPropertyDescriptor(electron, name);
  },
};
