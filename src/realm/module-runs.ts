import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileModule } from './compile';
import { nativeError, nativeErrors } from './errors';
import { IMPORT } from './import-calls';
import type { Kit, LoadedModule } from './kit';
import type { LoaderOptions } from './loader-options';
import { nodeRequire } from './outer';
import type { Realm } from './realm';
import { isModuleByName } from './resolve';
import { timesStopped, withinLimit } from './time-limit';

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname', IMPORT];

/** What a module that runs asks its loader. */
export interface RunHost {
  /** Whether it is `require.main`. */
  isMain(module: LoadedModule): boolean;
  /** `import.meta.resolve`. */
  resolve(specifier: string, from: LoadedModule): string;
}

/** Runs the modules of one loader, each by what its file is, within the time limit. */
export class ModuleRuns {
  readonly #options: LoaderOptions;
  readonly #realm: Realm;
  readonly #kit: Kit;
  readonly #host: RunHost;
  readonly #parse: JSON['parse'];
  /** Those that were TypeScript or ES modules: their exports are already as `import` wants them. */
  readonly transformed = new WeakSet<object>();
  /** Those that are ES modules by name or package, to whom Node gives CommonJS modules as namespaces. */
  readonly modules = new WeakSet<object>();
  /** What those await that do so outside of a function. */
  readonly awaited = new WeakMap<object, Promise<void>>();
  /** What runs at this moment, the outermost first: the time limit names the last. */
  #running: string[] = [];
  #stops = timesStopped();

  constructor(options: LoaderOptions, kit: Kit, host: RunHost) {
    this.#options = options;
    this.#realm = options.realm;
    this.#kit = kit;
    this.#host = host;
    this.#parse = options.realm.global.JSON.parse;
  }

  /**
   * Runs what the file of a module says.
   *
   * @param isAwaited - whether the module may await at its top: {@link awaited} tells for what
   * @throws what the module throws; errors of the realm for what is not readable or takes too long
   */
  run(module: LoadedModule, isAwaited = false): void {
    const { filename: file } = module;
    const ending = path.extname(file);
    if (ending === '.node') {
      module.exports = nodeRequire(file)(file);
      return;
    }
    const code = nativeErrors(this.#realm, () => fs.readFileSync(file, 'utf8')).replace(/^\ufeff/, '');
    if (ending === '.json') module.exports = this.#json(code, file);
    else this.#runCode(module, code, isAwaited);
  }

  /** Modules that were stopped half-way are not loaded. */
  forgetStopped(): void {
    if (this.#stops === timesStopped()) return;
    this.#stops = timesStopped();
    for (const file of this.#running) delete this.#kit.cache[file];
    this.#running = [];
  }

  #limited(file: string, work: () => void): void {
    const isOutermost = this.#running.length === 0;
    this.#running.push(file);
    try {
      if (isOutermost) withinLimit(this.#options.limit ?? 0, () => `The module ${this.#running.at(-1)}`, work);
      else work();
    } catch (error) {
      throw this.#stops === timesStopped() ? error : nativeError(this.#realm, error);
    } finally {
      this.forgetStopped();
      this.#running.pop();
    }
  }

  #json(code: string, file: string): unknown {
    try {
      return this.#parse(code);
    } catch (error) {
      // As Node names it.
      (error as Error).message = `${file}: ${(error as Error).message}`;
      throw error;
    }
  }

  #runCode(module: LoadedModule, code: string, isAwaited: boolean): void {
    const { filename: file } = module;
    const { scope = {} } = this.#options;
    const isModule = isModuleByName(file);
    if (isModule) this.modules.add(module);
    const source = { file, code, isModule, isAwaited, parameters: PARAMETERS, scope: Object.keys(scope) };
    const compiled = nativeErrors(this.#realm, () => compileModule(this.#realm, source));
    if (compiled.isTransformed) this.transformed.add(module);
    const values = {
      ...scope,
      exports: module.exports,
      require: this.#kit.require(module),
      module,
      __filename: file,
      __dirname: module.path,
      [IMPORT]: this.#kit.import(module, () => ({
        url: pathToFileURL(file).href,
        filename: file,
        dirname: module.path,
        main: this.#host.isMain(module),
        resolve: (specifier: string) => this.#host.resolve(specifier, module),
      })),
    };
    // Not the time that it takes to load a compiler.
    this.#limited(file, () => {
      const end = compiled.run(values);
      if (end) this.awaited.set(module, end);
    });
  }
}
