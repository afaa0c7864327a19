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

export const SIDES: readonly ProcessSide[] = ['both', 'main', 'renderer'];

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

/** Whether the option `process` has nothing but what it may have. */
export function areSides(value: unknown): boolean {
  if (typeof value === 'string') return SIDES.includes(value as ProcessSide);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((side) => side === undefined || SIDES.includes(side as ProcessSide));
}

/** What `areSides` accepts, in words. */
export const ACCEPTED_SIDES =
  "'both', 'main' or 'renderer', or an object with one of them for `default`, for `packages` and for names of packages";
