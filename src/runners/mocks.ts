import type { Restore } from '../bus/snapshot';
import type { FakeElectron } from '../fake/fake';
import { limitedNames } from '../modules/by-platform';
import { absentMethodError } from '../words/module-errors';
import { dressTwins } from './dress-twins';
import { isBase, isPlain, keepShape, propertiesOf, showToAutomock } from './handed-objects';
import { AUTOMOCKING, HAS_MOCKS, isClass, Layers, REPLACING } from './layers';
import { type MakeMock, type Method, type Mock, type Mocked, MockedMethod, type MockKit } from './mocked';
import { MockedClass } from './mocked-class';
import { isCalledBy, isOwnReader, isReadWithin } from './reader';
import { StandIns } from './stand-ins';
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

/** The mocks of one fake. */
export class Mocks implements MockKit {
  // Weakly: they last as long as what they are of, which mostly goes with its test.
  readonly #all = new WeakList<Mocked>();
  readonly #byOwner = new WeakMap<object, Map<string, MockedMethod>>();
  readonly #classes = new WeakMap<object, MockedClass>();
  readonly #legacy = new WeakMap<object, Mock>();
  readonly #handed = new WeakSet<object>();
  readonly standIns: StandIns = new StandIns();
  #properties: Set<string> | undefined;
  readonly #layers = new Layers({
    face: (owner, name, layer) => this.#faceOf(owner, name, layer),
    show: (value) => void this.#hand(value, undefined, isPlain(value)),
    isHollow: (value) => this.standIns.isHollow(value),
    absent: (owner, name) => this.#absent(owner, name),
  });

  /** @param loan - what takes them away again, where they are for a while */
  constructor(
    readonly make: MakeMock,
    readonly fake: FakeElectron,
    readonly loan?: (() => void)[],
  ) {
    fake.shaper.dress = (twin, name, method) => {
      let face = this.#legacy.get(method);
      if (face === undefined) {
        ({ face } = this.#keep(new MockedMethod(this, twin, name, () => method as Method)));
        this.#legacy.set(method, face);
      }
      return face;
    };
    dressTwins(fake, (twin, name) => void this.#hand(twin, name), loan);
    fake.bus.announce = (made) => void this.#hand(made);
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

  isReplacing(above: (...args: never[]) => unknown): boolean {
    return isCalledBy(REPLACING, above) || isCalledBy(AUTOMOCKING, above);
  }

  handOut(value: unknown): unknown {
    if (Array.isArray(value)) for (const item of value) if (!this.#hand(item)) break;
    this.#hand(value);
    return value;
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
    this.loan?.push(keepShape(value));
    const methods = this.#dressOwn(value, layer);
    if (layer === undefined) Object.defineProperty(value, HAS_MOCKS, { value: true, configurable: true });
    else if (!this.#layers.under(value)) {
      const shown = this.loan || (isModule && this.fake.replaceable) ? this.#layers.replaceable(layer, value) : layer;
      Object.setPrototypeOf(value, shown);
    }
    if (isModule || name !== undefined) showToAutomock(value, methods);
    return true;
  }

  /** The functions that an object has of its own, and Electron's objects that it keeps in plain properties. */
  #dressOwn(object: object, layer: object | undefined): PropertyDescriptorMap {
    const methods: PropertyDescriptorMap = {};
    for (const name of Object.getOwnPropertyNames(object)) {
      if (name.startsWith('_')) continue;
      const { value, configurable, get, writable } = Object.getOwnPropertyDescriptor(object, name)!;
      // What only Electron sets, such as an id, a test sets as well.
      if (configurable && writable === false) Object.defineProperty(object, name, { writable: true });
      if (get && configurable) this.#wrapOwn(object, name, get);
      if (typeof value === 'object' && value !== null) {
        this.#properties ??= propertiesOf();
        if (!this.#properties.has(name)) continue;
        if (Array.isArray(value)) this.handOut(value);
        else this.#hand(value, undefined, isPlain(value));
      } else if (configurable && typeof value === 'function' && !isClass(value)) {
        // What is inherited all the same has its mock there.
        const isInherited = layer && value === this.#layers.original(layer, name, object);
        if (isInherited && Reflect.deleteProperty(object, name)) continue;
        methods[name] = { value, writable: true, configurable: true };
        this.#defineOwn(object, name, value as Method);
      }
    }
    return methods;
  }

  /** An accessor of an object's own, such as that of a method which only some platforms have. */
  #wrapOwn(object: object, name: string, original: () => unknown): void {
    const { set, enumerable } = Object.getOwnPropertyDescriptor(object, name)!;
    const get = (): unknown => {
      const value = Reflect.apply(original, object, []);
      if (value === undefined && isCalledBy('spyOn', get)) return this.#absent(object, name);
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
    if (this.loan) {
      // Sinon takes no accessor for a method.
      Object.defineProperty(object, name, { value: face(), configurable: true, enumerable, writable: true });
      return;
    }
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
    // What was made meanwhile keeps its layer.
    if (this.loan && this.fake.mocks !== this) return this.#layers.original(layer, name, owner) as Method;
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

  #absent(owner: object, name: string): Method {
    const { face } = this.#mockOf(owner, name, () => () => {
      throw absentMethodError(name);
    });
    Object.defineProperty(owner, name, { value: face, configurable: true, enumerable: true, writable: true });
    return face;
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
    const mocked = new MockedClass(this, name, original, prototype);
    const { face, mock } = mocked;
    Object.defineProperty(prototype, 'constructor', { value: face, writable: true, configurable: true });
    for (let at: object = original; !isBase(at); at = Object.getPrototypeOf(at) as object) {
      for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
        if ((typeof value !== 'function' && !get) || key === 'save' || Object.hasOwn(mock, key)) continue;
        if (!get && isClass(value as Method)) this.#defineInner(mock, key, value as Method);
        else this.#defineStatic(mock, face, key, original);
      }
      for (const key of limitedNames(at)) {
        if (!Object.hasOwn(mock, key)) this.#defineStatic(mock, face, key, original);
      }
    }
    mocked.born();
    return this.#keep(mocked);
  }

  /** A class that hangs on another, as those of the items of a `TouchBar` do. */
  #defineInner(mock: Mock, name: string, inner: Method): void {
    const assign = (value: unknown) =>
      void Object.defineProperty(mock, name, { value, configurable: true, enumerable: true, writable: true });
    const get = () => this.exported(name, inner);
    Object.defineProperty(mock, name, { configurable: true, enumerable: true, get, set: assign });
  }

  #defineStatic(mock: Mock, face: object, name: string, original: object): void {
    const asks = isReadWithin(name);
    const found = () => Reflect.get(original, name) as Method | undefined;
    const call = (...args: unknown[]) => Reflect.apply(found() as Method, original, args) as unknown;
    const get = (): unknown => {
      if (typeof found() === 'function')
        return asks && isOwnReader(get) ? found() : this.#mockOf(face, name, () => call).face;
      return found() === undefined && isCalledBy('spyOn', get) ? this.#absent(mock, name) : found();
    };
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

/** What a test has put in the place of a prototype's method. */
function assignedTo(layer: object, name: string): Mock | undefined {
  return Object.getOwnPropertyDescriptor(layer, name)?.value as Mock | undefined;
}
