import { types } from 'node:util';
import {
  bigintValue,
  booleanValue,
  dateValue,
  hasOwn,
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
import { define, type Held, MakerPiece, MapPiece, ObjectPiece, type Piece, Ref, SetPiece } from './pieces';
import { platformMaker } from './platform';
import { takeArray } from './take-array';
import { takeBuffer, takeView } from './take-buffer';
import { takeError } from './take-error';
import { refusal, type Taker } from './taker';

const { isBooleanObject, isNumberObject, isStringObject } = types;

/** S3.6.ay: V8 gives up near 1,950 levels on Node 20's default stack. */
const deepest = 2000;

/** `__proto__`, `constructor` and the like: an assignment would not always make an own property (S3.6.p). */
const inheritedNames = new Set<PropertyKey>(ownKeys(ObjectPrototype));
const shortest = 'valueOf'.length;
const isInherited = (name: string): boolean => name.length >= shortest && inheritedNames.has(name);

/** Somebody has put enumerable properties on `Object.prototype`; they would show up in `for…in`. */
function polluted(): boolean {
  for (const _ in ObjectPrototype) return true;
  return false;
}

/** Below this many objects, looking through a list is faster than hashing. */
const few = 12;

/**
 * One walk over a sender's value, depth first and in key order as V8 walks, so that getters run once and in V8's order.
 * What it has read is a flat list of pieces; the first is the root.
 */
export class Taking implements Taker {
  readonly pieces: Piece[] = [];
  /** The numbers of the pieces with references, `undefined` if there are none. */
  joining: number[] | undefined;
  /** The class of the first object that Blink alone can read (S3.11). */
  platform: string | undefined;
  private readonly sources: object[] = [];
  private numbers: Map<object, number> | undefined;
  private depth = 0;

  constructor(private readonly side: Side) {}

  add(source: object, piece: Piece): number {
    const id = this.pieces.push(piece) - 1;
    if (this.numbers) {
      this.numbers.set(source, id);
    } else {
      this.sources.push(source);
      if (id === few) {
        this.numbers = new Map();
        for (let i = 0; i <= id; i++) this.numbers.set(this.sources[i]!, i);
      }
    }
    return id;
  }

  joins(id: number): void {
    this.joining ??= [];
    this.joining.push(id);
  }

  held(value: unknown): Held {
    switch (typeof value) {
      case 'object':
        return value === null ? null : new Ref(this.object(value));
      case 'function':
      case 'symbol':
        throw refusal(value);
      default:
        return value;
    }
  }

  object(source: object): number {
    const known = this.numberOf(source);
    if (known >= 0) return known;
    if (++this.depth > deepest) throw new Failure('is nested too deeply');
    const kind = kindOf(source, this.side);
    let id: number;
    if (kind === 'literal' && !polluted()) id = this.readLiteral(source as Record<string, unknown>);
    else if (kind === 'array') id = takeArray(this, source as unknown[]);
    else id = this.readKind(kind, source);
    this.depth--;
    return id;
  }

  private numberOf(source: object): number {
    if (this.numbers) return this.numbers.get(source) ?? -1;
    const { sources } = this;
    for (let i = 0; i < sources.length; i++) if (sources[i] === source) return i;
    return -1;
  }

  private readKind(kind: Kind, source: object): number {
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
  private readLiteral(source: Record<string, unknown>): number {
    let piece: ObjectPiece | undefined;
    let template: Record<string, unknown> | undefined;
    let id = -1;
    let joins = false;
    let name = '';
    try {
      for (name in source) {
        if (!template) {
          const inside = literalKind(source, name);
          if (inside !== 'object') return this.readKind(inside, source);
          piece = new ObjectPiece();
          template = piece.template;
          id = this.add(source, piece);
        }
        const inherited = isInherited(name);
        // Deleted on the way, `for…in` still visits what the prototype has under the same name.
        if (inherited && !hasOwn(source, name as never)) continue;
        const value = source[name];
        const type = typeof value;
        if (inherited || type === 'object' || type === 'function' || type === 'symbol') {
          joins = this.put(piece!, name, value) || joins;
        } else {
          template[name] = value;
        }
      }
    } catch (thrown) {
      // Without a template it was the object itself that failed.
      throw template ? at(step(name), thrown) : thrown;
    }
    if (!template) {
      const inside = literalKind(source, undefined);
      return inside === 'object' ? this.add(source, new ObjectPiece()) : this.readKind(inside, source);
    }
    if (joins) this.joins(id);
    return id;
  }

  /** S3.6.i–r for every other object. A property that is gone when its turn comes is skipped, as V8 does. */
  private readKeys(kind: 'literal' | 'object' | 'bare', source: Record<string, unknown>): number {
    const names = keys(source);
    if (kind === 'literal') {
      const inside = literalKind(source, names[0]);
      if (inside !== 'object') return this.readKind(inside, source);
    }
    if (kind === 'bare' && names.length === 0) assertCloneable(source);
    const piece = new ObjectPiece();
    const id = this.add(source, piece);
    let joins = false;
    for (const name of names) {
      if (!hasOwn(source, name as never)) continue;
      try {
        joins = this.put(piece, name, source[name]) || joins;
      } catch (thrown) {
        throw at(step(name), thrown);
      }
    }
    if (joins) this.joins(id);
    return id;
  }

  /** @returns whether the property is a reference */
  private put(piece: ObjectPiece, name: string, value: unknown): boolean {
    let held = value;
    let refers = false;
    switch (typeof value) {
      case 'object':
        if (value === null) break;
        // Keeps the reference's place among the keys.
        held = undefined;
        refers = true;
        break;
      case 'function':
      case 'symbol':
        throw refusal(value);
    }
    if (isInherited(name)) define(piece.template, name, held);
    else piece.template[name] = held;
    if (refers) piece.refer(name, this.object(value as object));
    return refers;
  }

  /** S3.6.f: the entries are listed before any of them is read. */
  private readMap(source: object): number {
    const piece = new MapPiece();
    const id = this.add(source, piece);
    const entries: unknown[] = [];
    mapForEach(source, ((value: unknown, key: unknown) => entries.push(key, value)) as never);
    for (let i = 0; i < entries.length; i++) {
      try {
        piece.entries.push(this.held(entries[i]));
      } catch (thrown) {
        throw at(i % 2 ? `.get(${keyText(entries[i - 1])})` : `'s key ${i / 2}`, thrown);
      }
    }
    if (entries.length) this.joins(id);
    return id;
  }

  private readSet(source: object): number {
    const piece = new SetPiece();
    const id = this.add(source, piece);
    const values: unknown[] = [];
    setForEach(source, ((value: unknown) => values.push(value)) as never);
    for (let i = 0; i < values.length; i++) {
      try {
        piece.values.push(this.held(values[i]));
      } catch (thrown) {
        throw at(`'s value ${i}`, thrown);
      }
    }
    if (values.length) this.joins(id);
    return id;
  }
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
