import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { asksTooLate, awaitingFile, isNoCommonJs, nativeError, nativeErrors } from './errors';
import type { EsModules, PageScript } from './es-modules';
import { type Given, givenModules } from './given';
import { createKit, type Kit, type LoadedModule } from './kit';
import type { LoaderOptions } from './loader-options';
import { ModuleRuns } from './module-runs';
import { namespaceOf } from './namespace';
import { nodeRequire } from './outer';
import type { Realm } from './realm';
import { resolveFile, resolveImport } from './resolve';
import type { ScriptModules } from './script-modules';

/**
 * Node's modules in a realm: CommonJS, TypeScript and ES modules as CommonJS, and ES modules proper. Every loader has a
 * cache of its own, and nothing of it stays when it is let go.
 */
export class ModuleLoader {
  readonly realm: Realm;
  readonly #options: LoaderOptions;
  readonly #kit: Kit;
  readonly #findGiven: (specifier: unknown) => Given | undefined;
  readonly #runs: ModuleRuns;
  #main: LoadedModule | undefined;
  #lazyEsModules: EsModules | undefined;
  #lazyScriptModules: ScriptModules | undefined;

  constructor(options: LoaderOptions) {
    this.#options = options;
    this.realm = options.realm;
    this.#findGiven = givenModules(options, (place) => this.requireFrom(place));
    this.#kit = createKit(options.realm, {
      load: (from, specifier) => this.#load(specifier, from),
      resolve: (from, specifier, given) => nativeErrors(this.realm, () => this.#resolve(specifier, from, given)),
      paths: (from, specifier) => nativeErrors(this.realm, () => nodeRequire(from.filename).resolve.paths(specifier)),
      import: (from, specifier, resolve, reject) => {
        this.#import(specifier, from).then(resolve, (error) => reject(nativeError(this.realm, error)));
      },
      main: () => this.#main,
    });
    this.#runs = new ModuleRuns(options, this.#kit, {
      isMain: (module) => this.#main === module,
      resolve: (specifier, from) => this.#resolveUrl(specifier, from),
    });
  }

  /** The modules by file, as `require.cache`. */
  get cache(): Readonly<Record<string, LoadedModule | undefined>> {
    return this.#kit.cache;
  }

  /**
   * Loads a module.
   *
   * @param file - absolute; a file, or a folder with a package
   * @returns its exports
   * @throws what the module throws; errors of the realm for what is not found, not readable or takes too long
   */
  require(file: string): unknown {
    return this.#loadFile(this.resolve(file)).exports;
  }

  /**
   * Runs a module as the main one of the process, `require.main`. An ES module is turned into CommonJS where the project
   * has something to do so, else it is imported.
   *
   * @param entry - absolute; a file, or the folder of a package
   * @returns the exports, when the module has run
   * @throws as {@link require}; Error if an ES module can neither be transformed nor imported
   */
  async runMain(entry: string): Promise<unknown> {
    const file = this.resolve(entry);
    try {
      return (await this.#loadAwaited(file, undefined, true)).exports;
    } catch (error) {
      if (!isNoCommonJs(error) || !this.canImport) throw error;
      return await this.import(file);
    }
  }

  /** @returns the file that a path means, with what may be left out: the ending, `index`, the `main` of a package */
  resolve(entry: string): string {
    return nativeErrors(this.realm, () => resolveFile(path.resolve(entry), path.join(process.cwd(), 'noop.js')));
  }

  /**
   * A `require` of this realm for code that is no module: a page, a script.
   *
   * @param place - absolute; the file that requires, or a folder
   */
  requireFrom(place: string): NodeJS.Require {
    return this.scopeAt(place).require;
  }

  /** As {@link requireFrom}, with the `module` that it is of. */
  scopeAt(place: string): { readonly require: NodeJS.Require; readonly module: LoadedModule } {
    const isFolder = /[\\/]$/.test(place) || fs.statSync(place, { throwIfNoEntry: false })?.isDirectory();
    const module = this.#create(isFolder ? path.join(place, 'noop.js') : place, undefined);
    return { require: this.#kit.require(module), module };
  }

  /** Whether ES modules proper can run here. */
  get canImport(): boolean {
    return this.#esModules.isAvailable;
  }

  /**
   * Loads an ES module: as such where Node was started with `--experimental-vm-modules`, else turned into CommonJS.
   *
   * @param file - absolute
   * @returns its namespace
   * @throws what the module throws; Error if it can neither be imported nor transformed
   */
  async import(file: string): Promise<object> {
    const at = path.resolve(file);
    try {
      if (this.canImport) return await this.#esModules.run(pathToFileURL(at).href);
      return this.#namespaceOf(await this.#loadAwaited(at));
    } catch (error) {
      throw nativeError(this.realm, error);
    }
  }

  /**
   * Runs a `<script type="module">`, whose imports are addresses, never packages.
   *
   * @param url - what its imports are relative to, and what stack traces show
   * @returns its namespace
   * @throws as {@link import}
   */
  async runScript(url: string, script: PageScript): Promise<object> {
    try {
      return await (this.canImport ? this.#esModules : this.#scriptModules).run(url, script);
    } catch (error) {
      throw nativeError(this.realm, error);
    }
  }

  get #scriptModules(): ScriptModules {
    if (!this.#lazyScriptModules) {
      const { ScriptModules } = require('./script-modules') as typeof import('./script-modules');
      this.#lazyScriptModules = new ScriptModules(this.#options);
    }
    return this.#lazyScriptModules;
  }

  get #esModules(): EsModules {
    if (!this.#lazyEsModules) {
      const { EsModules } = require('./es-modules') as typeof import('./es-modules');
      this.#lazyEsModules = new EsModules(this.#options, {
        given: this.#findGiven,
        load: (file) => {
          const module = this.#loadFile(file);
          return { exports: module.exports, isTransformed: this.#runs.transformed.has(module) };
        },
      });
    }
    return this.#lazyEsModules;
  }

  #load(specifier: unknown, from: LoadedModule): unknown {
    const given = this.#findGiven(specifier);
    const module = given ? undefined : this.#loadFor(from, this.#resolve(specifier, from));
    const exports = given ? given.value : module!.exports;
    const isModule = this.#runs.modules.has(from);
    // What an ES module gives to `require` by Node's own word.
    if (!isModule && module && this.#runs.modules.has(module) && Object.hasOwn(exports as object, 'module.exports')) {
      return (exports as Record<string, unknown>)['module.exports'];
    }
    const isAsked = isModule && !(module && this.#runs.transformed.has(module));
    return isAsked ? namespaceOf(exports) : exports;
  }

  #loadFor(from: LoadedModule, file: string): LoadedModule {
    try {
      return this.#loadFile(file, from);
    } catch (error) {
      if (!this.#runs.transformed.has(from)) asksTooLate(error);
      throw error;
    }
  }

  async #import(specifier: string, from: LoadedModule): Promise<unknown> {
    const given = this.#findGiven(specifier);
    if (given) return namespaceOf(given.value);
    const file = resolveImport(specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier, from.filename);
    try {
      return this.#namespaceOf(await this.#loadAwaited(file, from));
    } catch (error) {
      if (!isNoCommonJs(error) || !this.canImport) throw error;
      return await this.import(file);
    }
  }

  /** What `import` gives of a module. */
  #namespaceOf(module: LoadedModule): object {
    return this.#runs.transformed.has(module) ? (module.exports as object) : namespaceOf(module.exports);
  }

  #resolve(specifier: unknown, from: LoadedModule, options?: unknown): string {
    if (this.#findGiven(specifier)) return specifier as string;
    return nativeErrors(this.realm, () => {
      if (options) return nodeRequire(from.filename).resolve(specifier as string, options as { paths?: string[] });
      const isModule = this.#runs.modules.has(from);
      return (isModule ? resolveImport : resolveFile)(specifier as string, from.filename);
    });
  }

  #create(file: string, from: LoadedModule | undefined): LoadedModule {
    const paths = nodeRequire(file).resolve.paths('package') ?? [];
    return this.#kit.module(file, path.dirname(file), from, paths);
  }

  /**
   * As {@link #loadFile} for whoever can wait: a module that awaits outside of a function is loaded when that is over. What it
   * imports is loaded first, where that awaits: nothing of it has run by then but its other imports.
   */
  async #loadAwaited(file: string, from?: LoadedModule, isMain = false): Promise<LoadedModule> {
    for (;;) {
      try {
        const module = this.#loadFile(file, from, isMain, !this.canImport);
        await this.#ended(module, from);
        return module;
      } catch (error) {
        const first = awaitingFile(error);
        if (first === undefined || first === file || this.canImport) throw error;
        await this.#loadAwaited(first);
      }
    }
  }

  async #ended(module: LoadedModule, from: LoadedModule | undefined): Promise<void> {
    const end = this.#runs.awaited.get(module);
    if (end === undefined) return;
    try {
      await end;
    } catch (error) {
      this.#forget(module, from);
      throw error;
    }
    module.loaded = true;
  }

  #forget(module: LoadedModule, from: LoadedModule | undefined): void {
    delete this.#kit.cache[module.filename];
    if (from) from.children = from.children.filter((child) => child !== module);
  }

  #loadFile(file: string, from?: LoadedModule, isMain = false, isAwaited = false): LoadedModule {
    const { cache } = this.#kit;
    this.#runs.forgetStopped();
    const known = cache[file];
    if (known) {
      if (from && !from.children.includes(known)) from.children.push(known);
      return known;
    }
    const module = this.#create(file, from);
    if (isMain) {
      module.id = '.';
      this.#main = module;
    }
    cache[file] = module;
    from?.children.push(module);
    try {
      this.#runs.run(module, isAwaited);
    } catch (error) {
      this.#forget(module, from);
      throw error;
    }
    module.loaded = !this.#runs.awaited.has(module);
    return module;
  }

  #resolveUrl(specifier: string, from: LoadedModule): string {
    const found = this.#resolve(specifier, from);
    return path.isAbsolute(found) ? pathToFileURL(found).href : found;
  }
}
