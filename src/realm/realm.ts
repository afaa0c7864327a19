import * as vm from 'node:vm';

/** A JavaScript realm: a global object with intrinsics of its own, and how code runs in it. */
export interface Realm {
  /** `globalThis` as the code of this realm sees it. */
  readonly global: typeof globalThis & Record<PropertyKey, unknown>;
  /** What `vm` knows the realm by; none for the realm of this module. */
  readonly context?: vm.Context;
  /**
   * Runs a classic script.
   *
   * @param filename - what stack traces show
   * @returns the value of its last expression
   * @throws what the script throws; SyntaxError of this realm
   */
  run(code: string, filename?: string): unknown;
  /**
   * Makes a function of this realm whose body is `code`, at the very lines that it has in its file.
   *
   * @throws SyntaxError of this realm, which names the file in its stack
   */
  compile(code: string, parameters: readonly string[], filename: string): (...values: unknown[]) => unknown;
}

/** A realm of its own with nothing but JavaScript in it. */
export function createRealm(): Realm {
  return realmIn(vm.createContext());
}

/** The realm of a context that `vm.createContext` or jsdom has made. */
export function realmIn(context: vm.Context): Realm {
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  return {
    global: vm.runInContext('globalThis', context) as Realm['global'],
    context,
    run: (code, filename) =>
      new vm.Script(code, {
        ...(filename === undefined ? {} : { filename }),
        importModuleDynamically,
      }).runInContext(context),
    compile: (code, parameters, filename) =>
      vm.compileFunction(code, parameters, {
        filename,
        parsingContext: context,
        importModuleDynamically,
      }) as ReturnType<Realm['compile']>,
  };
}

/** The realm that this module runs in, which under a test runner is the test's. */
export const ownRealm: Realm = {
  global: globalThis as Realm['global'],
  run: (code, filename) => evaluate(filename === undefined ? code : `${code}\n//# sourceURL=${filename}`),
  compile: (code, parameters, filename) => {
    const compileOutside = () => vm.compileFunction(code, parameters, { filename }) as ReturnType<Realm['compile']>;
    if (isOutermost()) return compileOutside();
    try {
      const text = `(function (${parameters.join(', ')}) {${code}\n})\n//# sourceURL=${filename}`;
      return evaluate(text) as ReturnType<Realm['compile']>;
    } catch (error) {
      // V8 tells where a mistake is only to `vm`.
      throw Object.assign(error as Error, { stack: stackOf(compileOutside) ?? (error as Error).stack });
    }
  },
};

/** Not `vm`, whose own context is the outer one under Jest. */
function evaluate(code: string): unknown {
  // biome-ignore lint/security/noGlobalEval: what is run is the user's own code, as everywhere in this room.
  const inThisRealm = eval;
  return inThisRealm(code);
}

/** Whether this module runs in the realm that Node began with, which it does not under Jest. */
export function isOutermost(): boolean {
  return vm.runInThisContext('globalThis') === globalThis;
}

function stackOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).stack;
  }
}
