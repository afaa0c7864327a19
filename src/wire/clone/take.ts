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
import { takeArray } from './take-array';
import { takeBuffer, takeView } from './take-buffer';
import { takeError } from './take-error';
import { refusal, type Taker } from './taker';

const { isBooleanObject, isNumberObject, isStringObject } = types;

/** S3.6.ay: V8 gives up near 1,950 levels on Node 20's default stack. */
const deepest = 2000;

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
    const id = this.read(source);
    this.depth--;
    return id;
  }

  private numberOf(source: object): number {
    if (this.numbers) return this.numbers.get(source) ?? -1;
    const { sources } = this;
    for (let i = 0; i < sources.length; i++) if (sources[i] === source) return i;
    return -1;
  }

  private read(source: object): number {
    const kind = kindOf(source, this.side);
    if (kind === 'array') return takeArray(this, source as unknown[]);
    if (kind !== 'literal' && kind !== 'bare') return this.readKind(kind, source);
    const names = keys(source);
    if (kind === 'literal') {
      const inside = literalKind(source, names[0]);
      if (inside !== 'object') return this.readKind(inside, source);
    } else if (names.length === 0) {
      assertCloneable(source);
    }
    return this.readProperties(source as Record<string, unknown>, names);
  }

  private readKind(kind: Kind, source: object): number {
    switch (kind) {
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
      default:
        return this.add(source, new MakerPiece(makerOf(kind, source)));
    }
  }

  /** S3.6.i–r. A property that is gone when its turn comes is skipped, as V8 does. */
  private readProperties(source: Record<string, unknown>, names: string[]): number {
    const piece = new ObjectPiece();
    const id = this.add(source, piece);
    const { template } = piece;
    let joins = false;
    let i = 0;
    try {
      for (; i < names.length; i++) {
        const name = names[i]!;
        // A name that Object.prototype has too would still be found after a getter has deleted it.
        const inherited = name in ObjectPrototype;
        if (inherited && !hasOwn(source, name as never)) continue;
        const value = source[name];
        let reference = -1;
        switch (typeof value) {
          case 'object':
            if (value !== null) {
              // Its place, so that the key order is kept.
              if (inherited) define(template, name, undefined);
              else template[name] = undefined;
              reference = this.object(value);
              piece.refer(name, reference);
              joins = true;
              continue;
            }
            break;
          case 'undefined':
            if (!hasOwn(source, name as never)) continue;
            break;
          case 'function':
          case 'symbol':
            if (!hasOwn(source, name as never)) continue;
            throw refusal(value);
        }
        if (inherited) define(template, name, value);
        else template[name] = value;
      }
    } catch (thrown) {
      throw at(step(names[i]!), thrown);
    }
    if (joins) this.joins(id);
    return id;
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
