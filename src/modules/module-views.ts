import type { Restore } from '../bus/snapshot';
import { hasModule, namesOf, type View } from '../eras/module-names';
import type { Era } from '../eras/version';

/** The shape of `require('electron')`. */
export type ElectronModule = typeof Electron.CrossProcessExports;

export interface ElectronView {
  readonly electron: ElectronModule;
  /** The version is another one now, which may have other names. */
  enter(): void;
  save(): Restore;
  /** As it was when it was made. */
  renew(): void;
}

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
): ElectronView {
  const electron = {};
  const enter = () => {
    for (const name of namesOf(view)) {
      const has = hasModule(view, name, era());
      // S1.17 has them not configurable; Jest could not spy on them then.
      if (has && !Object.hasOwn(electron, name)) {
        Object.defineProperty(electron, name, { enumerable: true, configurable: true, get: () => get(name) });
      } else if (!has) Reflect.deleteProperty(electron, name);
    }
  };
  enter();
  const shown = (replaceable ? new Proxy(electron, describesAsData) : electron) as ElectronModule;
  return {
    electron: shown,
    enter,
    save: () => saveReplaced(electron, get),
    renew: () => restoreReplaced(electron, get),
  };
}

/** Saves what stands on a view. A property that was replaced stays a plain one: Jest still puts back its original. */
function saveReplaced(electron: object, get: (name: string) => unknown): Restore {
  const before = new Map<string, unknown>();
  // Of what is behind the proxy, which would make every module to describe it.
  for (const name of Object.keys(electron)) {
    const descriptor = Object.getOwnPropertyDescriptor(electron, name)!;
    if (descriptor.writable) before.set(name, descriptor.value);
  }
  return () => restoreReplaced(electron, (name) => (before.has(name) ? before.get(name) : get(name)));
}

function restoreReplaced(electron: object, originalOf: (name: string) => unknown): void {
  for (const name of Object.keys(electron)) {
    const now = Object.getOwnPropertyDescriptor(electron, name)!;
    // Only then: the getter makes what nobody may have asked for.
    if (!now.writable) continue;
    const original = originalOf(name);
    if (now.value !== original) Reflect.set(electron, name, original);
  }
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
