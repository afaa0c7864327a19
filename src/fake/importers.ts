import { valueError } from '../words/usage-errors';

/** Which of Electron's processes plain `electron` is to a file: main's module, a renderer's, or both at once. */
export type ProcessSide = 'both' | 'main' | 'renderer';

/** The option `process` where not everybody sees the same. */
export interface ProcessSides {
  /** The tests and the project's own files. Default `'both'`. */
  default?: ProcessSide;
  /**
   * What stands under a `node_modules`. Default: what `default` says if that is one process; else `'main'`, or `'renderer'` in a
   * test environment with a DOM.
   */
  packages?: ProcessSide;
  /** One package (`'electron-log'`, `'@scope/name'`), or a file or folder in it (`'electron-log/renderer'`); the longest wins. */
  [packagePath: string]: ProcessSide | undefined;
}

const SIDES: readonly ProcessSide[] = ['both', 'main', 'renderer'];

/** The last of several: a package that another one has brought along. */
const IN_PACKAGE = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/s;

/** The folder of the package that a file belongs to, if it stands under a `node_modules`. */
export function packageFolder(file: string): string | undefined {
  return IN_PACKAGE.exec(file)?.[0];
}

/** The name of that package. */
export function packageName(file: string): string | undefined {
  return IN_PACKAGE.exec(file)?.[1]?.replace('\\', '/');
}

/**
 * Which process a file finds itself in (DESIGN section 7).
 *
 * @param file - its path or file URL; the tests and the project's own files if undefined
 * @param dom - whether the test environment has a document
 */
export function sideOf(
  file: string | undefined,
  option: ProcessSide | ProcessSides = 'both',
  dom: boolean = typeof document === 'object',
): ProcessSide {
  const sides = typeof option === 'string' ? { default: option } : option;
  const own = sides.default ?? 'both';
  const name = file === undefined ? undefined : packageName(file);
  if (name === undefined) return own;
  const path = name + file!.slice(packageFolder(file!)!.length).replaceAll('\\', '/');
  let longest = '';
  for (const key of Object.keys(sides)) {
    if (key === 'default' || key === 'packages' || key.length < longest.length) continue;
    if (path === key || path.startsWith(`${key}/`)) longest = key;
  }
  if (longest !== '') return sides[longest]!;
  return sides.packages ?? (own !== 'both' ? own : dom ? 'renderer' : 'main');
}

const isSide = (value: unknown): boolean => SIDES.includes(value as ProcessSide);
const IN_WORDS = SIDES.map((side) => `'${side}'`).join(', ');

/** What the option `process` takes, in words. */
export const ACCEPTED_SIDES = `${IN_WORDS}, or an object with one of them for default, for packages and for names of packages`;

/**
 * Checks the option `process`.
 *
 * @returns whether it is one word for a process, or an object of such
 * @throws TypeError that names the entry which has another value
 */
export function areSides(option: unknown): boolean {
  if (typeof option !== 'object' || option === null || Array.isArray(option)) return isSide(option);
  for (const [name, side] of Object.entries(option)) {
    if (side !== undefined && !isSide(side)) throw valueError(`process['${name}']`, side, IN_WORDS);
  }
  return true;
}

/** The one word that the environment variable `FAKE_ELECTRON_PROCESS` says. */
export function sideOfEnvironment(): ProcessSide | undefined {
  const side = process.env.FAKE_ELECTRON_PROCESS;
  if (!side) return undefined;
  if (!isSide(side)) throw valueError('FAKE_ELECTRON_PROCESS', side, IN_WORDS);
  return side as ProcessSide;
}
