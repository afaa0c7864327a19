import * as fs from 'node:fs';
import * as path from 'node:path';
import { nodeModule } from './outer';

/** What a project may write for each ending, in the order of trying. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** What `require('./file')` may leave out, besides Node's own. */
const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.jsx', '.mjs', '.cjs'];

/**
 * The file that a specifier means to `require` in `from`: by Node's rules, and where those find nothing, the sources that
 * a build would have made it of (`./channels` and `./channels.js` are `./channels.ts`), those that the `main` of a
 * package names included.
 *
 * @param from - an absolute path; a folder if it ends with a separator
 * @throws Node's own error if there is none
 */
export function resolveFile(specifier: string, from: string): string {
  try {
    const found = nodeModule().createRequire(from).resolve(specifier);
    return plainInstead(found, specifier, from) ?? found;
  } catch (error) {
    const found = typeof specifier === 'string' && sourceOf(placeOf(specifier, from));
    if (found) return fs.realpathSync(found);
    throw error;
  }
}

/** A newer Node takes what a package has under `module-sync`, an ES module; where there is a CommonJS one, that needs no transformer. */
function plainInstead(file: string, specifier: string, from: string): string | undefined {
  if (isPath(specifier) || !path.isAbsolute(file) || !isModuleByName(file)) return undefined;
  const plain = exportedFile(specifier, from, REQUIRED);
  return plain === undefined || isModuleByName(plain) ? undefined : plain;
}

/** As {@link resolveFile}, for `import`: of a package what its `exports` say for that. */
export function resolveImport(specifier: string, from: string): string {
  const isPackage = !isPath(specifier) && !specifier.startsWith('#');
  return (isPackage && exportedFile(specifier, from, IMPORTED)) || resolveFile(specifier, from);
}

/** Whether the specifier is a path and not a package. */
function isPath(specifier: string): boolean {
  return /^\.{1,2}(\/|\\|$)/.test(specifier) || path.isAbsolute(specifier);
}

/** Whether a file is an ES module by its ending or by its package. */
export function isModuleByName(file: string): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  return !/\.c[jt]s$/.test(file) && packageType(path.dirname(file)) === 'module';
}

function packageType(folder: string): unknown {
  if (isFile(path.join(folder, 'package.json'))) return manifestOf(folder).type;
  const parent = path.dirname(folder);
  return parent === folder || path.basename(folder) === 'node_modules' ? undefined : packageType(parent);
}

function folderOf(from: string): string {
  return /[\\/]$/.test(from) ? from : path.dirname(from);
}

/** The path that a specifier means; of a package whose `exports` say what there is, none. */
function placeOf(specifier: string, from: string): string | undefined {
  if (isPath(specifier)) return path.resolve(folderOf(from), specifier);
  const { folder, rest = '' } = packageOf(specifier, from) ?? {};
  return folder === undefined || manifestOf(folder).exports !== undefined ? undefined : path.join(folder, rest);
}

/**
 * The source that a build would make a missing file of, by what is written for the built one.
 *
 * @param target - absolute: a file with or without its ending, or the folder of a package
 */
export function sourceOf(target: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  const { main } = manifestOf(target);
  const named = typeof main === 'string' ? sourcesOf(path.join(target, main)) : [];
  return [...named, ...sourcesOf(target)].find(isFile);
}

function sourcesOf(target: string): string[] {
  const ending = path.extname(target);
  const stem = target.slice(0, target.length - ending.length);
  return [
    ...(SOURCES[ending] ?? []).map((source) => stem + source),
    ...ENDINGS.map((source) => target + source),
    ...ENDINGS.map((source) => path.join(target, `index${source}`)),
  ];
}

interface Manifest {
  readonly type?: unknown;
  readonly main?: unknown;
  readonly exports?: Target;
}

/** The package.json in a folder, empty if there is none. */
function manifestOf(folder: string): Manifest {
  const manifest = path.join(folder, 'package.json');
  return isFile(manifest) ? (JSON.parse(fs.readFileSync(manifest, 'utf8')) as Manifest) : {};
}

function isFile(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

type Target = string | null | Target[] | { [condition: string]: Target };

/** Where an installed package is, and what of it a specifier names. */
function packageOf(specifier: string, from: string): { folder: string; rest?: string } | undefined {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const folder = (nodeModule().createRequire(from).resolve.paths(specifier) ?? [])
    .map((place) => path.join(place, name))
    .find((place) => isFile(path.join(place, 'package.json')));
  return folder === undefined ? undefined : { folder, ...(rest !== undefined && { rest }) };
}

const IMPORTED: readonly string[] = ['import', 'node', 'module-sync', 'default'];
const REQUIRED: readonly string[] = ['require', 'node', 'default'];

/** Node has no synchronous way to ask for other conditions of a package than its own. */
function exportedFile(specifier: string, from: string, conditions: readonly string[]): string | undefined {
  const { folder, rest = '' } = packageOf(specifier, from) ?? {};
  if (folder === undefined) return undefined;
  const target = targetOf(manifestOf(folder).exports, `.${rest}`, conditions);
  const file = target === undefined ? undefined : path.join(folder, target);
  return file !== undefined && isFile(file) ? fs.realpathSync(file) : undefined;
}

function targetOf(exports: Target | undefined, subpath: string, conditions: readonly string[]): string | undefined {
  const paths = typeof exports === 'object' && exports !== null && !Array.isArray(exports) ? exports : {};
  const hasPaths = Object.keys(paths).some((key) => key.startsWith('.'));
  if (!hasPaths) return subpath === '.' ? chosen(exports, conditions) : undefined;
  if (subpath in paths) return chosen(paths[subpath], conditions);
  for (const [pattern, target] of Object.entries(paths)) {
    const [before, after] = pattern.split('*') as [string, string?];
    if (after === undefined || !subpath.startsWith(before) || !subpath.endsWith(after)) continue;
    return chosen(target, conditions)?.replaceAll('*', subpath.slice(before.length, subpath.length - after.length));
  }
  return undefined;
}

function chosen(target: Target | undefined, conditions: readonly string[]): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  if (Array.isArray(target)) return target.map((each) => chosen(each, conditions)).find((found) => found !== undefined);
  for (const [condition, inner] of Object.entries(target)) {
    if (!conditions.includes(condition)) continue;
    const found = chosen(inner, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}
