import type { Realm } from './realm';

/** What the `require` of a realm asks of its loader. */
export interface Host {
  load(from: LoadedModule, specifier: unknown): unknown;
  resolve(from: LoadedModule, specifier: unknown, options: unknown): string;
  paths(from: LoadedModule, specifier: string): string[] | null;
  /** Takes the outcome by callback: the promise has to be one of the realm. */
  import(
    from: LoadedModule,
    specifier: string,
    resolve: (value: unknown) => void,
    reject: (error: unknown) => void,
  ): void;
  main(): LoadedModule | undefined;
}

/** `module`, as Node describes it; an object of the realm. */
export interface LoadedModule {
  id: string;
  path: string;
  exports: unknown;
  parent: LoadedModule | undefined;
  filename: string;
  loaded: boolean;
  children: LoadedModule[];
  paths: string[];
  require(specifier: string): unknown;
}

export interface Kit {
  readonly cache: Record<string, LoadedModule | undefined>;
  module(id: string, folder: string, parent: LoadedModule | undefined, paths: string[]): LoadedModule;
  require(from: LoadedModule): NodeJS.Require;
  /** What stands for `import`: a function with `meta`. */
  import(from: LoadedModule, meta: () => Readonly<Record<string, unknown>>): unknown;
}

/** A text and no function, since everything in it has to be of the realm that it runs in. */
const KIT = `(function (host) {
  'use strict';
  const cache = Object.create(null);
  class Module {
    constructor(id, path, parent, paths) {
      Object.assign(this, { id, path, exports: {}, filename: id, loaded: false, children: [], paths: Array.from(paths) });
      Object.defineProperty(this, 'parent', { value: parent, writable: true, configurable: true });
    }
    require(id) { return host.load(this, id); }
  }
  return {
    cache,
    module: (id, path, parent, paths) => new Module(id, path, parent, paths),
    require(module) {
      function require(id) { return host.load(module, id); }
      require.resolve = function resolve(id, options) { return host.resolve(module, id, options); };
      require.resolve.paths = function paths(id) { const found = host.paths(module, id); return found && Array.from(found); };
      Object.defineProperty(require, 'main', { get: () => host.main(), enumerable: true, configurable: true });
      require.extensions = Object.create(null);
      require.cache = cache;
      return require;
    },
    import(module, meta) {
      const call = (id) => new Promise((resolve, reject) => host.import(module, String(id), resolve, reject));
      let known;
      return Object.defineProperty(call, 'meta', {
        get: () => (known ??= Object.assign(Object.create(null), meta())),
      });
    },
  };
})`;

export function createKit(realm: Realm, host: Host): Kit {
  return (realm.run(KIT, 'fake-electron:require') as (host: Host) => Kit)(host);
}
