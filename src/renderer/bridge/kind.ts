import * as types from 'node:util/types';
import {
  getOwnPropertyDescriptor,
  getOwnPropertySymbols,
  getPrototypeOf,
  isArray,
  isView,
  keys,
} from '../../wire/clone/builtins';
import { isEnvironmentNode, lineageOf } from '../../wire/clone/lineage';

/**
 * How an object crosses (S9.13–S9.19), by what it is inside. A `shell` is a plain object too, one of Blink's: what Node
 * and jsdom keep in theirs under symbols is no property of it.
 */
export type Kind = 'promise' | 'error' | 'array' | 'same' | 'plain' | 'shell' | 'cloned' | 'refused';

const {
  isAnyArrayBuffer,
  isArgumentsObject,
  isBoxedPrimitive,
  isDate,
  isGeneratorObject,
  isMap,
  isMapIterator,
  isModuleNamespaceObject,
  isNativeError,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSetIterator,
  isWeakMap,
  isWeakSet,
} = types;

/** @param inWindow - DOM objects pass only where there is a DOM (S9.16) */
export function kindOf(object: object, inWindow: boolean): Kind {
  // First of all: any other question would run the traps.
  if (isProxy(object)) return 'refused';
  if (isArray(object)) return 'array';
  const { plain, exotic, web } = lineageOf(getPrototypeOf(object) as object | null);
  if (plain && !mayHide(object)) return 'plain';
  if (!plain && (isJsdomWrapper(object) || isEnvironmentNode(object)))
    return inWindow && isShared(object) ? 'same' : 'shell';
  if (web) return inWindow && isShared(object) ? 'same' : 'shell';
  if (exotic && isWasm(object)) return 'refused';
  return slotKind(object);
}

/**
 * Most of what crosses are literals, and what only looks like one (an error that was given their prototype, `arguments`)
 * has no enumerable property, or an index for the first; as in the clone, one with named properties is not found out.
 */
function mayHide(object: object): boolean {
  const [first] = keys(object);
  if (first === undefined) return true;
  const code = first.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function slotKind(object: object): Kind {
  if (isPromise(object)) return 'promise';
  if (isNativeError(object)) return 'error';
  if (isView(object) || isDate(object) || isMap(object) || isSet(object) || isRegExp(object)) return 'cloned';
  // The clone knows which of these it refuses.
  if (isBoxedPrimitive(object) || isAnyArrayBuffer(object) || isArgumentsObject(object)) return 'cloned';
  if (isWeakMap(object) || isWeakSet(object) || isGeneratorObject(object)) return 'refused';
  if (isMapIterator(object) || isSetIterator(object) || isModuleNamespaceObject(object)) return 'refused';
  return 'plain';
}

/** jsdom keeps a wrapper's implementation under a symbol of its own until 29; later ones are known by their class. */
function isJsdomWrapper(object: object): boolean {
  for (const symbol of getOwnPropertySymbols(object)) if (symbol.description === 'impl') return true;
  return false;
}

/** S9.16: an `Element`, a `Blob` or a `File`. */
function isShared(wrapper: object): boolean {
  const tag = tagOf(wrapper);
  if (tag === 'Blob' || tag === 'File') return true;
  try {
    return (wrapper as Partial<Node>).nodeType === 1;
  } catch {
    // No wrapper of jsdom's after all.
    return false;
  }
}

function isWasm(object: object): boolean {
  const tag = tagOf(object);
  return tag === 'WebAssembly.Module' || tag === 'WebAssembly.Memory';
}

/** What the class of an object says that it is, and no getter. */
function tagOf(object: object): unknown {
  for (let o: object | null = object; o !== null && !isProxy(o); o = getPrototypeOf(o) as object | null) {
    const descriptor = getOwnPropertyDescriptor(o, Symbol.toStringTag);
    if (descriptor) return descriptor.value;
  }
  return undefined;
}
