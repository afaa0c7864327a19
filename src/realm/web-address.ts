import * as fs from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { bareSpecifierError, unreadableModuleError } from './errors';
import type { LoaderOptions } from './loader-options';

/** Whether a specifier is an address by itself. */
export function isAddress(specifier: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(specifier);
}

export function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier);
}

/**
 * What a module of a page means by a specifier: an address, never a package.
 *
 * @param from - the address of the module
 * @throws TypeError, in Chromium's words, for anything else
 */
export function resolveWeb(specifier: string, from: string): string {
  if (isAddress(specifier)) return specifier;
  if (!isRelative(specifier)) throw bareSpecifierError(specifier);
  return new URL(specifier, from).href;
}

/**
 * The source of a module at an address.
 *
 * @throws Error for a file that is not there, and for other addresses if nobody reads them
 */
export function readWeb(url: string, { loadSource }: LoaderOptions): string | Promise<string> {
  if (url.startsWith('file:')) return fs.readFileSync(fileURLToPath(url), 'utf8');
  if (!loadSource) throw unreadableModuleError(url);
  return loadSource(url);
}
