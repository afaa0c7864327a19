import * as types from 'node:util/types';
import { getOwnPropertyDescriptor, getPrototypeOf, ObjectPrototype, ownKeys, sourceText } from './builtins';

/** What the prototype chain tells about an object. The value decides what an object is; this decides what to ask it. */
export interface Lineage {
  /** Directly below an `Object.prototype`: what literals and JSON are. */
  readonly plain: boolean;
  /** A class on the way is native and none of the language's own: only V8 knows whether its instances can be cloned. */
  readonly exotic: boolean;
  /** A `Proxy` on the way: reading an inherited property would run its traps, which V8 never does. */
  readonly proxied: boolean;
  /** The web-platform class on the way (S3.6.ap, at). */
  readonly web: string | undefined;
}

const { isProxy } = types;

/** Native classes whose instances `kindOf` recognises by itself. */
const language = new Set(
  (
    'AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError ' +
    'Float16Array Float32Array Float64Array Function Int16Array Int32Array Int8Array Map Number Object Promise ' +
    'RangeError ReferenceError RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError ' +
    'TypedArray URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet'
  ).split(' '),
);

/** Classes that a page has from Blink, where their instances are host objects. Node has most of them too. */
const webClasses = new Set(
  (
    'AbortController AbortSignal Blob BroadcastChannel ByteLengthQueuingStrategy CSSRule CSSStyleDeclaration CloseEvent ' +
    'CompressionStream DOMImplementation DOMMatrix DOMParser DOMPoint DOMRect DOMRectList DOMStringMap DOMTokenList ' +
    'DataTransfer FileList HTMLCollection History ImageData Location MutationObserver MutationRecord NamedNodeMap ' +
    'NodeIterator NodeList Range Selection StyleSheet StyleSheetList TreeWalker ValidityState XMLSerializer ' +
    'CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DecompressionStream Event EventSource EventTarget ' +
    'File FormData Headers MessageChannel MessageEvent MessagePort Navigator Performance PerformanceEntry ' +
    'PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming ' +
    'ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ' +
    'ReadableStreamDefaultController ReadableStreamDefaultReader Request Response Storage SubtleCrypto TextDecoder ' +
    'TextDecoderStream TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController URL URLPattern ' +
    'URLSearchParams WebSocket WritableStream WritableStreamDefaultController WritableStreamDefaultWriter'
  ).split(' '),
);

const isNative = (value: unknown): value is { name: unknown } =>
  typeof value === 'function' && !isProxy(value) && sourceText(value).endsWith('{ [native code] }');

const dataOf = (object: object, key: PropertyKey): unknown => getOwnPropertyDescriptor(object, key)?.value;

const nameOf = (Class: unknown): unknown =>
  typeof Class === 'function' && !isProxy(Class) ? dataOf(Class, 'name') : undefined;

/** Iterators and the like have a prototype without a constructor, but with native methods. */
const hasNativeMethods = (prototype: object): boolean =>
  ownKeys(prototype).some((key) => isNative(dataOf(prototype, key)));

const none: Lineage = { plain: false, exotic: false, proxied: false, web: undefined };
const literal: Lineage = { ...none, plain: true };

/** Sound to keep by prototype: what an object is made of is settled when it is constructed. */
const lineages = new WeakMap<object, Lineage>();

/** @param prototype - the prototype of the object in question, which must not be a `Proxy` itself */
export function lineageOf(prototype: object | null): Lineage {
  if (prototype === ObjectPrototype) return literal;
  if (prototype === null) return none;
  let lineage = lineages.get(prototype);
  if (!lineage) {
    lineage = look(prototype);
    lineages.set(prototype, lineage);
  }
  return lineage;
}

function look(start: object): Lineage {
  let exotic = false;
  let web: string | undefined;
  for (let prototype: object | null = start; prototype !== null; prototype = getPrototypeOf(prototype)) {
    if (isProxy(prototype)) return { plain: false, exotic: true, proxied: true, web };
    const Class = dataOf(prototype, 'constructor');
    const name = nameOf(Class);
    if (isNative(Class)) {
      // Another realm's Object.prototype is as plain as ours.
      if (prototype === start && name === 'Object' && getPrototypeOf(prototype) === null) return literal;
      exotic ||= !language.has(name as string);
    } else if (typeof Class !== 'function') {
      exotic ||= hasNativeMethods(prototype);
    }
    // Web IDL gives every prototype its class's name as a tag; an app's own class `Event` has none.
    if (typeof name === 'string' && webClasses.has(name) && dataOf(prototype, Symbol.toStringTag) === name)
      web ??= name;
  }
  return { plain: false, exotic, proxied: false, web };
}

/** Whether it is a node of the DOM that the test environment has, whoever has made that: not all say it by their prototypes. */
export function isEnvironmentNode(object: object): boolean {
  const { Node } = globalThis as { Node?: unknown };
  return typeof Node === 'function' && object instanceof Node;
}
