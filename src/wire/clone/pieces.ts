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
  slicesPlainly,
} from './builtins';
import type { HostMaker } from './kind';
import { type ErrorName, here, type Intrinsics } from './realm';

const { allocUnsafe } = Buffer;

/** A primitive, a copy of a literal or an array, or a piece. */
export type Held = unknown;

/** Makes the copies that one opening of a snapshot hands out. */
export interface Opener {
  readonly realm: Intrinsics;
  /** Nobody will open this snapshot again: what it keeps may be given away. */
  readonly last: boolean;
  /** What the copy has for what the snapshot holds. */
  value(held: Held): unknown;
}

/** What a snapshot has in place of an object that is neither a literal nor an ordinary array. */
export abstract class Piece {
  /** A fresh copy, its references still missing: a cycle must find it. */
  abstract make(opener: Opener): object;
  /** Fills its references. */
  join?(copy: object, opener: Opener): void;
}

/** Defines where an assignment could run into an inherited setter (S3.6.p) or a frozen prototype. */
export function define(object: object, key: PropertyKey, value: unknown): void {
  defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** S3.6.s–u: an array with named properties or holes, perhaps four thousand million: only what is there may be visited. */
export class ArrayPiece extends Piece {
  private readonly named: [key: string, value: Held][] = [];

  /** @param elements - as long as the array */
  constructor(private readonly elements: unknown[]) {
    super();
  }

  name(key: string, value: Held): void {
    this.named.push([key, value]);
  }

  make({ realm, last }: Opener): object {
    if (last && realm === here) return this.elements;
    const copy = new realm.Array();
    copy.length = this.elements.length;
    return copy;
  }

  override join(copy: unknown[], opener: Opener): void {
    const { elements } = this;
    // What is given away has its elements.
    if (copy !== elements) for (const key of keys(elements)) define(copy, key, opener.value(elements[key as never]));
    for (const [key, value] of this.named) define(copy, key, opener.value(value));
  }
}

/** A long array of primitives, in which there is nothing to look for. */
export class ListPiece extends Piece {
  constructor(private readonly list: unknown[]) {
    super();
  }

  make({ realm, last }: Opener): object {
    return realm === here && last ? this.list : listIn(realm, this.list);
  }
}

/** The same elements in an array of their own. */
export function listIn(realm: Intrinsics, elements: readonly unknown[]): unknown[] {
  return realm === here && slicesPlainly() ? slice(elements as unknown[]) : elementsIn(realm, elements);
}

/** As `listIn`, without a question to any prototype: only what is there is visited. */
export function elementsIn(realm: Intrinsics, elements: readonly unknown[]): unknown[] {
  const copy = new realm.Array();
  copy.length = elements.length;
  for (const index of keys(elements)) define(copy, index, elements[index as never]);
  return copy;
}

/** Dates, regular expressions, boxed primitives, host objects: each opening makes one. */
export class MakerPiece extends Piece {
  constructor(private readonly maker: HostMaker) {
    super();
  }

  make({ realm }: Opener): object {
    return this.maker(realm);
  }
}

/** S3.6.f */
export class MapPiece extends Piece {
  readonly entries: Held[] = [];

  make({ realm }: Opener): object {
    return new realm.Map();
  }

  override join(copy: object, opener: Opener): void {
    const { entries } = this;
    for (let i = 0; i < entries.length; i += 2) {
      mapSet(copy, opener.value(entries[i]) as never, opener.value(entries[i + 1]) as never);
    }
  }
}

/** S3.6.f */
export class SetPiece extends Piece {
  readonly values: Held[] = [];

  make({ realm }: Opener): object {
    return new realm.Set();
  }

  override join(copy: object, opener: Opener): void {
    for (const value of this.values) setAdd(copy, opener.value(value) as never);
  }
}

/** S3.6.w–ab: own keys `stack`, `message`, `cause` in this order. */
export class ErrorPiece extends Piece {
  name: ErrorName = 'Error';
  message: string | undefined;
  stack: string | undefined;
  /** An array, because an own `cause` may well be `undefined`. */
  cause: [Held] | undefined;

  make({ realm }: Opener): object {
    const Class = realm.errors[this.name];
    const copy = withoutTrace(realm.errors.Error, () =>
      this.message === undefined ? new Class() : new Class(this.message),
    );
    // Assigned, because the platform's own property is kept that way (it is an accessor on newer V8).
    copy.stack = this.stack as string;
    if (!hasOwn(copy, 'stack' as never)) hide(copy, 'stack', this.stack);
    return copy;
  }

  override join(copy: object, opener: Opener): void {
    if (this.cause) hide(copy, 'cause', opener.value(this.cause[0]));
  }
}

/** Its own stack would be thrown away: capturing none is several times faster, where the platform lets us. */
function withoutTrace(Class: ErrorConstructor, make: () => Error): Error {
  const limit = getOwnPropertyDescriptor(Class, 'stackTraceLimit');
  if (!limit?.writable) return make();
  Class.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Class.stackTraceLimit = limit.value;
  }
}

function hide(object: object, key: string, value: unknown): void {
  defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

/** From here on a buffer is kept in memory of its own. */
const large = 4096;

/** S3.6.ae: our own copy of the bytes. Few of them are kept in Node's pool, as a buffer costs more than its bytes. */
export class BufferPiece extends Piece {
  private readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(
    source: ArrayBuffer,
    private readonly maxByteLength: number | undefined,
  ) {
    super();
    const from = new Bytes(source);
    const { length } = from;
    if (length < large) {
      this.bytes = allocUnsafe(length);
      setBytes(this.bytes, from as never);
    } else {
      this.bytes = copyBytes(from, maxByteLength, here);
    }
  }

  make({ realm, last }: Opener): object {
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

/** S3.6.ad */
export class ViewPiece extends Piece {
  constructor(
    private readonly name: string,
    private readonly buffer: object,
    private readonly byteOffset: number,
    /** `undefined` for a view that follows its buffer's length. */
    private readonly length: number | undefined,
  ) {
    super();
  }

  make(opener: Opener): object {
    const { realm } = opener;
    const View = realm.views.get(this.name) ?? here.views.get(this.name);
    if (!View) throw new TypeError(`This platform has no ${this.name}.`);
    return new View(opener.value(this.buffer) as ArrayBuffer, this.byteOffset, this.length);
  }
}
