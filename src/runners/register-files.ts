import { join } from 'node:path';

const entry = (name: string): string => join(__dirname, '..', `${name}.js`);

/** What `require` and `import` give for each of Electron's names. S1.17: electron/common is the same object as electron. */
export const ELECTRON_FILES: Readonly<Record<string, string>> = {
  electron: entry('electron'),
  'electron/common': entry('electron'),
  'electron/main': entry('main'),
  'electron/renderer': entry('renderer'),
  'electron/utility': entry('electron'),
};

/** The package itself, as a bundler in between has found it; its main file is the path of a binary. */
const INSTALLED = /[\\/]node_modules[\\/]electron[\\/]index\.js(?:[?#].*)?$/;

/** The file of ours that stands for a specifier, if it is one of Electron's. */
export function fileFor(specifier: string): string | undefined {
  if (Object.hasOwn(ELECTRON_FILES, specifier)) return ELECTRON_FILES[specifier];
  return INSTALLED.test(specifier) ? ELECTRON_FILES.electron : undefined;
}
