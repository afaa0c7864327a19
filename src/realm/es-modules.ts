import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import * as vm from 'node:vm';
import type { Given } from './given';
import type { LoaderOptions } from './loader-options';
import { namesOf } from './namespace';
import { isOutermost } from './realm';
import { isModuleByName, resolveFile, resolveImport } from './resolve';
import { withinLimit } from './time-limit';
import { isTyped, transform } from './transform';
import { isAddress, isRelative, readWeb, resolveWeb } from './web-address';

/** What ES modules import of the loader that they belong to. */
export interface EsHost {
  given(specifier: string): Given | undefined;
  load(file: string): { readonly exports: unknown; readonly isTransformed: boolean };
}

/** A `<script type="module">`. */
export interface PageScript {
  readonly code: string;
  /** It stands in the page itself, and is no module that others could import. */
  readonly isInline: boolean;
}

/** Where a module is, and by whose rules it imports. */
interface Place {
  readonly url: string;
  readonly web: boolean;
}

/** ES modules proper, which Node runs in a realm only with `--experimental-vm-modules`. */
export class EsModules {
  readonly #options: LoaderOptions;
  readonly #host: EsHost;
  readonly #places = new WeakMap<vm.Module, Place>();
  /** By address, or by specifier for what is no file. */
  readonly #known = new Map<string, Promise<vm.Module>>();
  /** Modules that are being linked cannot be linked a second time. */
  #linking: Promise<unknown> = Promise.resolve();

  constructor(options: LoaderOptions, host: EsHost) {
    this.#options = options;
    this.#host = host;
  }

  get isAvailable(): boolean {
    return typeof vm.SourceTextModule === 'function' && (this.#options.realm.context !== undefined || isOutermost());
  }

  /** @param script - of a page; without one it is the file of a Node module */
  async run(url: string, script?: PageScript): Promise<object> {
    const place = { url, web: script !== undefined };
    const create = async () => this.#create(script!.code, place);
    const module = await (script === undefined
      ? this.#at(place)
      : script.isInline
        ? create()
        : this.#once(url, create));
    return (await this.#start(module)).namespace;
  }

  async #start(module: vm.Module): Promise<vm.Module> {
    const linked = this.#linking.then(() => this.#link(module));
    this.#linking = linked.catch(() => {});
    await linked;
    await withinLimit(this.#options.limit ?? 0, `The module ${module.identifier}`, () => module.evaluate());
    return module;
  }

  async #link(module: vm.Module): Promise<void> {
    if (module.status === 'unlinked') {
      await module.link((specifier, from) => this.#import(specifier, this.#places.get(from)!));
    }
  }

  #import(specifier: string, from: Place): Promise<vm.Module> {
    const given = from.web ? undefined : this.#host.given(specifier);
    if (given) return this.#once(specifier, async () => this.#synthetic(specifier, given.value, false));
    return this.#at({ url: resolveUrl(specifier, from), web: from.web });
  }

  #at(place: Place): Promise<vm.Module> {
    return this.#once(place.url, async () => {
      const file = place.url.startsWith('file:') ? fileURLToPath(place.url) : undefined;
      if (file !== undefined && !place.web && !isModule(file)) {
        const { exports, isTransformed } = this.#host.load(file);
        return this.#synthetic(file, exports, isTransformed);
      }
      const code = await readWeb(place.url, this.#options);
      const isSource = file !== undefined && isTyped(file);
      return this.#create(isSource ? transform(code, file, 'module', () => true) : code, place);
    });
  }

  #once(key: string, make: () => Promise<vm.Module>): Promise<vm.Module> {
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }

  #create(code: string, place: Place): vm.Module {
    const { url, web } = place;
    const file = url.startsWith('file:') ? fileURLToPath(url) : undefined;
    const identifier = web ? url : (file ?? url);
    const module = this.#parse(code, {
      identifier,
      ...this.#inRealm,
      initializeImportMeta: (meta) => {
        Object.assign(meta, { url });
        if (!web && file !== undefined) Object.assign(meta, { filename: file, dirname: path.dirname(file) });
        meta.resolve = (specifier: string) => resolveUrl(specifier, place);
      },
      importModuleDynamically: async (specifier: string) => this.#start(await this.#import(specifier, place)),
    });
    this.#places.set(module, place);
    return module;
  }

  #parse(code: string, options: vm.SourceTextModuleOptions): vm.SourceTextModule {
    try {
      return new vm.SourceTextModule(code, options);
    } catch (error) {
      // V8 keeps to itself where it is.
      const said = error as Error;
      const text = `${options.identifier}: ${said.message}`;
      throw Object.assign(said, { stack: said.stack?.replace(said.message, text), message: text });
    }
  }

  #synthetic(name: string, exports: unknown, isTransformed: boolean): vm.Module {
    const names = namesOf(exports);
    const read = exports as Record<string, unknown>;
    const module = new vm.SyntheticModule(
      ['default', ...names],
      () => {
        module.setExport('default', isTransformed ? read.default : exports);
        for (const name of names) module.setExport(name, read[name]);
      },
      { identifier: name, ...this.#inRealm },
    );
    return module;
  }

  get #inRealm(): { context?: vm.Context } {
    const { context } = this.#options.realm;
    return context ? { context } : {};
  }
}

function resolveUrl(specifier: string, { url, web }: Place): string {
  if (web || isAddress(specifier) || !url.startsWith('file:')) return resolveWeb(specifier, url);
  const from = fileURLToPath(url);
  const found = isRelative(specifier)
    ? resolveFile(fileURLToPath(new URL(specifier, url)), from)
    : resolveImport(specifier, from);
  return pathToFileURL(found).href;
}

/** A file without a word on what it is, is what its syntax is. */
function isModule(file: string): boolean {
  if (/\.(?:json|node|cjs|cts)$/.test(file)) return false;
  if (isModuleByName(file)) return true;
  if (isTyped(file)) return false;
  try {
    vm.compileFunction(fs.readFileSync(file, 'utf8').replace(/^#!/, '//'));
    return false;
  } catch (error) {
    return /import statement|'export'|import\.meta|await is only/.test(String(error));
  }
}
