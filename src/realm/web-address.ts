import { URL } from 'node:url';
import { bareSpecifierError } from './errors';

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
