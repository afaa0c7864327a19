import * as types from 'node:util/types';
import type { Era } from '../eras/version';
import type { Parcel } from './clone';

/** The parts of an era that the JSON-like rules depend on. */
export type JsonRules = Pick<
  Era,
  'dateAsIso' | 'nonFiniteDropped' | 'holesAsNull' | 'sharedRefsKept' | 'allViewsToBuffer'
> & {
  /** What is converted in an object's place. */
  replace?(value: object): unknown;
};

/** What arrives: plain data and Buffers, without cycles or shared parts. */
type Arrived = null | boolean | number | string | Buffer | Arrived[] | { [key: string]: Arrived };

/** One conversion under way. */
interface Walk {
  readonly rules: JsonRules;
  /** The objects that may not be met again: those being converted, or before 1.3.5 every one so far. */
  readonly met: Set<object>;
  level: number;
}

// versions 2.2: the argument list is level 1
const MAX_LEVEL = 100;

const SURROGATE = /[\ud800-\udfff]/;

/**
 * Takes a snapshot of `value` by the JSON-like rules that every Electron before 8 has, and 8.x falls back to (versions 2.2, 2.6).
 * It never throws: what it cannot convert is null in a list and omitted from an object.
 *
 * @param value - the arguments of one call as one array, or a reply; a value with no counterpart (a function) arrives as null
 * @param rules - the era, or as much of it as matters here
 */
export function packJsonLike(value: unknown, rules: JsonRules): Parcel {
  const arrived = convert(value, { rules, met: new Set(), level: 0 }) ?? null;
  return { open: () => copy(arrived) };
}

// undefined: no counterpart; null in a list, omitted from an object
function convert(value: unknown, walk: Walk): Arrived | undefined {
  if (walk.level === MAX_LEVEL) return undefined;
  walk.level++;
  try {
    const { replace } = walk.rules;
    const source = replace && typeof value === 'object' && value !== null ? replace(value) : value;
    return typeof source === 'object' ? convertObject(source, walk) : convertPrimitive(source, walk.rules);
  } finally {
    walk.level--;
  }
}

function convertPrimitive(value: unknown, rules: JsonRules): Arrived | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return throughUtf8(value);
    case 'number':
      if (Number.isFinite(value)) return value;
      return rules.nonFiniteDropped ? undefined : 0;
    default:
      return undefined;
  }
}

// the order of the questions is the converter's own; a Proxy is neither Date, array nor view, whatever its target
function convertObject(value: object | null, walk: Walk): Arrived | undefined {
  if (value === null || types.isExternal(value)) return null;
  if (walk.rules.dateAsIso && types.isDate(value)) return isoText(value) ?? convertOnce(value, walk, toRecord);
  if (Array.isArray(value) && !types.isProxy(value)) return convertOnce(value, walk, toList);
  if (types.isUint8Array(value) || (walk.rules.allViewsToBuffer && ArrayBuffer.isView(value))) return bytesOf(value);
  return convertOnce(value, walk, toRecord);
}

function convertOnce<T extends object>(value: T, walk: Walk, into: (value: T, walk: Walk) => Arrived): Arrived {
  if (walk.met.has(value)) return null;
  walk.met.add(value);
  const arrived = into(value, walk);
  // versions 1.7: before 1.3.5 an object is remembered for the rest of the message
  if (walk.rules.sharedRefsKept) walk.met.delete(value);
  return arrived;
}

function toList(value: readonly unknown[], walk: Walk): Arrived[] {
  const list: Arrived[] = [];
  for (let index = 0; index < value.length; index++) {
    if (Object.hasOwn(value, index)) list.push(convert(read(value, index), walk) ?? null);
    else if (walk.rules.holesAsNull) list.push(null);
  }
  return list;
}

function toRecord(value: object, walk: Walk): Arrived {
  const entries = new Map<string, Arrived>();
  for (const key of ownKeys(value)) {
    const arrived = convert(read(value, key), walk);
    if (arrived !== undefined) entries.set(throughUtf8(key), arrived);
  }
  return record([...entries].sort(([a], [b]) => byUtf8(a, b)));
}

// versions 2.2: a getter that throws is null (Electron logs it natively only)
function read(value: object, key: string | number): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return null;
  }
}

// a Proxy whose traps throw, or a revoked one, exposes nothing
function ownKeys(value: object): string[] {
  try {
    return Object.keys(value);
  } catch {
    return [];
  }
}

// versions 3, doubt 3: toISOString throws for an invalid date, which leaves its own properties, `{}`
function isoText(date: Date): string | undefined {
  try {
    return String(date.toISOString());
  } catch {
    return undefined;
  }
}

function bytesOf(view: ArrayBufferView): Buffer {
  try {
    return exactBuffer(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  } catch {
    // its buffer has been detached
    return Buffer.alloc(0);
  }
}

// not Buffer.from, whose result shares a pool with strangers
function exactBuffer(bytes: Uint8Array): Buffer {
  const buffer = Buffer.alloc(bytes.byteLength);
  buffer.set(bytes);
  return buffer;
}

function throughUtf8(text: string): string {
  return SURROGATE.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
}

// versions 3, doubt 6: Chromium's dictionary is ordered by bytes, which differs from JavaScript's order where surrogates are
function byUtf8(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
  return a < b ? -1 : 1;
}

// fromEntries makes own properties of every key, `__proto__` included
function record(entries: Iterable<readonly [string, Arrived]>): { [key: string]: Arrived } {
  return Object.fromEntries(entries);
}

function copy(arrived: Arrived): Arrived {
  if (typeof arrived !== 'object' || arrived === null) return arrived;
  if (Array.isArray(arrived)) return arrived.map(copy);
  if (Buffer.isBuffer(arrived)) return exactBuffer(arrived);
  return record(Object.entries(arrived).map(([key, value]) => [key, copy(value)] as const));
}
