import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronSpecifiers } from '../eras/module-names';
import type { PageScript } from '../realm/es-modules';
import { ModuleLoader } from '../realm/module-loader';
import { knowNodeValues } from '../realm/node-values';
import { ofRenderer } from '../realm/own-work';
import { createProcess, type OwnProcess } from '../realm/process';
import type { Realm } from '../realm/realm';
import { runSandboxed, type SandboxOptions } from '../realm/sandbox';
import type { OwnTimers } from '../realm/timers';
import { isTyped } from '../realm/transform';
import { MAIN_WORLD, PRELOAD_WORLD } from './bridge/world';

/** What of the web preferences a document's code is run by. */
export type DocumentPreferences = Readonly<Record<'contextIsolation' | 'sandbox' | 'nodeIntegration', boolean>>;

/** What the preloads of a document need of whoever shows it. */
export interface PreloadHost {
  readonly preferences: DocumentPreferences;
  /** Absolute paths, in the order in which they run (S10.1). */
  readonly preloads: readonly string[];
  readonly isMainFrame: boolean;
  /** Milliseconds that the top level of a script may take. */
  readonly limit: number;
  /** `process.versions.electron`. */
  readonly electronVersion: string;
  /** What `process.argv` ends with. */
  readonly additionalArguments: readonly string[];
  /** What Node's timers throw in the document's code. */
  uncaught(error: unknown): void;
  /** What a preload has exposed, and by the side of which `ipcRenderer`. */
  exposed(key: string, api: unknown, ipcRenderer: object | undefined): void;
  /** S10.5 */
  preloadFailed(path: string, error: unknown): void;
  /** The source of a module script that is at no `file:` address. */
  loadSource(url: string): Promise<string>;
}

/** The document that they run in. */
export interface PreloadDocument {
  readonly url: string;
  world(id: number): Realm;
  electron(): object;
}

/**
 * A sandboxed preload cannot require files, so one that is written in TypeScript goes through a bundler: what that would put
 * into it is loaded.
 */
export function bundledFrom(loader: () => ModuleLoader): NonNullable<SandboxOptions['bundled']> {
  return (specifier, file) =>
    isTyped(file) && specifier.startsWith('.') ? { value: loader().requireFrom(file)(specifier) } : undefined;
}

/** What a renderer's code requires Electron by: all five names (W1.5), or S10.6's three in a sandbox. */
export function rendererModules(electron: object, isSandboxed: boolean): Readonly<Record<string, unknown>> {
  if (!isSandboxed) return electronSpecifiers(electron);
  return { electron, 'electron/renderer': electron, 'electron/common': electron };
}

/** The code of a document beside the page's own: its preloads, and Node in the page where the preferences give it. */
export class Preload {
  readonly #host: PreloadHost;
  #options: SandboxOptions | undefined;
  readonly #document: PreloadDocument;
  #ownProcess: OwnProcess | undefined;
  #ownTimers: OwnTimers | undefined;
  #loader: ModuleLoader | undefined;
  #modules: ModuleLoader | undefined;

  constructor(host: PreloadHost, document: PreloadDocument) {
    this.#host = host;
    this.#document = document;
  }

  /** S10.8: ES modules come last, and the page waits for them. */
  run(): Promise<void> | undefined {
    const { preferences, preloads } = this.#host;
    if (preferences.nodeIntegration) this.#giveNode();
    const isModule = (file: string) => !preferences.sandbox && file.endsWith('.mjs');
    for (const file of preloads) {
      if (isModule(file)) continue;
      try {
        this.#load(file);
      } catch (error) {
        this.#host.preloadFailed(file, this.#told(file, error));
      }
    }
    const modules = preloads.filter(isModule);
    if (modules.length > 0) return this.#import(modules).then(() => this.#loaded());
    this.#loaded();
    return undefined;
  }

  /** Runs a `<script type="module">`. */
  async runModule(url: string, script: PageScript): Promise<void> {
    const { limit, loadSource } = this.#host;
    this.#modules ??= new ModuleLoader({ realm: this.#document.world(MAIN_WORLD), limit, loadSource });
    await this.#modules.runScript(url, script);
  }

  /** The document is gone. */
  release(): void {
    this.#ownProcess?.dispose();
    this.#ownTimers?.dispose();
  }

  #load(file: string): void {
    if (this.#host.preferences.sandbox) runSandboxed(this.#sandbox, { file });
    else this.#node.require(file);
  }

  async #import(files: readonly string[]): Promise<void> {
    for (const file of files) {
      try {
        await this.#node.import(file);
      } catch (error) {
        this.#host.preloadFailed(file, error);
      }
    }
  }

  /** Electron's own text for a file that is not there (S10.5). */
  #told(file: string, error: unknown): unknown {
    const isMissing = this.#host.preferences.sandbox && (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
    return isMissing ? `ENOENT: no such file or directory, open '${file}'` : error;
  }

  #loaded(): void {
    this.#ownProcess?.process.emit('loaded' as never);
  }

  get #realm(): Realm {
    return this.#document.world(PRELOAD_WORLD);
  }

  /** S10.9. */
  get #process(): NodeJS.Process {
    const { preferences, isMainFrame, electronVersion, additionalArguments } = this.#host;
    this.#ownProcess ??= createProcess({
      kind: 'renderer',
      electronVersion,
      isMainFrame,
      contextIsolated: preferences.contextIsolation,
      sandboxed: preferences.sandbox,
      argv: [process.execPath, ...(preferences.sandbox ? ['--enable-sandbox'] : []), ...additionalArguments],
    });
    return this.#ownProcess.process;
  }

  /** Node's, which end with the document as the page's own do. */
  get #timers(): OwnTimers {
    if (this.#ownTimers === undefined) {
      const { createTimers } = require('../realm/timers') as typeof import('../realm/timers');
      this.#ownTimers = createTimers(globalThis, (error) => this.#host.uncaught(error));
    }
    return this.#ownTimers;
  }

  get #immediates(): Pick<OwnTimers['timers'], 'setImmediate' | 'clearImmediate'> {
    const { setImmediate, clearImmediate } = this.#timers.timers;
    return { setImmediate, clearImmediate };
  }

  /** S10.8: the modules of an unsandboxed preload. */
  get #node(): ModuleLoader {
    if (!this.#loader && !this.#host.preferences.sandbox) knowNodeValues(this.#realm);
    this.#loader ??= new ModuleLoader({
      realm: this.#realm,
      limit: this.#host.limit,
      modules: { ...this.#electronModules, ...this.#timers.modules },
      builtin: (name, module) => ofRenderer(name, module, (error) => this.#host.uncaught(error)),
      scope: { process: this.#process, Buffer, global: this.#realm.global, ...this.#immediates },
    });
    return this.#loader;
  }

  get #electronModules(): Readonly<Record<string, unknown>> {
    return rendererModules(this.#document.electron(), this.#host.preferences.sandbox);
  }

  get #sandbox(): SandboxOptions {
    this.#options ??= {
      realm: this.#realm,
      process: this.#process,
      modules: {
        ...this.#electronModules,
        timers: this.#timers.modules.timers,
        'node:timers': this.#timers.modules.timers,
      },
      ...this.#immediates,
      bundled: bundledFrom(() => this.#node),
      limit: this.#host.limit,
    };
    return this.#options;
  }

  /** S10.10: what a page with Node has. */
  #giveNode(): void {
    const { url } = this.#document;
    const place = url.startsWith('file:')
      ? fileURLToPath(url.replace(/[?#].*$/s, ''))
      : join(process.cwd(), 'page.html');
    const { require, module } = this.#node.scopeAt(place);
    const page = this.#document.world(MAIN_WORLD);
    const { global } = page;
    knowNodeValues(page);
    const given = {
      ...{ require, module, __filename: place, __dirname: dirname(place) },
      ...{ process: this.#process, Buffer, global, ...this.#immediates },
    };
    for (const [name, value] of Object.entries(given)) {
      Object.defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
    }
  }
}
