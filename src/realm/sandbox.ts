import * as fs from 'node:fs';
import { clearImmediate as nodeClearImmediate, setImmediate as nodeSetImmediate } from 'node:timers';
import { compileModule } from './compile';
import { nativeError, nativeErrors, sandboxedRequireError } from './errors';
import { IMPORT } from './import-calls';
import { nodeModule } from './outer';
import type { Realm } from './realm';
import { timesStopped, withinLimit } from './time-limit';
import { isTyped } from './transform';
import { unpooledBuffer } from './unpooled-buffer';

export interface SandboxOptions {
  readonly realm: Realm;
  /** What scripts know as `process`; see `createProcess`. */
  readonly process: object;
  /** What `require` knows besides Node's modules: `electron` and, in a renderer, `electron/common`, `electron/renderer`. */
  readonly modules: Readonly<Record<string, unknown>>;
  /** Node's modules that `require` knows, with and without `node:`; those of a renderer if omitted (S10.6, S11.1). */
  readonly builtins?: readonly string[];
  /** Node's if omitted. */
  readonly setImmediate?: unknown;
  readonly clearImmediate?: unknown;
  /** Asked for what `require` does not know: what a bundler would have put into the script. */
  readonly bundled?: (specifier: string, file: string) => { readonly value: unknown } | undefined;
  /** How many milliseconds a script may take; 0, the default, for as long as it likes. */
  readonly limit?: number;
}

/** S10.6: what a sandboxed preload script sees, besides the globals of its realm. */
export interface SandboxedScope {
  require(specifier: string): unknown;
  readonly process: object;
  readonly Buffer: typeof Buffer;
  readonly global: Realm['global'];
  readonly setImmediate: unknown;
  readonly clearImmediate: unknown;
}

/** A sandboxed preload script; its source, if it is not what is in the file. */
export interface SandboxedScript {
  readonly file: string;
  readonly code?: string;
}

/** S10.6: a sandboxed renderer. */
const RENDERER_BUILTINS: readonly string[] = ['events', 'timers', 'url'];
/** S11.1: a service worker. */
export const WORKER_BUILTINS: readonly string[] = ['events', 'url'];

/** S10.6, S11.1: the scope that all preload scripts of one realm share. */
function createSandboxedScope(options: SandboxOptions, file = __filename): SandboxedScope {
  const { realm, modules, process, builtins = RENDERER_BUILTINS, bundled } = options;
  const nodeRequire = nodeModule().createRequire(__filename);
  const find = (specifier: unknown): unknown => {
    if (typeof specifier === 'string') {
      if (Object.hasOwn(modules, specifier)) return modules[specifier];
      if (builtins.includes(specifier.replace(/^node:/, ''))) return nodeRequire(specifier);
      const found = bundled?.(specifier, file);
      if (found) return found.value;
    }
    throw nativeError(realm, sandboxedRequireError(specifier));
  };
  const native = realm.run('(find) => function require(id) { return find(id); }', 'fake-electron:sandbox');
  return {
    require: (native as (find: (specifier: unknown) => unknown) => SandboxedScope['require'])(find),
    process,
    Buffer: unpooledBuffer(),
    global: realm.global,
    setImmediate: options.setImmediate ?? nodeSetImmediate,
    clearImmediate: options.clearImmediate ?? nodeClearImmediate,
  };
}

/**
 * S10.6: runs a sandboxed preload script. TypeScript is transformed first; an ES module is a syntax error, as in Electron.
 *
 * @param scope - shared by the scripts of the realm; one of its own if omitted
 * @returns `module.exports`, for whoever is curious: Electron drops it
 * @throws what the script throws; errors of the realm if it cannot be read, is no JavaScript or takes too long
 */
export function runSandboxed(options: SandboxOptions, script: SandboxedScript, scope?: SandboxedScope): unknown {
  const { realm, limit = 0 } = options;
  const { file } = script;
  const shared = scope ?? createSandboxedScope(options, file);
  const { run } = nativeErrors(realm, () => {
    const code = (script.code ?? fs.readFileSync(file, 'utf8')).replace(/^\ufeff/, '');
    return compileModule(realm, {
      file,
      code,
      isModule: false,
      isPlain: !isTyped(file),
      // Electron calls it as a plain function.
      hasNoThis: true,
      parameters: ['require', 'process', 'exports', 'module', IMPORT],
      scope: ['Buffer', 'global', 'setImmediate', 'clearImmediate'],
    });
  });
  const make = realm.run(
    '(load) => ({ module: { exports: {} }, load: (id) => new Promise((resolve) => resolve(load(String(id)))) })',
    'fake-electron:sandbox',
  ) as (load: SandboxedScope['require']) => { module: { exports: unknown }; load: unknown };
  const { module, load } = make(shared.require);
  const values = { ...shared, module, exports: module.exports, [IMPORT]: load };
  const stops = timesStopped();
  try {
    withinLimit(limit, `The preload script ${file}`, () => run(values));
  } catch (error) {
    throw stops === timesStopped() ? error : nativeError(realm, error);
  }
  return module.exports;
}
