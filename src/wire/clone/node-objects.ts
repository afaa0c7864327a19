import { getPrototypeOf } from './builtins';
import type { MainSide } from './kind';

/** Classes of Node 20 whose instances V8 refuses to clone, and since 22 writes as `{}`: all that they are is private. */
const REFUSED_BY_20 = [
  'BlockList',
  'Blob',
  'File',
  'ReadableStream',
  'SocketAddress',
  'TransformStream',
  'WritableStream',
] as const;

/** By the prototype. Found once for each: what an object is made of is settled when it is constructed. */
const known = new WeakMap<object, boolean>();

/** Whether what becomes of it depends on the Node that Electron has, and not on the one that runs the test (S17.9). */
export function isOfNode(object: object): boolean {
  for (let at = getPrototypeOf(object) as object | null; at !== null; at = getPrototypeOf(at) as object | null) {
    let found = known.get(at);
    if (found === undefined) {
      found = isNodes(at);
      known.set(at, found);
    }
    if (found) return true;
  }
  return false;
}

/**
 * What such an object is in a main process.
 *
 * @returns `undefined` for what cannot be cloned there
 */
export function nodeKind(object: object, side: MainSide): 'error' | 'object' | undefined {
  if (isException(object)) return side === 'main' ? 'error' : 'object';
  return side === 'main' ? 'object' : undefined;
}

function isNodes(prototype: object): boolean {
  const { constructor: maker } = prototype;
  if (typeof maker !== 'function' || maker.prototype !== prototype) return false;
  const { name } = maker;
  if (name !== 'DOMException' && !(REFUSED_BY_20 as readonly string[]).includes(name)) return false;
  return maker === nodes(name) || Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag)?.value === name;
}

function nodes(name: string): unknown {
  if (name !== 'BlockList' && name !== 'SocketAddress') return Reflect.get(globalThis, name);
  return (require('node:net') as typeof import('node:net'))[name];
}

function isException(object: object): boolean {
  return 'code' in object && 'name' in object && 'message' in object;
}

/** V8 knows such an object by its map, and refuses it; some Nodes have the function only behind a flag. */
const { isRawJSON } = JSON as { isRawJSON?: (value: unknown) => boolean };

export function isRawJson(object: object): boolean {
  return isRawJSON?.(object) ?? false;
}
