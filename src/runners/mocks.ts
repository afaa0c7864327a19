import { EventEmitter } from 'node:events';
import type { Restore } from '../bus/snapshot';
import type { FakeElectron } from '../fake/fake';
import { MEMBERS } from '../modules/members';
import { HAS_MOCKS, isClass, Layers } from './layers';
import { type MakeMock, type Method, type Mock, type Mocked, MockedMethod, type MockKit } from './mocked';
import { MockedClass } from './mocked-class';
import { isOwnReader, isReadWithin } from './reader';
import { forEachTwin, nameOf } from './twin-methods';
import { WeakList } from './weak-list';

export type { MakeMock, Mock };

/**
 * Makes mocks of every function that `require('electron')` leads to: the ordinary idioms work on them, and without an
 * implementation of the test's they are the fake. The shared fake has one of these.
 */
export function installMocks(make: MakeMock, fake: FakeElectron): void {
  const mocks = new Mocks(make, fake);
  fake.mocks = mocks;
  mocks.saveWith(fake);
}

/** What Electron's types have that is no method. */
function propertiesOf(): Set<string> {
  const all = Object.values(MEMBERS).flatMap(({ properties, instance }) => [properties, instance?.properties ?? '']);
  return new Set(all.flatMap((names) => names.split(' ')));
}

/** The mocks of one fake. */
class Mocks implements MockKit {
  // Weakly: they last as long as what they are of, which mostly goes with its test.
  readonly #all = new WeakList<Mocked>();
  readonly #byOwner = new WeakMap<object, Map<string, MockedMethod>>();
  readonly #classes = new WeakMap<object, MockedClass>();
  readonly #legacy = new WeakMap<object, Mock>();
  readonly #handed = new WeakSet<object>();
  readonly #hollow = new WeakSet<object>();
  #properties: Set<string> | undefined;
  readonly #layers = new Layers({
    face: (owner, name, layer) => this.#faceOf(owner, name, layer),
    show: (value) => void this.#hand(value, undefined, isPlain(value)),
    isHollow: (value) => this.isHollow(value),
  });

  constructor(
    readonly make: MakeMock,
    readonly fake: FakeElectron,
  ) {
    fake.shaper.dress = (twin, name, method) => {
      let face = this.#legacy.get(method);
      if (face === undefined) {
        ({ face } = this.#keep(new MockedMethod(this, twin, name, () => method as Method)));
        this.#legacy.set(method, face);
      }
      return face;
    };
    // As no version has changed them yet, so that the mocks outlast a change of version.
    forEachTwin(fake, (twin) => {
      fake.shaper.bare(twin, fake.bus.era, () => this.#hand(twin, nameOf(twin)));
      return true;
    });
    fake.registry.events.on('twin', (twin: object) => {
      if (nameOf(twin) === undefined) this.#hand(twin);
    });
    fake.mockReply = (reply, to) => new MockedMethod(this, to, 'reply', () => reply as Method).face as typeof reply;
  }

  /** Has the mocks rolled back with the fake, and their books with its record. */
  saveWith(fake: FakeElectron): void {
    // resetAllMocks() drops every implementation and says so to nobody; this one's is dropped as well.
    const armed = () => {};
    const sentinel = this.make(() => {});
    const arm = () => sentinel.mockImplementation(armed);
    arm();
    fake.bus.log.onClear.add(() => {
      for (const { mock } of this.#all) mock.mockClear();
    });
    fake.addSaver((): Restore => {
      if (sentinel.getMockImplementation() !== armed) {
        for (const mocked of this.#all) mocked.onces.length = 0;
        arm();
      }
      const layers = this.#layers.save();
      const saved = new Map([...this.#all].map((mocked) => [mocked, mocked.save()]));
      return () => {
        layers();
        for (const mocked of this.#all) (saved.get(mocked) ?? (() => mocked.reset()))();
        arm();
      };
    });
  }

  /** A module has been made. */
  dress(name: string, made: object): void {
    if (typeof made !== 'function') this.#hand(made, name, true);
  }

  /** What everybody sees of a module: of a class, the mock. */
  exported(name: string, made: unknown): unknown {
    if (typeof made !== 'function') return made;
    let mocked = this.#classes.get(made);
    if (mocked === undefined) {
      mocked = this.#mockClass(name, made as new () => object);
      this.#classes.set(made, mocked);
    }
    return mocked.face;
  }

  handOut(value: unknown): unknown {
    if (Array.isArray(value)) for (const item of value) if (!this.#hand(item)) break;
    this.#hand(value);
    return value;
  }

  isHollow(value: unknown): boolean {
    return this.#hollow.has(value as object);
  }

  /**
   * Makes mocks of an object's methods when they are read; tells whether it is Electron's.
   *
   * @param isModule - whether it is, also without a class of its own
   */
  #hand(value: unknown, name?: string, isModule = false): boolean {
    if (typeof value !== 'object' || value === null) return false;
    if (this.#handed.has(value)) return true;
    const prototype = Object.getPrototypeOf(value) as object | null;
    const layer = this.#layers.under(value) ?? this.#layers.of(prototype, name);
    if (layer === undefined && !isModule) return false;
    this.#handed.add(value);
    this.#dressOwn(value);
    if (layer === undefined) Object.defineProperty(value, HAS_MOCKS, { value: true });
    else if (!this.#layers.under(value)) {
      const shown = isModule && this.fake.replaceable ? this.#layers.replaceable(layer, value) : layer;
      Object.setPrototypeOf(value, shown);
    }
    return true;
  }

  /** The functions that an object has of its own, and Electron's objects that it keeps in plain properties. */
  #dressOwn(object: object): void {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (name.startsWith('_')) continue;
      const { value, configurable, get } = Object.getOwnPropertyDescriptor(object, name)!;
      if (get && configurable) this.#wrapOwn(object, name, get);
      if (typeof value === 'object' && value !== null) {
        this.#properties ??= propertiesOf();
        if (!this.#properties.has(name)) continue;
        if (Array.isArray(value)) this.handOut(value);
        else this.#hand(value, undefined, isPlain(value));
      } else if (configurable && typeof value === 'function' && !isClass(value)) {
        this.#defineOwn(object, name, value as Method);
      }
    }
  }

  /** An accessor of an object's own, such as that of a method which only some platforms have. */
  #wrapOwn(object: object, name: string, original: () => unknown): void {
    const { set, enumerable } = Object.getOwnPropertyDescriptor(object, name)!;
    const get = (): unknown => {
      const value = Reflect.apply(original, object, []);
      if (typeof value !== 'function' || isClass(value as Method)) this.#hand(value, undefined, isPlain(value));
      else if (!isOwnReader(get)) return this.#mockOf(object, name, () => value as Method).face;
      return value;
    };
    Object.defineProperty(object, name, { configurable: true, enumerable, get, set });
  }

  #defineOwn(object: object, name: string, original: Method): void {
    const { enumerable } = Object.getOwnPropertyDescriptor(object, name)!;
    const asks = isReadWithin(name);
    const face = () => this.#mockOf(object, name, () => original).face;
    const get = (): unknown => (asks && isOwnReader(get) ? original : face());
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable,
      get,
      set(value: unknown) {
        Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }

  #faceOf(owner: object, name: string, layer: object): Method {
    return this.#mockOf(owner, name, (self) => {
      const above = self === owner ? this.#aboveOf(owner, name, layer) : undefined;
      const ofBase = above || (self !== owner && owner !== layer) ? undefined : this.#ofBases(layer, name);
      return above ?? ofBase ?? (this.#layers.original(layer, name, self) as Method);
    }).face;
  }

  /** The mock that a test has of a prototype's, which the calls on its objects reach. */
  #aboveOf(owner: object, name: string, layer: object): Mock | undefined {
    for (let at = owner; at !== layer; ) {
      at = Object.getPrototypeOf(at) as object;
      // A module's own layer: there is no other object of it.
      if (at === null) return undefined;
      const face = (at === layer ? assignedTo(at, name) : undefined) ?? this.#byOwner.get(at)?.get(name)?.face;
      if (face) return face;
    }
    return undefined;
  }

  /** The mock that a test has of the prototype of a class which another one extends. */
  #ofBases(layer: object, name: string): Mock | undefined {
    for (const base of this.#layers.basesOf(layer, name)) {
      const face = assignedTo(base, name) ?? this.#byOwner.get(base)?.get(name)?.face;
      if (face) return face;
    }
    return undefined;
  }

  #mockOf(owner: object, name: string, original: (self: unknown) => Method): MockedMethod {
    let mocks = this.#byOwner.get(owner);
    if (mocks === undefined) {
      mocks = new Map();
      this.#byOwner.set(owner, mocks);
    }
    let mocked = mocks.get(name);
    if (mocked === undefined) {
      mocked = this.#keep(new MockedMethod(this, owner, name, original));
      mocks.set(name, mocked);
    }
    return mocked;
  }

  #mockClass(name: string, original: new (...args: unknown[]) => object): MockedClass {
    const prototype = this.#layers.of(original.prototype as object, name) ?? (original.prototype as object);
    const mocked = new MockedClass(this, name, original, prototype, (object) => this.#hollow.add(object));
    const { face, mock } = mocked;
    Object.defineProperty(prototype, 'constructor', { value: face, writable: true, configurable: true });
    for (let at: object = original; !isBase(at); at = Object.getPrototypeOf(at) as object) {
      for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
        if (typeof value !== 'function' || isClass(value) || key === 'save') continue;
        if (Object.hasOwn(mock, key)) continue;
        this.#defineStatic(mock, face, key, original);
      }
    }
    mocked.born();
    return this.#keep(mocked);
  }

  #defineStatic(mock: Mock, face: object, name: string, original: object): void {
    const asks = isReadWithin(name);
    const found = () => Reflect.get(original, name) as Method;
    const get = (): unknown =>
      asks && isOwnReader(get)
        ? found()
        : this.#mockOf(
            face,
            name,
            () =>
              (...args) =>
                Reflect.apply(found(), original, args) as unknown,
          ).face;
    Object.defineProperty(mock, name, {
      configurable: true,
      get,
      set: (value: unknown) =>
        void Object.defineProperty(mock, name, { value, configurable: true, enumerable: true, writable: true }),
    });
  }

  #keep<T extends Mocked>(mocked: T): T {
    this.#all.add(mocked);
    return mocked;
  }
}

/** Whether it is an object of functions, which Electron has for some of what hangs on others. */
function isPlain(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(Object.getPrototypeOf(value) ?? {}) === null
  );
}

/** What a test has put in the place of a prototype's method. */
function assignedTo(layer: object, name: string): Mock | undefined {
  return Object.getOwnPropertyDescriptor(layer, name)?.value as Mock | undefined;
}

/** Where the statics of a class of the fake's end. */
function isBase(at: object): boolean {
  return at === EventEmitter || !Object.hasOwn(at, 'prototype');
}
