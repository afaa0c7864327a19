import { createSecretKey } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { runInNewContext, Script } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { type HostMaker, nativeMark, pack } from '../../src/wire/clone';
import { cross, fails, Point, type Row, refusal } from './clone-cross';
import { difference } from './clone-same';

/** Table S3.6, rows ai to ay: what fails, and what depends on the side or on the whole graph. */
export const rows: readonly Row[] = [
  [
    'ai',
    'anything callable fails, and toJSON is never called',
    () => {
      const toJSON = jest.fn();
      fails(() => {});
      fails(class {});
      fails(async () => {});
      fails({ toJSON });
      fails(new Proxy(() => {}, {}));
      fails(new Date(0).getTime);
      expect(toJSON).not.toHaveBeenCalled();
      expect(cross(Object.create({ toJSON }))).toStrictEqual({});
    },
  ],
  [
    'aj',
    'promises, weak things, generators and iterators fail',
    () => {
      const values: unknown[] = [
        Promise.resolve(),
        new (class extends Promise<void> {})(() => {}),
        new WeakMap(),
        new WeakSet(),
        new WeakRef({}),
        new FinalizationRegistry(() => {}),
        (function* () {})(),
        (async function* () {})(),
        [][Symbol.iterator](),
        new Map().entries(),
        new Set().values(),
        ''[Symbol.iterator](),
        'a'.matchAll(/a/g),
      ];
      for (const value of values) fails(value);
    },
  ],
  [
    'ak',
    'a Proxy fails, its traps unasked',
    () => {
      const trap = jest.fn(() => {
        throw new Error('asked');
      });
      const handler = new Proxy({}, { get: trap });
      for (const target of [{}, [], new Map(), new Date(), new Error('m'), Object.create(null)]) {
        fails(new Proxy(target, {}));
        fails(new Proxy(target, handler));
      }
      expect(trap).not.toHaveBeenCalled();
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      fails(proxy);
      const below = Object.create(new Proxy({}, handler), { own: { value: 1, enumerable: true } });
      expect(cross(below)).toStrictEqual({ own: 1 });
    },
  ],
  [
    'al',
    'an arguments object fails',
    () => {
      const list = function (..._: unknown[]): IArguments {
        // biome-ignore lint/complexity/noArguments: the thing under test
        return arguments;
      };
      fails(list());
      fails(list(1, 2));
    },
  ],
  [
    'am',
    'globalThis and module namespaces fail',
    () => {
      fails(globalThis);
      fails(runInNewContext('globalThis', { a: 1 }));
      fails(runInNewContext('globalThis', {}));
    },
  ],
  [
    'an',
    'Intl objects fail',
    () => {
      for (const name of [
        'Collator',
        'NumberFormat',
        'DateTimeFormat',
        'PluralRules',
        'Segmenter',
        'ListFormat',
      ] as const) {
        fails(new (Intl[name] as new () => object)());
      }
      fails(new Intl.Segmenter().segment('text'));
      const { Temporal } = globalThis as { Temporal?: { Now: { instant(): object } } };
      if (Temporal) fails(Temporal.Now.instant());
    },
  ],
  [
    'ao',
    'Math, JSON and Atomics arrive as {}',
    () => {
      for (const value of [Math, JSON, Atomics, Reflect, Intl]) expect(cross(value as object)).toStrictEqual({});
    },
  ],
  [
    'ap',
    'Node-implemented web classes in main arrive as {}',
    () => {
      const values: object[] = [
        new URL('app://x/?a=1'),
        new URLSearchParams('a=1'),
        new Headers({ a: '1' }),
        new Response('text'),
        new AbortController(),
        new Event('x'),
        new TextEncoder(),
      ];
      for (const value of values) expect(cross(value, 'main')).toStrictEqual({});
    },
  ],
  [
    'aq',
    'Node objects with native internals fail',
    async () => {
      fails(process.env);
      fails(createSecretKey(Buffer.alloc(8)));
      const { port1 } = new MessageChannel();
      fails(port1);
      port1.close();
      fails(new Script('1'));
      const server = createServer().listen(0);
      const socket = connect((server.address() as { port: number }).port);
      fails(socket);
      fails((socket as unknown as { _handle: object })._handle);
      socket.destroy();
      await new Promise((done) => server.close(done));
    },
  ],
  [
    'ar',
    'Node objects without native internals arrive as their own fields',
    () => {
      const stats = statSync('.');
      expect(difference(cross(stats), { ...stats })).toBeUndefined();
      expect(cross(new EventEmitter() as object)).toMatchObject({ _eventsCount: 0 });
    },
  ],
  ['as', 'an EventEmitter with listeners fails', () => fails(new EventEmitter().on('x', () => {}))],
  [
    'at',
    'web-platform objects in a renderer fail',
    () => {
      for (const value of [new AbortController(), new Event('x'), new (class extends EventTarget {})()])
        fails(value, 'renderer');
      for (const value of [new URL('app://x'), new TextDecoder(), new Blob(['x']), new Headers()])
        fails(value, 'renderer');
      // A class of the app's own is no host object because of its name.
      const Named = { Event: class Event {} }.Event;
      expect(cross(Object.assign(new Named(), { a: 1 }) as object, 'renderer')).toStrictEqual({ a: 1 });
    },
  ],
  [
    'au',
    'an Electron object fails: it is marked as one',
    () => {
      class WebContents {
        id = 1;
        get [nativeMark](): true {
          return true;
        }
      }
      fails(new WebContents());
      fails({ sender: 1, [nativeMark]: true });
      expect(cross({ a: 1, [nativeMark]: false } as object)).toStrictEqual({ a: 1 });
      expect(nativeMark).toBe(Symbol.for('fake-electron.native'));
    },
  ],
  [
    'av',
    'a NativeImage says itself how it is copied',
    () => {
      class NativeImage {
        constructor(readonly size: number) {}
        [nativeMark](): HostMaker {
          const { size } = this;
          return () => new NativeImage(size);
        }
      }
      const image = new NativeImage(16);
      const [a, b] = cross([image, image]);
      expect(a).toBeInstanceOf(NativeImage);
      expect(a).toStrictEqual(image);
      expect(a).toBe(b);
      expect(a).not.toBe(image);
    },
  ],
  [
    'aw',
    'a cycle stays the same cycle',
    () => {
      const object: Record<string, unknown> = { list: [] };
      object.self = object;
      (object.list as unknown[]).push(object, new Map([[object, new Set([object])]]));
      object.error = new Error('m', { cause: object });
      const copy = cross(object) as { self: unknown; list: [unknown, Map<unknown, Set<unknown>>]; error: Error };
      expect(copy.self).toBe(copy);
      expect(copy.list[0]).toBe(copy);
      expect(copy.list[1].get(copy)?.has(copy)).toBe(true);
      expect(copy.error.cause).toBe(copy);
      const itself = new Error('m');
      itself.cause = itself;
      const own = pack(itself).open() as Error;
      expect(own.cause).toBe(own);
    },
  ],
  [
    'ax',
    'what is referenced twice arrives once',
    () => {
      const parts = [{ a: 1 }, [1], new Date(0), /x/, new Error('m'), new ArrayBuffer(1), new Uint8Array(1), Object(1)];
      const copies = cross([...parts, ...parts]);
      for (const [i, part] of parts.entries()) {
        expect(copies[i]).toBe(copies[i + parts.length]);
        expect(copies[i]).not.toBe(part);
      }
    },
  ],
  [
    'ay',
    '1,000 levels pass, 5,000 and a million fail',
    () => {
      const wraps: ((inner: unknown) => unknown)[] = [
        (x) => ({ x }),
        (x) => [x],
        (x) => new Map([[1, x]]),
        (x) => new Set([x]),
        (x) => Object.assign(new Point(), { x }),
      ];
      const nest = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
        let value: unknown = 0;
        for (let i = 0; i < levels; i++) value = wrap(value);
        return value;
      };
      for (const wrap of wraps) {
        expect(() => pack(nest(1000, wrap)).open()).not.toThrow();
        expect(() => pack(nest(5000, wrap))).toThrow(refusal);
      }
      expect(() => pack(nest(1e6, wraps[0]!))).toThrow(refusal);
      expect(() => pack(nest(1e6, wraps[1]!))).toThrow(refusal);
    },
  ],
];
