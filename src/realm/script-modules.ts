import { type Compiled, compileModule } from './compile';
import { nativeError, nativeErrors, unreadableModuleError } from './errors';
import type { PageScript } from './es-modules';
import { PAGE_NAMES } from './format';
import { IMPORT } from './import-calls';
import { createKit, type Kit, type LoadedModule } from './kit';
import type { LoaderOptions } from './loader-options';
import { withinLimit } from './time-limit';
import { isAddress, isRelative, readWeb, resolveWeb } from './web-address';

const PARAMETERS = ['exports', 'require', 'module', IMPORT];
/** What a transformer makes of an `import`; also a text that looks like it, which is why none is missed until it runs. */
const REQUIRE = /\brequire\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*\)/g;

interface ScriptModule {
  readonly module: LoadedModule;
  readonly compiled: Compiled;
  state: 'read' | 'running' | 'failed';
  error?: unknown;
}

/**
 * The module scripts of a page as CommonJS, for a Node that cannot run ES modules in a realm: everything that is imported is
 * read first, and then runs in the order of the imports, each once. `await` outside of a function is out of reach.
 */
export class ScriptModules {
  readonly #options: LoaderOptions;
  readonly #kit: Kit;
  /** By address. The promise comes first, as two modules may import the same one. */
  readonly #reading = new Map<string, Promise<ScriptModule>>();
  readonly #read = new Map<string, ScriptModule>();
  readonly #unreadable = new Map<string, unknown>();
  #isRunning = false;

  constructor(options: LoaderOptions) {
    const { realm } = options;
    this.#options = options;
    this.#kit = createKit(realm, {
      load: (from, specifier) => nativeErrors(realm, () => this.#load(String(specifier), from.filename)),
      resolve: (from, specifier) => resolveWeb(String(specifier), from.filename),
      paths: () => null,
      import: (from, specifier, resolve, reject) => {
        this.#import(specifier, from.filename).then(resolve, (error) => reject(nativeError(realm, error)));
      },
      main: () => undefined,
    });
  }

  async run(url: string, { code, isInline }: PageScript): Promise<object> {
    return this.#runAll(isInline ? this.#compile(code, url) : await this.#once(url, () => code));
  }

  async #import(specifier: string, from: string): Promise<object> {
    return this.#runAll(await this.#at(resolveWeb(specifier, from)));
  }

  async #runAll(script: ScriptModule): Promise<object> {
    await this.#readImports(script, new Set());
    return this.#run(script) as object;
  }

  #at(url: string): Promise<ScriptModule> {
    return this.#once(url, () => readWeb(url, this.#options));
  }

  #once(url: string, load: () => string | Promise<string>): Promise<ScriptModule> {
    const known = this.#reading.get(url);
    if (known) return known;
    const reading = (async () => {
      const script = this.#compile(await load(), url);
      this.#read.set(url, script);
      return script;
    })();
    this.#reading.set(url, reading);
    return reading;
  }

  #compile(code: string, url: string): ScriptModule {
    const { realm } = this.#options;
    const source = { file: url.replace(/[?#].*$/s, ''), code, isModule: true, isPage: true, parameters: PARAMETERS };
    const compiled = nativeErrors(realm, () => compileModule(realm, { ...source, scope: Object.values(PAGE_NAMES) }));
    return { module: this.#kit.module(url, '', undefined, []), compiled, state: 'read' };
  }

  /** All at once, as a browser does. */
  async #readImports({ module, compiled }: ScriptModule, visited: Set<string>): Promise<void> {
    const urls = importsOf(compiled.text, module.filename).filter((url) => !visited.has(url));
    for (const url of urls) visited.add(url);
    await Promise.all(
      urls.map(async (url) => {
        const script = await this.#at(url).catch((error) => void this.#unreadable.set(url, error));
        if (script) await this.#readImports(script, visited);
      }),
    );
  }

  #load(specifier: string, from: string): unknown {
    const url = resolveWeb(specifier, from);
    const script = this.#read.get(url);
    if (!script) throw this.#unreadable.get(url) ?? unreadableModuleError(url);
    return this.#run(script);
  }

  /** A module that failed fails whoever imports it, and does not run again. */
  #run(script: ScriptModule): unknown {
    const { module, state } = script;
    if (state === 'failed') throw script.error;
    if (state === 'running') return module.exports;
    script.state = 'running';
    try {
      this.#evaluate(script);
    } catch (error) {
      script.state = 'failed';
      script.error = error;
      throw error;
    }
    return module.exports;
  }

  #evaluate({ module, compiled }: ScriptModule): void {
    const { limit = 0, realm } = this.#options;
    const { filename: url } = module;
    const meta = () => ({ url, resolve: (specifier: string) => resolveWeb(specifier, url) });
    const names = Object.entries(PAGE_NAMES).map(([name, stand]) => [stand, realm.global[name]]);
    const values = {
      ...Object.fromEntries(names),
      exports: module.exports,
      require: this.#kit.require(module),
      module,
      [IMPORT]: this.#kit.import(module, meta),
    };
    if (this.#isRunning) {
      compiled.run(values);
      return;
    }
    this.#isRunning = true;
    try {
      withinLimit(limit, `The module ${url}`, () => compiled.run(values));
    } finally {
      this.#isRunning = false;
    }
  }
}

function importsOf(text: string, from: string): string[] {
  const specifiers = Array.from(text.matchAll(REQUIRE), ([, literal = '']) => literal.slice(1, -1));
  return specifiers.filter((it) => isAddress(it) || isRelative(it)).map((it) => resolveWeb(it, from));
}
