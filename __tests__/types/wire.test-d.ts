// Checked by `tsc --noEmit -p .`; nothing here runs.
import type { EmptyObject, StructuredCloneable } from 'type-fest' with { 'resolution-mode': 'import' };
import type { JsonWire, Sendable, Wire } from '../../src/wire/types';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function check<_T extends true>(): void;

declare const key: unique symbol;
declare const brand: unique symbol;

class Note {
  readonly title: string = '';
  done?: boolean;
  #secret = 1;
  protected draft = true;
  private owner = '';
  save(): number {
    return this.#secret;
  }
  who(): string {
    return this.owner;
  }
}
class HttpError extends Error {
  status = 500;
}
interface Tree {
  readonly value: Date;
  readonly children: readonly Tree[];
  visit(): void;
}
interface Chat {
  name: string;
  message: string;
  at: Date;
}
type Id = string & { readonly [brand]: 'Id' };
enum Level {
  Low,
  High,
}

// ---- Wire, by the rows of S3.6

// a, b, c
check<Equal<Wire<'a' | 1 | 2n | null | undefined>, 'a' | 1 | 2n | null | undefined>>();
check<Equal<Wire<boolean>, boolean>>();
check<Equal<Wire<void>, void>>();
check<Equal<Wire<Id>, Id>>();
check<Equal<Wire<Level>, Level>>();
// any, unknown and never stay what they are
check<Equal<Wire<unknown>, unknown>>();
// biome-ignore lint/suspicious/noExplicitAny: what a user's any becomes
check<Equal<Wire<any>, any>>();
check<Equal<Wire<never>, never>>();
// d, e, ad, ae
check<Equal<Wire<Date>, Date>>();
check<Equal<Wire<RegExp>, RegExp>>();
check<Equal<Wire<Float64Array>, Float64Array>>();
check<Equal<Wire<Uint8Array<ArrayBuffer>>, Uint8Array<ArrayBuffer>>>();
check<Equal<Wire<DataView>, DataView>>();
check<Equal<Wire<ArrayBuffer>, ArrayBuffer>>();
// ac
check<Equal<Wire<Buffer>, Uint8Array<ArrayBuffer>>>();
check<Equal<Wire<{ image: Buffer }>, { image: Uint8Array<ArrayBuffer> }>>();
// f
check<Equal<Wire<Map<string, Buffer>>, Map<string, Uint8Array<ArrayBuffer>>>>();
check<Equal<Wire<ReadonlySet<Note>>, Set<{ title: string; done?: boolean }>>>();
// i, n, q, r
check<Equal<Wire<{ readonly a: number; b?: string; c: undefined }>, { a: number; b?: string; c: undefined }>>();
check<Equal<Wire<{ a: number; [key]: string }>, { a: number }>>();
check<Equal<Wire<Record<string, Date>>, Record<string, Date>>>();
check<Equal<Wire<{ a: unknown; b?: unknown }>, { a: unknown; b?: unknown }>>();
check<Equal<Wire<Chat>, Chat>>();
check<Equal<Wire<{ name: string; message: string }>, { name: string; message: string }>>();
check<
  Equal<
    Wire<{ kind: 'a'; x: Date } | { kind: 'b'; y: Buffer }>,
    { kind: 'a'; x: Date } | { kind: 'b'; y: Uint8Array<ArrayBuffer> }
  >
>();
// j: methods, private and protected members
check<Equal<Wire<Note>, { title: string; done?: boolean }>>();
check<Equal<Wire<{ a: 1; run?(): void; on: (() => void) | undefined; Klass: typeof Note; s: symbol }>, { a: 1 }>>();
check<Equal<Wire<{ value: string | (() => string) }>, { value: string }>>();
check<Equal<Wire<{ onClose: (() => void) | null }>, { onClose: null }>>();
// s, v: tuples and optional elements are kept, readonly goes
check<Equal<Wire<readonly Date[]>, Date[]>>();
check<Equal<Wire<readonly [id: number, note?: Note]>, [id: number, note?: { title: string; done?: boolean }]>>();
check<Equal<Wire<[number, ...Buffer[]]>, [number, ...Uint8Array<ArrayBuffer>[]]>>();
// w, x
check<Equal<Wire<Error>, Error>>();
check<Equal<Wire<HttpError>, Error>>();
// o, ag, ai, aj, at
check<Equal<Wire<symbol>, never>>();
check<Equal<Wire<() => void>, never>>();
check<Equal<Wire<typeof Note>, never>>();
check<Equal<Wire<Promise<number>>, never>>();
check<Equal<Wire<WeakMap<object, 1>>, never>>();
check<Equal<Wire<WeakSet<object>>, never>>();
check<Equal<Wire<SharedArrayBuffer>, never>>();
check<Equal<Wire<Blob>, never>>();
check<Equal<Wire<HTMLElement>, never>>();
check<Equal<Wire<string | Promise<string>>, string>>();
// recursive types
declare const tree: Wire<Tree>;
check<Equal<typeof tree.children, Wire<Tree>[]>>();
check<Equal<(typeof tree.children)[0]['value'], Date>>();
check<Equal<'visit' extends keyof Wire<Tree> ? true : false, false>>();

// ---- JsonWire, by the rows of versions 2.2, third column

check<Equal<JsonWire<'a' | 1 | true | null>, 'a' | 1 | true | null>>();
check<Equal<JsonWire<undefined>, null>>();
check<Equal<JsonWire<void>, null>>();
check<Equal<JsonWire<() => void>, null>>();
check<Equal<JsonWire<symbol | bigint | string>, null | string>>();
check<Equal<JsonWire<unknown>, unknown>>();
// biome-ignore lint/suspicious/noExplicitAny: what a user's any becomes
check<Equal<JsonWire<any>, any>>();
check<Equal<JsonWire<never>, never>>();
check<Equal<JsonWire<Date>, string>>();
check<Equal<JsonWire<Buffer>, Buffer>>();
check<Equal<JsonWire<Float32Array>, Buffer>>();
check<Equal<JsonWire<DataView>, Buffer>>();
check<Equal<JsonWire<Map<string, 1>>, EmptyObject>>();
check<Equal<JsonWire<RegExp>, EmptyObject>>();
check<Equal<JsonWire<Promise<1>>, EmptyObject>>();
check<Equal<JsonWire<ArrayBuffer>, EmptyObject>>();
check<Equal<JsonWire<HttpError>, { status: number }>>();
check<Equal<JsonWire<Note>, { title: string; done?: boolean }>>();
check<Equal<JsonWire<{ toJSON(): string; a: Date }>, { a: string }>>();
check<Equal<JsonWire<{ a: string | undefined; b: undefined; c?: Date }>, { a?: string; c?: string }>>();
check<Equal<JsonWire<{ a: unknown; [key]: 1 }>, { a: unknown }>>();
check<Equal<JsonWire<readonly [Date, undefined, () => void]>, [string, null, null]>>();
check<Equal<JsonWire<readonly (Date | undefined)[]>, (string | null)[]>>();
check<Equal<JsonWire<Record<string, Date>>, Record<string, string>>>();
check<Equal<JsonWire<Chat>, { name: string; message: string; at: string }>>();

// ---- Sendable

declare function send<T>(message: T & Sendable<T>): void;

send('a');
send(1n);
send(null);
send(undefined);
send({ a: 1, b: [new Date(), /x/, new Map([[1, new Set(['x'])]])], c: undefined });
send([1, 'a', { b: Buffer.from('') }] as const);
send(new Uint8Array(1));
send(new HttpError('x'));
send({ cause: new TypeError('x') });
send(new Note());
send([new Note()]);
send(new Map([[1, new Note()]]));
send({} as Tree);
send({} as Chat);
send({} as unknown);
send({} as { a: unknown; b?: Note | null });
send({} as Record<string, Note>);
send({} as StructuredCloneable & string);
send({ [key]: () => 1, a: 1 });
send(JSON.parse('1'));

// @ts-expect-error a function
send(() => 1);
// @ts-expect-error a class
send(Note);
// @ts-expect-error a symbol
send(Symbol('s'));
// @ts-expect-error a promise
send(Promise.resolve(1));
// @ts-expect-error weak collections
send(new WeakMap());
// @ts-expect-error weak collections
send(new WeakRef({}));
// @ts-expect-error shared memory
send(new SharedArrayBuffer(1));
// @ts-expect-error platform types are not Electron's (S3.1)
send(new Blob([]));
// @ts-expect-error the object's own function
send({ a: 1, onDone: () => {} });
// @ts-expect-error the object's own function, with an error's properties beside it
send({ name: 'a', message: 'b', onDone: () => {} });
// @ts-expect-error at depth
send({ a: [{ b: new Map([[1, Promise.resolve(1)]]) }] });
// @ts-expect-error in a list
send([1, () => 1]);
// @ts-expect-error in a set
send(new Set([Symbol('s')]));
class Job {
  pending = Promise.resolve(1);
  run(): void {}
}
// @ts-expect-error a field of a class that is no method
send(new Job());
// @ts-expect-error a promise at times
send({} as { a: string | Promise<string> });

// a method may live on the prototype, which a type does not say: accepted in classes and interfaces
interface WithCallback {
  onDone: () => void;
}
send({} as WithCallback);
