import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronSpecifiers } from '../../eras/module-names';

/** Jest gives every module an object of this name. */
declare const jest: { isolateModules(load: () => void): void } | undefined;

/**
 * Runs the module anew, as a new process would, with what loads modules here: Node, or Jest with its transforms.
 *
 * @param electron - what `require('electron')` gives there
 */
export function loadModule(modulePath: string, electron: object): unknown {
  const path = resolve(modulePath);
  const isModule = isEsModule(path);
  if (typeof jest === 'object') {
    if (isModule) return importInJest(path, electron);
    jest.isolateModules(() => require(path));
    return undefined;
  }
  // As often as it is forked.
  if (isModule) return import(`${pathToFileURL(path).href}?${process.hrtime.bigint()}`);
  delete require.cache[require.resolve(path)];
  require(path);
  return undefined;
}

/** Jest imports only where Node lets it; our own loader makes do without. */
function importInJest(path: string, electron: object): Promise<unknown> {
  const { ModuleLoader } = require('../../realm/module-loader') as typeof import('../../realm/module-loader');
  const { ownRealm } = require('../../realm/realm') as typeof import('../../realm/realm');
  return new ModuleLoader({ realm: ownRealm, modules: electronSpecifiers(electron) }).runMain(path);
}

function isEsModule(path: string): boolean {
  if (path.endsWith('.mjs')) return true;
  if (!path.endsWith('.js')) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      const { type } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { type?: string };
      return type === 'module';
    } catch {
      if (dirname(folder) === folder) return false;
    }
  }
}
