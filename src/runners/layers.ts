import { EventEmitter } from 'node:events';
import { Duplex, PassThrough, Readable, Stream, Transform, Writable } from 'node:stream';
import { EMIT } from '../bus/emitter';
import { mayHave } from '../modules/by-platform';
import { MEMBERS, type Members } from '../modules/members';
import type { Method } from './mocked';
import { isCalledBy, isOwnReader, isReadWithin } from './reader';

/** What Electron's emitters have of Node's. */
const EMITTER = [
  'addListener',
  'emit',
  'eventNames',
  'getMaxListeners',
  'listenerCount',
  'listeners',
  'off',
  'on',
  'once',
  'prependListener',
  'prependOnceListener',
  'rawListeners',
  'removeAllListeners',
  'removeListener',
  'setMaxListeners',
];

/** What the fake has beside Electron's members, where no table says which those are. */
const OURS = new Set(['constructor', 'save', 'discard', 'dispose']);

/** Jest's own names of what looks at a property's descriptor. */
export const REPLACING = 'replaceProperty';
export const AUTOMOCKING = '_getSlots';
/** And sinon's. */
const STUBBING = 'getPropertyDescriptor';

/** The getters that show methods. */
const METHODS = new WeakSet<() => unknown>();

/** On all layers, and on what has mocks without one. */
export const HAS_MOCKS: unique symbol = Symbol.for('fake-electron.has-mocks') as never;

/** What a layer asks for when one of its members is read. */
export interface Reading {
  /** The mock of a method for one object, which may be a prototype. */
  face(owner: object, name: string, layer: object): Method;
  /** Makes mocks of the methods of what a property shows. */
  show(value: unknown): void;
  isHollow(value: unknown): boolean;
  /** The mock of a method that is not there now, such as another platform's, which a test spies on all the same. */
  absent(owner: object, name: string): Method;
}

/**
 * The layers of one fake: one for each class whose objects Electron hands out, between the object and the class's own
 * prototype. Its members are accessors: who reads a method of an object finds a mock of that object's own, made then, and
 * the fake itself finds what is below. So nothing stands on the objects that Electron would not have there.
 */
export class Layers {
  readonly #layers = new WeakMap<object, object>();
  /** What each lies on. */
  readonly #below = new WeakMap<object, object>();
  /** Those that a test has assigned to, with what was there. */
  readonly #changed = new Map<object, Map<string, PropertyDescriptor>>();

  constructor(private readonly reading: Reading) {}

  /**
   * The layer for objects of a class of the fake's.
   *
   * @param name - of the class in Electron's types, if it is known
   */
  of(prototype: object | null, name?: string): object | undefined {
    if (prototype === null) return undefined;
    let layer = this.#layers.get(prototype);
    if (layer === undefined) {
      if (isForeign(prototype)) return undefined;
      layer = this.#make(prototype, name);
      this.#layers.set(prototype, layer);
      this.#below.set(layer, prototype);
    }
    return layer;
  }

  /**
   * A layer for one object that Jest's `replaceProperty` takes, which refuses a getter, though `spyOn(…, 'get')` asks for
   * one. Both look at the descriptor first, and there the two are told apart. Its automock passes over getters as well.
   */
  replaceable(layer: object, object: object): object {
    const shown = new Proxy(layer, {
      getOwnPropertyDescriptor: function describe(target, name) {
        const descriptor = Reflect.getOwnPropertyDescriptor(target, name);
        if (!descriptor?.get) return descriptor;
        const asData = { writable: true, enumerable: true, configurable: true };
        if (isCalledBy(REPLACING, describe) || (METHODS.has(descriptor.get) && isCalledBy(STUBBING, describe)))
          return { ...asData, value: Reflect.get(target, name, object) as unknown };
        // No value: what a property shows may throw its name.
        return METHODS.has(descriptor.get) && isCalledBy(AUTOMOCKING, describe) ? asData : descriptor;
      },
    });
    this.#below.set(shown, this.#below.get(layer)!);
    return shown;
  }

  /** The layer that an object already has. */
  under(object: object): object | undefined {
    for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
      if (this.#below.has(at)) return at;
    }
    return undefined;
  }

  /** The layers of the classes from which the class under `layer` has that method, the nearest first. */
  *basesOf(layer: object, name: string): Generator<object> {
    for (let at = this.#below.get(layer) ?? null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
      const base = this.#layers.get(at);
      if (base !== undefined && this.#below.get(layer) !== at) yield base;
      if (Object.hasOwn(at, name)) return;
    }
  }

  /** What a method of an object is without any mock. */
  original(layer: object, name: string, self: unknown): unknown {
    return Reflect.get(this.#below.get(layer)!, name, self ?? layer);
  }

  /** What takes back assignments to prototypes. */
  save(): () => void {
    const before = new Map([...this.#changed].map(([layer, names]) => [layer, new Set(names.keys())]));
    return () => {
      for (const [layer, names] of this.#changed) {
        for (const [name, descriptor] of names) {
          if (before.get(layer)?.has(name)) continue;
          Object.defineProperty(layer, name, descriptor);
          names.delete(name);
        }
      }
    };
  }

  #make(prototype: object, name: string | undefined): object {
    // Filled before it is anybody's prototype: V8 is several times as fast then.
    const layer = {};
    const members = name === undefined ? undefined : (MEMBERS[name]?.instance ?? MEMBERS[name]);
    if (members) this.#fillKnown(layer, prototype, members);
    else this.#fillFound(layer, prototype);
    const isEmitter = 'emit' in prototype;
    if (isEmitter) for (const method of EMITTER) this.#method(layer, prototype, method);
    Object.setPrototypeOf(layer, prototype);
    Object.defineProperty(layer, HAS_MOCKS, { value: true });
    if (isEmitter) Object.defineProperty(layer, EMIT, { value: unmockedEmit(prototype) });
    return layer;
  }

  #fillKnown(layer: object, prototype: object, { methods, properties }: Members): void {
    for (const method of methods.split(' ')) if (mayHave(prototype, method)) this.#method(layer, prototype, method);
    for (const property of properties.split(' '))
      if (mayHave(prototype, property)) this.#property(layer, prototype, property);
  }

  #fillFound(layer: object, prototype: object): void {
    for (let at = prototype; !isForeign(at); at = Object.getPrototypeOf(at) as object) {
      for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
        if (OURS.has(name) || name.startsWith('_') || Object.hasOwn(layer, name)) continue;
        if (get) this.#property(layer, prototype, name);
        else if (typeof value === 'function' && !isClass(value)) this.#method(layer, prototype, name);
      }
    }
  }

  #method(layer: object, below: object, name: string): void {
    const { reading } = this;
    const asks = isReadWithin(name);
    const get = function (this: unknown): unknown {
      const found: unknown = Reflect.get(below, name, this ?? layer);
      if (typeof found !== 'function') {
        return found === undefined && isCalledBy('spyOn', get) ? reading.absent(this as object, name) : found;
      }
      if (typeof this !== 'object' || this === null) return delegating(name, reading, layer);
      return asks && isOwnReader(get) ? found : reading.face(this, name, layer);
    };
    METHODS.add(get);
    const changed = this.#changed;
    define(layer, name, get, function (this: object, value: unknown) {
      if (this === layer) noteChange(changed, layer, name);
      assign(this, name, value);
    });
  }

  #property(layer: object, below: object, name: string): void {
    const { reading } = this;
    const get = function (this: object): unknown {
      if (reading.isHollow(this)) return undefined;
      const value: unknown = Reflect.get(below, name, this);
      if (typeof value === 'object') reading.show(value);
      return value;
    };
    define(layer, name, get, function (this: object, value: unknown) {
      if (reading.isHollow(this) || !Reflect.set(below, name, value, this)) assign(this, name, value);
    });
  }
}

function define(layer: object, name: string, get: () => unknown, set: (value: unknown) => void): void {
  Object.defineProperty(layer, name, { get, set, configurable: true, enumerable: false });
}

function assign(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: true });
}

/** Vitest asks a getter for nobody in particular; this is the mock of whom it is called on. */
function delegating(name: string, reading: Reading, layer: object): Method {
  return function (...args) {
    return Reflect.apply(reading.face(this as object, name, layer), this, args);
  };
}

function noteChange(changed: Map<object, Map<string, PropertyDescriptor>>, layer: object, name: string): void {
  const names = changed.get(layer) ?? new Map<string, PropertyDescriptor>();
  if (!names.has(name)) names.set(name, Object.getOwnPropertyDescriptor(layer, name)!);
  changed.set(layer, names);
}

/** The `emit` that somebody put before the layer, which is to see everything, or what is below it. */
function unmockedEmit(prototype: object): (this: object) => unknown {
  return function () {
    for (let at: object = this; !Object.hasOwn(at, EMIT); at = Object.getPrototypeOf(at) as object) {
      if (Object.hasOwn(at, 'emit')) return Reflect.get(at, 'emit', this);
    }
    return Reflect.get(prototype, 'emit', this);
  };
}

/** Whether the methods of an object are mocks, or it is one. */
export function hasMocks(object: object): boolean {
  return HAS_MOCKS in object;
}

const NODES = new Set<unknown>([EventEmitter, Stream, Readable, Writable, Duplex, Transform, PassThrough]);

/** Whether a prototype is of the language's, of Node's, or nobody's: of those, nothing is made a mock. */
function isForeign(prototype: object): boolean {
  const { constructor: maker } = prototype;
  if (Object.getPrototypeOf(prototype) === null || typeof maker !== 'function') return true;
  if (!Object.hasOwn(prototype, 'constructor')) return isForeign(Object.getPrototypeOf(prototype) as object);
  if (NODES.has(maker) || Reflect.get(globalThis, maker.name) === maker) return true;
  return /\{ \[native code\] \}$/.test(Function.prototype.toString.call(maker));
}

export function isClass(value: (...args: never[]) => unknown): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
