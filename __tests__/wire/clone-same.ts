import { types } from 'node:util';
import { Deserializer, Serializer } from 'node:v8';

/** What Node's raw pair made of a value: the reference of S3.5. */
export type Verdict = { readonly value: unknown } | { readonly failed: 'writing' | 'reading' };

/** Node's own serializer, without the transferable classes that `structuredClone` adds (S3.5). */
export function raw(value: unknown): Verdict {
  let bytes: Buffer;
  try {
    const serializer = new Serializer();
    serializer.writeHeader();
    serializer.writeValue(value);
    bytes = serializer.releaseBuffer();
  } catch {
    return { failed: 'writing' };
  }
  try {
    const deserializer = new Deserializer(bytes);
    deserializer.readHeader();
    return { value: deserializer.readValue() };
  } catch {
    return { failed: 'reading' };
  }
}

const tags: [string, (value: unknown) => boolean][] = [
  ['array', Array.isArray],
  ['date', types.isDate],
  ['regexp', types.isRegExp],
  ['map', types.isMap],
  ['set', types.isSet],
  ['error', types.isNativeError],
  ['boxed', types.isBoxedPrimitive],
  ['buffer', types.isAnyArrayBuffer],
  ['view', ArrayBuffer.isView],
];

/** The internal kind of an object of any realm. */
const tagOf = (object: object): string => tags.find(([, is]) => is(object))?.[0] ?? 'object';

const classOf = (object: object): string => Object.getPrototypeOf(object)?.constructor?.name ?? 'null';

/** What the internal slots hold, as something comparable. */
function slots(object: object, tag: string): unknown[] {
  switch (tag) {
    case 'date':
      return [(object as Date).getTime()];
    case 'regexp': {
      const { source, flags, lastIndex } = object as RegExp;
      return [source, flags, lastIndex];
    }
    case 'boxed':
      return [(object as { valueOf(): unknown }).valueOf()];
    case 'buffer': {
      const buffer = object as ArrayBuffer & { resizable?: boolean; maxByteLength?: number };
      return [buffer.resizable, buffer.maxByteLength, buffer.byteLength, ...new Uint8Array(buffer)];
    }
    case 'view': {
      const view = object as Uint8Array;
      return [view.byteOffset, view.byteLength, view.length, view.buffer];
    }
    case 'map':
      return [...(object as Map<unknown, unknown>)].flat();
    case 'set':
      return [...(object as Set<unknown>)];
    default:
      return [];
  }
}

/**
 * Compares two graphs by structure, by the order of own keys and the attributes of properties, and by identity: a part
 * shared on one side must be shared on the other.
 *
 * @returns where they differ, or `undefined`
 */
export function difference(left: unknown, right: unknown): string | undefined {
  const partners = new Map<object, object>();
  const taken = new Set<object>();
  const queue: [a: unknown, b: unknown, path: string][] = [[left, right, '$']];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [a, b, path] = next;
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
      if (!Object.is(a, b)) return `${path}: ${String(a)} and ${String(b)}`;
      continue;
    }
    const partner = partners.get(a);
    if (partner) {
      if (partner !== b) return `${path}: shared on one side only`;
      continue;
    }
    if (taken.has(b)) return `${path}: shared on the other side only`;
    partners.set(a, b);
    taken.add(b);
    const tag = tagOf(a);
    if (tag !== tagOf(b)) return `${path}: ${tag} and ${tagOf(b)}`;
    if (classOf(a) !== classOf(b)) return `${path}: ${classOf(a)} and ${classOf(b)}`;
    if (Object.isExtensible(a) !== Object.isExtensible(b)) return `${path}: extensibility`;
    const [slotsA, slotsB] = [slots(a, tag), slots(b, tag)];
    if (slotsA.length !== slotsB.length) return `${path}: ${slotsA.length} and ${slotsB.length} parts`;
    for (const [i, slot] of slotsA.entries()) queue.push([slot, slotsB[i], `${path}<${i}>`]);
    if (tag === 'view') continue;
    const [keysA, keysB] = [Reflect.ownKeys(a), Reflect.ownKeys(b)];
    if (keysA.map(String).join() !== keysB.map(String).join()) {
      return `${path}: keys ${keysA.map(String).join()} and ${keysB.map(String).join()}`;
    }
    for (const key of keysA) {
      const [one, other] = [Object.getOwnPropertyDescriptor(a, key)!, Object.getOwnPropertyDescriptor(b, key)!];
      for (const field of ['enumerable', 'writable', 'configurable'] as const) {
        if (one[field] !== other[field]) return `${path}.${String(key)}: ${field}`;
      }
      queue.push([Reflect.get(a, key), Reflect.get(b, key), `${path}.${String(key)}`]);
    }
  }
  return undefined;
}
