import * as vm from 'node:vm';

/** A JavaScript realm: a global object with intrinsics of its own, and how code runs in it. */
export interface Realm {
  /** `globalThis` as the code of this realm sees it. */
  readonly global: typeof globalThis & Record<PropertyKey, unknown>;
  /**
   * Runs a classic script.
   *
   * @param filename - what stack traces show
   * @returns the value of its last expression
   * @throws what the script throws; SyntaxError of this realm
   */
  run(code: string, filename?: string): unknown;
}

/** A realm of its own with nothing but JavaScript in it. */
export function createRealm(): Realm {
  return realmIn(vm.createContext());
}

/** The realm of a context that `vm.createContext` or jsdom has made. */
export function realmIn(context: vm.Context): Realm {
  return {
    global: vm.runInContext('globalThis', context) as Realm['global'],
    run: (code, filename) =>
      new vm.Script(code, {
        ...(filename === undefined ? {} : { filename }),
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      }).runInContext(context),
  };
}

/** The realm that this module runs in, which under a test runner is the test's. */
export const ownRealm: Realm = {
  global: globalThis as Realm['global'],
  run: (code, filename) => {
    // Not `vm`, whose own context is the outer one under Jest.
    // biome-ignore lint/security/noGlobalEval: what is run is the user's own code, as everywhere in this room.
    const evaluate = eval;
    return evaluate(filename === undefined ? code : `${code}\n//# sourceURL=${filename}`);
  },
};
