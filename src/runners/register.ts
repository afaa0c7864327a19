import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';
import { fileFor } from './register-files';

/** What is used of Node's module loader; `@types/node` does not have all of it. */
interface Loader {
  registerHooks?(hooks: {
    resolve(
      specifier: string,
      context: unknown,
      next: (specifier: string, context: unknown) => { url: string },
    ): { url: string; format?: string; shortCircuit?: boolean };
  }): void;
  register?(specifier: string, parent: string): void;
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
  loader.register?.('./register-hooks.mjs', pathToFileURL(__filename).href);
}

register();
