import * as types from 'node:util/types';
import { getOwnPropertySymbols, getPrototypeOf, hasOwn, isArray, isView } from './builtins';
import { Failure } from './failure';
import { isEnvironmentNode, lineageOf } from './lineage';
import { refusedByV8 } from './native';
import { isOfNode, isRawJson, nodeKind } from './node-objects';
import { isPlatformClass } from './platform';
import type { Intrinsics } from './realm';

/**
 * Whose value it is: in a renderer the web-platform classes are Blink's, and host objects (S3.6.ap, at). What a DOM port
 * posts is written by Blink itself, which can clone some of them (S7.21).
 */
export type Side = MainSide | 'renderer' | 'port';

/** A main process, by its Node: what became of some of Node's own objects has changed since 20 (S17.9). */
export type MainSide = 'main' | 'main-20';

/**
 * What an object is inside, whatever its prototype says. A `literal` is an object directly below `Object.prototype`, and
 * `bare` one below something else; what they still may be, their keys tell: see {@link literalKind}, {@link assertCloneable}.
 */
export type Kind =
  | 'object'
  | 'literal'
  | 'bare'
  | 'host'
  | 'platform'
  | 'array'
  | 'date'
  | 'regexp'
  | 'map'
  | 'set'
  | 'error'
  | 'boxed'
  | 'buffer'
  | 'view';

/**
 * The mark of the fake's native objects (IPC events, `WebContents`, windows). A truthy value makes an object uncloneable
 * (S3.6.au); a function is called instead when the object is packed, and returns the maker of the receiver's copies
 * (S3.6.av: a `NativeImage`).
 */
export const nativeMark: unique symbol = Symbol.for('fake-electron.native') as never;

/** What a function at {@link nativeMark} returns: it makes one more copy at each opening. */
export type HostMaker = (realm: Intrinsics) => object;

/** An object of the fake that stands for a native one. */
export interface Marked {
  readonly [nativeMark]?: unknown;
}

const {
  isAnyArrayBuffer,
  isArgumentsObject,
  isBoxedPrimitive,
  isDate,
  isExternal,
  isGeneratorObject,
  isMap,
  isModuleNamespaceObject,
  isNativeError,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSharedArrayBuffer,
  isSymbolObject,
  isWeakMap,
  isWeakSet,
} = types;

/**
 * @returns the kind of an object that V8 would clone
 * @throws Failure if it would not
 */
export function kindOf(object: object, side: Side): Kind {
  // First of all: any other question would run the traps.
  if (isProxy(object)) throw new Failure('is a Proxy');
  if (isArray(object)) return 'array';
  const lineage = lineageOf(getPrototypeOf(object) as object | null);
  if (!lineage.proxied) {
    const mark = (object as Marked)[nativeMark];
    if (typeof mark === 'function') return 'host';
    if (mark) throw new Failure(`is an Electron object${classOf(object)}`);
  }
  if (lineage.plain) return 'literal';
  if (isMain(side) && !lineage.proxied && (lineage.exotic || lineage.web) && isOfNode(object)) {
    const kind = nodeKind(object, side);
    if (kind === undefined) throw new Failure(`is a native object${classOf(object)}`);
    return kind;
  }
  const kind = slotKind(object);
  if (!isMain(side)) {
    if (side === 'port' && isPlatformClass(lineage.web)) return 'platform';
    if (isJsdomWrapper(object) || isEnvironmentNode(object)) throw new Failure(`is a DOM object${classOf(object)}`);
    if (lineage.web) throw new Failure(`is a web-platform object${classOf(object)}`);
  }
  if (kind !== 'object') return kind;
  // Under Jest neither is what it is outside, and V8 would take it for an ordinary object.
  if (object === globalThis || object === globalThis.process?.env) throw new Failure('belongs to the whole process');
  if (lineage.exotic && refusedByV8(object)) throw new Failure(`is a native object${classOf(object)}`);
  return 'bare';
}

/**
 * Most of what crosses are literals, and a dozen questions to each would cost more than all the rest. An object that is
 * something else inside gets to look like one by having its prototype replaced, or as `arguments`, `Math` and the like:
 * then it has no enumerable keys, or begins with an index. (One that was given a plain prototype *and* named properties
 * is not found out: it crosses as those properties.)
 *
 * @throws Failure if it cannot be cloned
 */
export function literalKind(object: object, firstKey: string | undefined): Kind {
  if (firstKey === undefined) return slotKind(object);
  const first = firstKey.charCodeAt(0);
  return first >= 48 && first <= 57 ? slotKind(object) : 'object';
}

/** @throws Failure if an object without keys of its own is a native one after all */
export function assertCloneable(bare: object): void {
  if (refusedByV8(bare)) throw new Failure(`is a native object${classOf(bare)}`);
}

function slotKind(object: object): Kind {
  if (isView(object)) return 'view';
  if (isDate(object)) return 'date';
  if (isMap(object)) return 'map';
  if (isSet(object)) return 'set';
  if (isNativeError(object)) return 'error';
  if (isRegExp(object)) return 'regexp';
  if (isBoxedPrimitive(object)) {
    if (isSymbolObject(object)) throw new Failure('is a boxed symbol');
    return 'boxed';
  }
  if (isAnyArrayBuffer(object)) {
    if (isSharedArrayBuffer(object)) throw new Failure('is a SharedArrayBuffer');
    return 'buffer';
  }
  if (isPromise(object)) throw new Failure('is a Promise');
  if (isArgumentsObject(object)) throw new Failure('is an arguments object');
  if (isWeakMap(object)) throw new Failure('is a WeakMap');
  if (isWeakSet(object)) throw new Failure('is a WeakSet');
  if (isGeneratorObject(object)) throw new Failure('is a generator');
  if (isModuleNamespaceObject(object)) throw new Failure('is a module namespace');
  if (isExternal(object)) throw new Failure('is a native object');
  if (isRawJson(object)) throw new Failure('is made by JSON.rawJSON');
  return 'object';
}

function isMain(side: Side): side is MainSide {
  return side === 'main' || side === 'main-20';
}

/** jsdom keeps a wrapper's implementation under a symbol of its own until 29; later ones are known by their class. */
function isJsdomWrapper(object: object): boolean {
  for (const symbol of getOwnPropertySymbols(object)) if (symbol.description === 'impl') return true;
  return false;
}

function classOf(object: object): string {
  for (let o = object; o !== null && !isProxy(o); o = getPrototypeOf(o)) {
    if (!hasOwn(o, 'constructor')) continue;
    const name = (Object.getOwnPropertyDescriptor(o, 'constructor')?.value as { name?: unknown } | undefined)?.name;
    if (typeof name === 'string' && name !== '') return ` (${name})`;
  }
  return '';
}
