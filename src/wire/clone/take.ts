import * as types from 'node:util/types';
import {
  bigintValue,
  booleanValue,
  dateValue,
  getPrototypeOf,
  hasOwn,
  isPolluted,
  keys,
  mapForEach,
  numberValue,
  ObjectPrototype,
  ownKeys,
  regexpFlags,
  regexpSource,
  setForEach,
  stringValue,
} from './builtins';
import { at, Failure, step } from './failure';
import {
  assertCloneable,
  type HostMaker,
  type Kind,
  kindOf,
  literalKind,
  type Marked,
  nativeMark,
  type Side,
} from './kind';
import { define, type Held, MakerPiece, MapPiece, Piece, SetPiece } from './pieces';
import { platformMaker } from './platform';
import { refusal, type Taker } from './refusal';
import { takeArray } from './take-array';
import { takeBuffer, takeView } from './take-buffer';
import { takeError } from './take-error';

const { isBooleanObject, isNumberObject, isStringObject } = types;

/** S3.6.ay: V8 gives up near 1,950 levels on Node 20's default stack. */
const deepest = 2000;

/** `__proto__`, `constructor` and the like: an assignment would not always make an own property (S3.6.p). */
const inheritedNames = new Set<PropertyKey>(ownKeys(ObjectPrototype));
const shortest = 'valueOf'.length;
const isInherited = (name: string): boolean => name.length >= shortest && inheritedNames.has(name);

/** Below this many objects, looking through a list is faster than hashing. */
const few = 8;

/**
 * One walk over a sender's value, depth first and in key order as V8 walks, so that getters run once and in V8's order.
 * What it has read is a copy already, but for the objects that have a piece in their place.
 */
export class Taking implements Taker {
  /** The class of the first object that Blink alone can read (S3.11). */
  platform: string | undefined;
  /** Whether an object was met twice. */
  shared = false;
  /** Where literals and arrays have a piece in place of an object: object, key and piece, and so on. */
  readonly gaps: unknown[] = [];
  private readonly sources: object[] = [];
  private readonly copies: object[] = [];
  private known: Map<object, object> | undefined;
  private depth = 0;

  constructor(private readonly side: Side) {}

  add<T extends object>(source: object, copy: T): T {
    const { sources, copies } = this;
    if (this.known) {
      this.known.set(source, copy);
      return copy;
    }
    sources.push(source);
    copies.push(copy);
    if (sources.length > few) {
      this.known = new Map();
      for (let i = 0; i < sources.length; i++) this.known.set(sources[i]!, copies[i]!);
    }
    return copy;
  }

  placed(part: unknown, copy: object, key: string | number): void {
    if (part instanceof Piece) this.gaps.push(copy, key, part);
  }

  held(value: unknown): Held {
    switch (typeof value) {
      case 'object':
        return value === null ? null : this.object(value);
      case 'function':
      case 'symbol':
        throw refusal(value);
      default:
        return value;
    }
  }

  object(source: object): object {
    const known = this.copyOf(source);
    if (known) {
      this.shared = true;
      return known;
    }
    if (++this.depth > deepest) throw new Failure('is nested too deeply');
    const kind = kindOf(source, this.side);
    let copy: object;
    if (kind === 'literal' && isClean(source)) copy = this.readLiteral(source as Record<string, unknown>);
    else if (kind === 'array') copy = takeArray(this, source as unknown[]);
    else copy = this.readKind(kind, source);
    this.depth--;
    return copy;
  }

  private copyOf(source: object): object | undefined {
    const { known, sources } = this;
    if (known) return known.get(source);
    for (let i = 0; i < sources.length; i++) if (sources[i] === source) return this.copies[i];
    return undefined;
  }

  private readKind(kind: Kind, source: object): object {
    switch (kind) {
      case 'literal':
      case 'object':
      case 'bare':
        return this.readKeys(kind, source as Record<string, unknown>);
      case 'map':
        return this.readMap(source);
      case 'set':
        return this.readSet(source);
      case 'error':
        return takeError(this, source as Error);
      case 'buffer':
        return takeBuffer(this, source as ArrayBuffer);
      case 'view':
        return takeView(this, source as ArrayBufferView);
      case 'platform':
        this.platform ??= source.constructor.name;
        return this.add(source, new MakerPiece(platformMaker(source)));
      default:
        return this.add(source, new MakerPiece(makerOf(kind, source)));
    }
  }

  /**
   * S3.6.i–r, the usual case. Twice as fast as a list of keys; and like V8, `for…in` visits what was there at the start and
   * skips what is gone when its turn comes.
   */
  private readLiteral(source: Record<string, unknown>): object {
    let copy: Record<string, unknown> | undefined;
    let name = '';
    try {
      for (name in source) {
        if (!copy) {
          const inside = literalKind(source, name);
          if (inside !== 'object') return this.readKind(inside, source);
          copy = this.add(source, {} as Record<string, unknown>);
        }
        const inherited = isInherited(name);
        // Deleted on the way, `for…in` still visits what the prototype has under the same name.
        if (inherited && !hasOwn(source, name as never)) continue;
        const value = source[name];
        if (typeof value === 'function' || typeof value === 'symbol') throw refusal(value);
        let part: unknown = value;
        if (typeof value === 'object' && value !== null) {
          const inside = this.object(value);
          this.placed(inside, copy, name);
          part = inside;
        }
        if (inherited) define(copy, name, part);
        else copy[name] = part;
      }
    } catch (thrown) {
      // Without a copy it was the object itself that failed.
      throw copy ? at(step(name), thrown) : thrown;
    }
    if (copy) return copy;
    const inside = literalKind(source, undefined);
    return inside === 'object' ? this.add(source, {}) : this.readKind(inside, source);
  }

  /** S3.6.i–r for every other object. A property that is gone when its turn comes is skipped, as V8 does. */
  private readKeys(kind: 'literal' | 'object' | 'bare', source: Record<string, unknown>): object {
    const names = keys(source);
    if (kind === 'literal') {
      const inside = literalKind(source, names[0]);
      if (inside !== 'object') return this.readKind(inside, source);
    }
    if (kind === 'bare' && names.length === 0) assertCloneable(source);
    const copy = this.add<Record<string, unknown>>(source, {});
    // What somebody added to the prototype may refuse an assignment, or take it.
    const polluted = isPolluted(ObjectPrototype);
    for (const name of names) {
      if (!hasOwn(source, name as never)) continue;
      try {
        const part = this.held(source[name]);
        if (typeof part === 'object' && part !== null) this.placed(part, copy, name);
        if (polluted || isInherited(name)) define(copy, name, part);
        else copy[name] = part;
      } catch (thrown) {
        throw at(step(name), thrown);
      }
    }
    return copy;
  }

  /** S3.6.f: the entries are listed before any of them is read. */
  private readMap(source: object): object {
    const piece = this.add(source, new MapPiece());
    const entries: unknown[] = [];
    mapForEach(source, ((value: unknown, key: unknown) => entries.push(key, value)) as never);
    for (let i = 0; i < entries.length; i++) {
      try {
        piece.entries.push(this.held(entries[i]));
      } catch (thrown) {
        throw at(i % 2 ? `.get(${keyText(entries[i - 1])})` : `'s key ${i / 2}`, thrown);
      }
    }
    return piece;
  }

  private readSet(source: object): object {
    const piece = this.add(source, new SetPiece());
    const values: unknown[] = [];
    setForEach(source, ((value: unknown) => values.push(value)) as never);
    for (let i = 0; i < values.length; i++) {
      try {
        piece.values.push(this.held(values[i]));
      } catch (thrown) {
        throw at(`'s value ${i}`, thrown);
      }
    }
    return piece;
  }
}

/** Whether `for…in` over a literal, and over its copy, sees what is its own and no more. A literal may be of another realm. */
function isClean(source: object): boolean {
  const prototype = getPrototypeOf(source) as object;
  return !isPolluted(ObjectPrototype) && (prototype === ObjectPrototype || !isPolluted(prototype));
}

/** What a date or the like is, read now. */
function makerOf(kind: Kind, source: object): HostMaker {
  switch (kind) {
    case 'date': {
      const time = dateValue(source);
      return (realm) => realm.date(time);
    }
    case 'regexp': {
      // S3.6.e: a new one, so its lastIndex is 0.
      const pattern = regexpSource(source);
      const flags = regexpFlags(source);
      return (realm) => new realm.RegExp(pattern, flags);
    }
    case 'host':
      return (source as Marked & Record<typeof nativeMark, () => HostMaker>)[nativeMark]();
    default: {
      const value = unboxed(source);
      return (realm) => realm.Object(value) as object;
    }
  }
}

function unboxed(source: object): unknown {
  if (isStringObject(source)) return stringValue(source);
  if (isNumberObject(source)) return numberValue(source);
  return isBooleanObject(source) ? booleanValue(source) : bigintValue(source);
}

function keyText(key: unknown): string {
  if (typeof key === 'string') return JSON.stringify(key);
  return typeof key === 'object' ? 'an object' : String(key);
}
