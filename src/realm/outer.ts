import * as vm from 'node:vm';

/** The global of the realm that Node's own classes are of; under a test runner this module's is another. */
// Node makes `DOMException` when somebody first reads it, for the context of the one who does; in one that is not its own Node 22
// ends the process. So it is read here, in its own.
export const outer = vm.runInThisContext('void globalThis.DOMException, globalThis') as typeof globalThis;

/** Node's own `module`; what a test runner gives under that name loads modules of the test. */
export type NodeModule = typeof import('node:module');

/**
 * Node's own `module`, whichever realm this is.
 *
 * @throws Error where a test runner hides it and Node is older than 20.16
 */
export function nodeModule(): NodeModule {
  // Not this realm's `process`: Jest 30 replaces the method of that one.
  const process = outerProcess();
  if (typeof process.getBuiltinModule === 'function') return process.getBuiltinModule('node:module');
  const own = process.mainModule?.constructor as unknown as NodeModule | undefined;
  return own ?? (require('node:module') as NodeModule);
}

/** Node's own `require`, which loads into the outer realm. */
export function nodeRequire(from: string): NodeJS.Require {
  return nodeModule().createRequire(from);
}

/**
 * A map of texts that lasts as long as the process: a test runner loads this package afresh for every test file. Neither
 * the map nor what is in it belongs to a test's realm, which would be kept alive by it.
 */
export function lastingTexts(name: string): Map<string, string> {
  const lasting = outer as unknown as Record<symbol, Map<string, string> | undefined>;
  const key = Symbol.for(`fake-electron.${name}`);
  const known = lasting[key];
  if (known) return known;
  const made = vm.runInThisContext('new Map()') as Map<string, string>;
  Object.defineProperty(outer, key, { value: made, configurable: true });
  return made;
}

/** The process of Node itself: a runner's sandbox has a copy, which hears nothing of rejections. */
export function outerProcess(): NodeJS.Process {
  return outer.process;
}
