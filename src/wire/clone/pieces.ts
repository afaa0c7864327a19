import { Buffer } from 'node:buffer';
import {
  Bytes,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn,
  keys,
  mapSet,
  setAdd,
  setBytes,
  slice,
} from './builtins';
import type { HostMaker } from './kind';
import { type ErrorName, here, type Intrinsics } from './realm';

const { allocUnsafe } = Buffer;

/**
 * One object of a snapshot. A snapshot is a flat list of these: opening makes all of them in one loop and joins them in a
 * second one, so it needs no recursion, and no map from originals to copies.
 */
export interface Piece {
  /**
   * A fresh copy, its references still missing.
   *
   * @param made - the copies made so far, by the numbers of their pieces
   * @param last - nobody will open this snapshot again: the piece may give away what it keeps
   */
  make(realm: Intrinsics, made: readonly object[], last: boolean): object;
  /** Fills the references of a copy; only called for pieces that asked for it (`Taking.joins`). */
  join?(copy: object, made: readonly object[]): void;
}

/** Stands, inside a snapshot, for another piece. */
export class Ref {
  constructor(readonly id: number) {}
}

/** A primitive, or a reference to a piece. */
export type Held = unknown;

const resolve = (held: Held, made: readonly object[]): unknown => (held instanceof Ref ? made[held.id] : held);

/** Defines where an assignment could run into an inherited setter (S3.6.p) or a frozen prototype. */
export function define(object: object, key: PropertyKey, value: unknown): void {
  defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** S3.6.i: the template holds the primitives in place and `undefined` where references belong, so key order is kept. */
export class ObjectPiece implements Piece {
  template: Record<string, unknown> = {};
  private keys: string[] | undefined;
  private ids: number[] | undefined;

  refer(key: string, id: number): void {
    this.keys ??= [];
    this.ids ??= [];
    this.keys.push(key);
    this.ids.push(id);
  }

  make(realm: Intrinsics, _made: readonly object[], last: boolean): object {
    if (realm !== here) {
      const copy = new realm.Object();
      for (const key of keys(this.template)) define(copy, key, this.template[key]);
      return copy;
    }
    return last ? this.template : { ...this.template };
  }

  join(copy: Record<string, unknown>, made: readonly object[]): void {
    const { keys, ids } = this;
    if (!keys || !ids) return;
    // The property exists already and is an own one, so this also fills an own `__proto__`.
    for (let i = 0; i < keys.length; i++) copy[keys[i]!] = made[ids[i]!];
  }
}

/** S3.6.s–u. Holes are holes of the template. */
export class ArrayPiece implements Piece {
  private indices: number[] | undefined;
  private ids: number[] | undefined;
  private named: [key: string, value: Held][] | undefined;

  /**
   * @param template - as long as the array
   * @param sparse - has holes, perhaps four thousand million of them: only what is there may be visited
   */
  constructor(
    private readonly template: unknown[],
    private readonly sparse = false,
  ) {}

  refer(index: number, id: number): void {
    this.indices ??= [];
    this.ids ??= [];
    this.indices.push(index);
    this.ids.push(id);
  }

  name(key: string, value: Held): void {
    this.named ??= [];
    this.named.push([key, value]);
  }

  make(realm: Intrinsics, _made: readonly object[], last: boolean): object {
    const { template } = this;
    if (realm === here) {
      if (last) return template;
      if (!this.sparse) return slice(template);
    }
    const copy = new realm.Array();
    copy.length = template.length;
    for (const index of keys(template)) define(copy, index, template[index as never]);
    return copy;
  }

  join(copy: unknown[], made: readonly object[]): void {
    const { indices, ids } = this;
    if (indices && ids) for (let i = 0; i < indices.length; i++) copy[indices[i]!] = made[ids[i]!];
    if (this.named) for (const [key, value] of this.named) define(copy, key, resolve(value, made));
  }
}

/** Dates, regular expressions, boxed primitives, host objects: each opening makes one. */
export class MakerPiece implements Piece {
  constructor(private readonly maker: HostMaker) {}

  make(realm: Intrinsics): object {
    return this.maker(realm);
  }
}

/** S3.6.f */
export class MapPiece implements Piece {
  readonly entries: Held[] = [];

  make(realm: Intrinsics): object {
    return new realm.Map();
  }

  join(copy: object, made: readonly object[]): void {
    const { entries } = this;
    for (let i = 0; i < entries.length; i += 2) {
      mapSet(copy, resolve(entries[i], made) as never, resolve(entries[i + 1], made) as never);
    }
  }
}

/** S3.6.f */
export class SetPiece implements Piece {
  readonly values: Held[] = [];

  make(realm: Intrinsics): object {
    return new realm.Set();
  }

  join(copy: object, made: readonly object[]): void {
    for (const value of this.values) setAdd(copy, resolve(value, made) as never);
  }
}

/** S3.6.w–ab: own keys `stack`, `message`, `cause` in this order. */
export class ErrorPiece implements Piece {
  name: ErrorName = 'Error';
  message: string | undefined;
  stack: string | undefined;
  /** An array, because an own `cause` may well be `undefined`. */
  cause: [Held] | undefined;

  make(realm: Intrinsics): object {
    const Class = realm.errors[this.name];
    // Its own stack would be thrown away: capturing none is several times faster.
    const restore = withoutTraces(realm.errors.Error);
    const copy = this.message === undefined ? new Class() : new Class(this.message);
    restore?.();
    // Assigned, because the platform's own property is kept that way (it is an accessor on newer V8).
    copy.stack = this.stack as string;
    if (!hasOwn(copy, 'stack' as never)) hide(copy, 'stack', this.stack);
    return copy;
  }

  join(copy: object, made: readonly object[]): void {
    if (this.cause) hide(copy, 'cause', resolve(this.cause[0], made));
  }
}

/** @returns how to put it back; nothing if this `Error` is frozen, or not the platform's own */
function withoutTraces(Class: ErrorConstructor): (() => void) | undefined {
  const limit = getOwnPropertyDescriptor(Class, 'stackTraceLimit');
  if (!limit?.writable) return undefined;
  Class.stackTraceLimit = 0;
  return () => {
    Class.stackTraceLimit = limit.value;
  };
}

function hide(object: object, key: string, value: unknown): void {
  defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

/** From here on a buffer is kept in memory of its own. */
const large = 4096;

/** S3.6.ae: our own copy of the bytes. Few of them are kept in Node's pool, as a buffer costs more than its bytes. */
export class BufferPiece implements Piece {
  private readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(
    source: ArrayBuffer,
    private readonly maxByteLength: number | undefined,
  ) {
    const from = new Bytes(source);
    const { length } = from;
    if (length < large) {
      this.bytes = allocUnsafe(length);
      setBytes(this.bytes, from as never);
    } else {
      this.bytes = copyBytes(from, maxByteLength, here);
    }
  }

  make(realm: Intrinsics, _made: readonly object[], last: boolean): object {
    const give = last && realm === here && this.bytes.length >= large;
    return give ? this.bytes.buffer : copyBytes(this.bytes, this.maxByteLength, realm).buffer;
  }
}

/** Copied as a typed array: `slice` would ask the buffer's own constructor what to make. */
function copyBytes(from: Uint8Array, maxByteLength: number | undefined, realm: Intrinsics): Uint8Array<ArrayBuffer> {
  if (maxByteLength === undefined) return new realm.Uint8Array(from);
  const Resizable = realm.ArrayBuffer as new (length: number, options: { maxByteLength: number }) => ArrayBuffer;
  const copy = new realm.Uint8Array(new Resizable(from.length, { maxByteLength }));
  setBytes(copy, from as never);
  return copy;
}

/** S3.6.ad: its buffer is a piece of a lower number, so it has been made already. */
export class ViewPiece implements Piece {
  constructor(
    private readonly name: string,
    private readonly buffer: number,
    private readonly byteOffset: number,
    /** `undefined` for a view that follows its buffer's length. */
    private readonly length: number | undefined,
  ) {}

  make(realm: Intrinsics, made: readonly object[]): object {
    const View = realm.views.get(this.name) ?? here.views.get(this.name);
    if (!View) throw new TypeError(`This platform has no ${this.name}.`);
    return new View(made[this.buffer] as ArrayBuffer, this.byteOffset, this.length);
  }
}
