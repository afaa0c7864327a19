import * as vm from 'node:vm';
import { errorNames, realmOf } from '../wire/clone/realm';
import type { Realm } from './realm';

/** Code that was still running when its time was over. */
export function timeLimitError(what: string, milliseconds: number): Error {
  return new Error(
    `${what} ran for ${milliseconds} ms without coming to an end, and was stopped. Look for an endless loop in it, ` +
      "or give it more time with the option 'scriptTimeLimit' (in milliseconds; 0 is no limit).",
  );
}

/** S10.6: in Electron's words. */
export function sandboxedRequireError(name: unknown): Error {
  return new Error(`module not found: ${String(name)}`);
}

/** A file that has to be transformed, in a project that has nothing to do it with. */
export function noTransformerError(file: string): Error {
  return noCommonJs(
    `${file} cannot run as it is: it is TypeScript, JSX or an ES module, and has to be turned into CommonJS first. ` +
      'Install one of esbuild, @swc/core and typescript (before 7, which has no API) in the project; the first of them that ' +
      'is found does it.',
  );
}

/** Node's code for a module that `require` cannot have. */
const NO_COMMONJS = 'ERR_REQUIRE_ESM';

function noCommonJs(text: string): Error {
  return Object.assign(new Error(text), { code: NO_COMMONJS });
}

/** On the error of a module that awaits at its top: its file, as long as somebody can load it first. */
const AWAITS = Symbol('awaits');

/** The file that has to be loaded before whoever imports it, where that is why there is no CommonJS. */
export function awaitingFile(error: unknown): string | undefined {
  return (error as { [AWAITS]?: string } | null | undefined)?.[AWAITS];
}

/** What `require` asks for in the middle of a module cannot be loaded before it. */
export function asksTooLate(error: unknown): void {
  if (awaitingFile(error) !== undefined) Reflect.deleteProperty(error as object, AWAITS);
}

/** Whether the error is that there is no CommonJS to be made of a file. */
export function isNoCommonJs(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === NO_COMMONJS;
}

/** What a transformer says of a file; not each names the file. */
export function transformError(file: string, error: unknown): SyntaxError {
  const text = error instanceof Object && 'message' in error ? String(error.message) : String(error);
  // swc adds where in swc it found out.
  const [said = text] = text.split('\n\nCaused by:');
  return new SyntaxError(said.includes(file) ? said.trim() : `${file}: ${said.trim()}`);
}

function noCommonJsOf(file: string, text: string): Error {
  return Object.defineProperty(noCommonJs(text), AWAITS, { value: file, configurable: true });
}

/** `await` outside a function, which CommonJS has no place for. */
export function topLevelAwaitError(file: string): Error {
  const what = `${file} awaits outside of a function, which cannot be turned into CommonJS. `;
  // With the flag: whoever can import the module does so, and nobody is told.
  if (typeof vm.SourceTextModule === 'function') {
    return noCommonJsOf(
      file,
      `${what}A test runner's own realm runs no other modules here: move the await into a function.`,
    );
  }
  return noCommonJsOf(
    file,
    `${what}Such a module runs in a realm of its own with \`node --experimental-vm-modules\` ` +
      '(under Jest: NODE_OPTIONS=--experimental-vm-modules), or move the await into a function.',
  );
}

/** `process.crash()` and `process.hang()`, which a test would not survive. */
export function deadlyError(name: string): Error {
  return new Error(
    `process.${name}() would end this very process, in which the whole app runs. Replace it: process.${name} = () => {…}.`,
  );
}

/** In Chromium's words. */
export function bareSpecifierError(specifier: string): TypeError {
  return new TypeError(
    `Failed to resolve module specifier "${specifier}". Relative references must start with either "/", "./", or "../".`,
  );
}

/** A page's module at an address that nobody reads from. */
export function unreadableModuleError(url: string): Error {
  return new Error(
    `The module ${url} cannot be loaded: only file: addresses are read here. Give the loader a function 'loadSource' for others.`,
  );
}

/**
 * The same error as code of the realm would have it: what Node and this module throw belongs to other realms, where
 * `instanceof Error` does not hold.
 */
export function nativeError(realm: Realm, error: unknown): unknown {
  const { errors } = realmOf(realm.global);
  // Not `instanceof`, which a realm with Node answers for Node's errors as well.
  if (!isErrorLike(error) || Function.prototype[Symbol.hasInstance].call(errors.Error, error)) return error;
  const name = errorNames.find((known) => known === error.name) ?? 'Error';
  const made = new errors[name](error.message);
  for (const key of Reflect.ownKeys(error)) {
    Object.defineProperty(made, key, { ...Object.getOwnPropertyDescriptor(error, key), configurable: true });
  }
  return Object.defineProperty(made, 'stack', { value: error.stack, writable: true, configurable: true });
}

function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}

/** Does `work`, and throws what it throws as an error of the realm. */
export function nativeErrors<T>(realm: Realm, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw nativeError(realm, error);
  }
}

/** M18.5. */
export function memoryTooEarlyError(): Error {
  return new Error('Memory Info is available only after app ready');
}
