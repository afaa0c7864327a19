import type { Restore } from '../bus/snapshot';
import { hasModule, namesOf, type View } from '../eras/module-names';
import type { Era } from '../eras/version';

/** Whether the code that called `above` is to find a property that can be replaced. */
export type Replacing = (above: (...args: never[]) => unknown) => boolean;

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
 * @param isReplacing - under a runner with `replaceProperty`
 */
export function createElectron(
  get: (name: string) => unknown,
  view: View,
  era: () => Era,
  isReplacing: Replacing | undefined,
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
  const shown = (isReplacing ? new Proxy(electron, describing(isReplacing)) : electron) as ElectronModule;
  return { electron: shown, enter, save: () => saveReplaced(electron, get), renew: saveReplaced(electron, get) };
}

/** Saves what stands on a view. A property that was replaced stays a plain one: Jest still puts back its original. */
function saveReplaced(electron: object, get: (name: string) => unknown): Restore {
  // Of what is behind the proxy, which would make every module to describe it.
  return restoring(electron, Object.getOwnPropertyDescriptors(electron), get);
}

function restoring(
  electron: object,
  before: Readonly<Record<string, PropertyDescriptor>>,
  get: (name: string) => unknown,
): Restore {
  return () => {
    for (const name of Object.keys(electron)) {
      const now = Object.getOwnPropertyDescriptor(electron, name)!;
      const old = before[name];
      // Only then: the getter makes what nobody may have asked for.
      if (now.writable) {
        const original: unknown = old?.writable ? old.value : get(name);
        if (now.value !== original) Reflect.set(electron, name, original);
      } else if (old && !old.writable && (now.get !== old.get || 'value' in now)) {
        Object.defineProperty(electron, name, old);
      }
    }
  };
}

/**
 * `jest.replaceProperty` refuses a getter, and S1.17 asks for one. It looks at the descriptor first: from then on the
 * property is a plain one, which it can replace and restore; for everybody else it is a getter, and assignment throws, as in
 * Electron.
 */
function describing(isReplacing: Replacing): ProxyHandler<object> {
  return {
    getOwnPropertyDescriptor: function describe(electron, name) {
      const { get, enumerable } = Reflect.getOwnPropertyDescriptor(electron, name) ?? {};
      if (get && isReplacing(describe)) {
        Object.defineProperty(electron, name, {
          value: get.call(electron),
          writable: true,
          enumerable,
          configurable: true,
        });
      }
      return Reflect.getOwnPropertyDescriptor(electron, name);
    },
  };
}
