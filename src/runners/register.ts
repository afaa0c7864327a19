import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OWN_FOLDER } from '../words/own-folder';

const entry = (name: string): string => join(OWN_FOLDER, `${name}.js`);

/** What `require` and `import` give for each of Electron's names. S1.17: electron/common is the same object as electron. */
const ELECTRON_FILES: Readonly<Record<string, string>> = {
  electron: entry('electron'),
  'electron/common': entry('electron'),
  'electron/main': entry('main'),
  'electron/renderer': entry('renderer'),
  'electron/utility': entry('electron'),
};

/** The package itself, as a bundler in between has found it; its main file is the path of a binary. */
const INSTALLED = /[\\/]node_modules[\\/]electron[\\/]index\.js(?:[?#].*)?$/;

/** The file of ours that stands for a specifier, if it is one of Electron's. */
function fileFor(specifier: string): string | undefined {
  if (Object.hasOwn(ELECTRON_FILES, specifier)) return ELECTRON_FILES[specifier];
  return INSTALLED.test(specifier) ? ELECTRON_FILES.electron : undefined;
}

/** What is used of Node's module loader; `@types/node` does not have all of it. */
interface Loader {
  registerHooks?(hooks: {
    resolve(
      specifier: string,
      context: unknown,
      next: (specifier: string, context: unknown) => { url: string },
    ): { url: string; format?: string; shortCircuit?: boolean };
  }): void;
  register?(specifier: string, options: { parentURL: string; data: object }): void;
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

const loader = ((nodeModule as { default?: unknown }).default ?? nodeModule) as unknown as Loader;

/**
 * `--require fake-electron/register` or `--import fake-electron/register`: from here on `electron`, `electron/main`,
 * `electron/renderer`, `electron/common` and `electron/utility` are the shared fake, for `require` and `import`, in the app,
 * the tests and what they have in node_modules.
 */
function register(): void {
  if (loader.registerHooks) {
    loader.registerHooks({
      resolve(specifier, context, next) {
        const file = fileFor(specifier);
        if (file === undefined) return next(specifier, context);
        return { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true };
      },
    });
    return;
  }
  const { _resolveFilename: resolve } = loader;
  loader._resolveFilename = (request, ...rest) =>
    fileFor(request) ?? Reflect.apply(resolve, loader, [request, ...rest]);
  // `import` is resolved in a thread of its own there.
  const urls = Object.entries(ELECTRON_FILES).map(([specifier, file]) => [specifier, pathToFileURL(file).href]);
  loader.register?.('./register-hooks.mjs', {
    parentURL: pathToFileURL(__filename).href,
    data: { files: Object.fromEntries(urls), installed: INSTALLED },
  });
}

register();
