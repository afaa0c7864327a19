/**
 * `--require fake-electron/register`, or `--import`: `electron`, `electron/main` and the rest are the shared fake, for `require` and `import`,
 * also in `node_modules`. `fake-electron/register/main` and `fake-electron/register/renderer` show one side. It exports nothing.
 *
 * @module register
 */

import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ProcessSide, sideOf } from '../fake/importers';
import { markProcess } from '../fake/marked-process';
import { globalOptions } from '../fake/options';
import { asImporter } from '../fake/shared';
import { OWN_FOLDER } from '../words/own-folder';

const entry = (name: string): string => join(OWN_FOLDER, `${name}.js`);

/** By the specifier: what `require` gets, of which each that requires it sees its own process. */
const ELECTRON_FILES: Readonly<Record<string, string>> = {
  electron: entry('electron'),
  // S1.17: electron/common is the same object as electron.
  'electron/common': entry('electron'),
  'electron/main': entry('main'),
  'electron/renderer': entry('renderer'),
  'electron/utility': entry('electron'),
};

/** What an `import` of plain `electron` gets: its namespace cannot be another one for each. */
const IMPORTED: Readonly<Record<ProcessSide, string>> = {
  both: entry('both'),
  main: entry('main'),
  renderer: entry('renderer'),
};

/** The package itself, as a bundler in between has found it; its main file is the path of a binary. */
const INSTALLED = /[\\/]node_modules[\\/]electron[\\/]index\.js(?:[?#].*)?$/;

/** The file of ours that stands for a specifier, if it is one of Electron's. */
function fileFor(specifier: string): string | undefined {
  if (Object.hasOwn(ELECTRON_FILES, specifier)) return ELECTRON_FILES[specifier];
  return INSTALLED.test(specifier) ? ELECTRON_FILES.electron : undefined;
}

interface ResolveContext {
  readonly conditions?: readonly string[];
  readonly parentURL?: string;
}

/** What is used of Node's module loader; `@types/node` does not have all of it. */
interface Loader {
  registerHooks?(hooks: {
    resolve(
      specifier: string,
      context: ResolveContext,
      next: (specifier: string, context: ResolveContext) => { url: string },
    ): { url: string; format?: string; shortCircuit?: boolean };
  }): void;
  register?(specifier: string, options: { parentURL: string; data: object }): void;
  _resolveFilename(request: string, ...rest: unknown[]): string;
  _load(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): unknown;
}

const loader = ((nodeModule as { default?: unknown }).default ?? nodeModule) as unknown as Loader;

/**
 * `--require fake-electron/register` or `--import fake-electron/register`: from here on `electron`, `electron/main`,
 * `electron/renderer`, `electron/common` and `electron/utility` are the shared fake, for `require` and `import`, in the app,
 * the tests and what they have in node_modules, and `process` is marked as Electron's.
 */
function register(): void {
  markProcess(process);
  const { _load: load } = loader;
  loader._load = (request, parent, ...rest) => {
    const run = () => Reflect.apply(load, loader, [request, parent, ...rest]);
    return fileFor(request) === undefined ? run() : asImporter(parent?.filename, run);
  };
  if (loader.registerHooks) loader.registerHooks({ resolve });
  else registerThread();
}

function resolve(
  specifier: string,
  context: ResolveContext,
  next: (specifier: string, context: ResolveContext) => { url: string },
): { url: string; format?: string; shortCircuit?: boolean } {
  let file = fileFor(specifier);
  if (file === undefined) return next(specifier, context);
  if (file === ELECTRON_FILES.electron && context.conditions?.includes('import')) {
    file = IMPORTED[sideOf(context.parentURL, globalOptions()?.process)];
  }
  return { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true };
}

/** For a Node without `registerHooks`. */
function registerThread(): void {
  const { _resolveFilename: find } = loader;
  loader._resolveFilename = (request, ...rest) => fileFor(request) ?? Reflect.apply(find, loader, [request, ...rest]);
  // `import` is resolved in a thread of its own there.
  const urls = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([name, file]) => [name, pathToFileURL(file).href]));
  const option = globalOptions()?.process;
  const {
    default: own = sideOf(undefined, option),
    packages = sideOf('/node_modules/any', option),
    ...exceptions
  } = option instanceof Object ? option : {};
  loader.register?.('./register-hooks.mjs', {
    parentURL: pathToFileURL(__filename).href,
    data: { files: urls(ELECTRON_FILES), imported: urls(IMPORTED), installed: INSTALLED, own, packages, exceptions },
  });
}

register();
