import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sourceOf } from '../../realm/resolve';
import { isTyped } from '../../realm/transform';
import { brokenManifestError, noEntryError } from './errors';

/** What an app is in its `package.json`. */
export interface Manifest {
  readonly main?: string;
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/** What there is to run. */
export interface AppEntry {
  readonly folder: string;
  readonly file: string;
  readonly manifest: Manifest;
}

/**
 * Finds the main script of an app, and the package that it belongs to.
 *
 * @param entry - the main script, or the folder of the app's `package.json`; from the current folder
 * @throws Error if there is none
 */
export function findEntry(entry: string): AppEntry {
  const path = resolve(entry);
  const isFolder = fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? path : folderOf(path);
  const manifest = isFolder || isMainOf(folder, path) ? readManifest(folder) : {};
  const named = isFolder ? resolve(path, manifest.main ?? 'index.js') : path;
  const found = [named, `${named}.js`, join(named, 'index.js')].find(isFile) ?? sourceOf(named);
  if (found === undefined) throw noEntryError(path, named, isFolder ? manifest.main !== undefined : undefined);
  return { folder, file: found, manifest };
}

/** The source that a build makes a missing file of. */
export function typedFile(file: string): string | undefined {
  const source = file.replace(/\.([cm]?)js$/, '.$1ts');
  return source !== file && isFile(source) ? source : undefined;
}

/**
 * The app of a script: Electron takes the script's own folder, and no package. What is the `main` of the package around it,
 * or a source that Electron could not run and the `main` is built of, is started as that package.
 */
function folderOf(script: string): string {
  const folder = packageOf(dirname(script));
  return folder !== undefined && isMainOf(folder, script) ? folder : dirname(script);
}

function isMainOf(folder: string, script: string): boolean {
  if (isTyped(script)) return true;
  const { main = 'index.js' } = readManifest(folder);
  const named = resolve(folder, main);
  const found = [named, `${named}.js`, join(named, 'index.js')].find(isFile);
  const given = [script, `${script}.js`, join(script, 'index.js')].find(isFile);
  // Without either file, it is the source of what is named.
  return found === undefined || given === undefined ? named === script : found === given;
}

function packageOf(folder: string): string | undefined {
  if (isFile(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : packageOf(parent);
}

function readManifest(folder: string): Manifest {
  const path = join(folder, 'package.json');
  if (!isFile(path)) return {};
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8')) as Manifest;
  } catch (error) {
    throw brokenManifestError(path, error);
  }
}

function isFile(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
