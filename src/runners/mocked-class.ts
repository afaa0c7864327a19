import { type Restore, saveProperties, together } from '../bus/snapshot';
import { HAS_MOCKS, isClass } from './layers';
import { type Method, type Mock, Mocked, type MockKit } from './mocked';
import { isOwnReader } from './reader';

type Implementation = (...args: unknown[]) => unknown;
type Class = new (...args: unknown[]) => object;

/** A class as a mock: constructed, it is the fake's own, or whatever an implementation of the test's makes. */
export class MockedClass extends Mocked {
  readonly face: Mock & Class;
  /** What the running `new` was called with, until the fake's own class makes it. */
  #asked: { readonly target: Class } | undefined;
  #birth: Restore | undefined;
  /** What a test gave, by what the runner was given for it. */
  readonly #given = new WeakMap<object, Implementation>();

  /**
   * @param prototype - what the instances have for their prototype, which leads to that of `original`
   */
  constructor(
    private readonly kit: MockKit,
    name: string,
    private readonly original: Class,
    prototype: object,
  ) {
    // Under `new` a spy around the mock constructs this itself.
    const fallback = function (this: unknown, ...args: unknown[]): unknown {
      if (new.target) return Reflect.construct(original, args, mocked.#target(new.target as unknown as Class));
      const asked = mocked.#asked;
      mocked.#asked = undefined;
      if (asked === undefined) return Reflect.apply(original as unknown as Method, this, args);
      try {
        return Reflect.construct(original, args, mocked.#target(asked.target));
      } catch (error) {
        if (!kit.standIns.among(args)) throw error;
        // An object of the test's own is not Electron's, and what is made of it cannot be, either.
        mocked.#asked = asked;
        return undefined;
      }
    };
    fallback.prototype = prototype;
    super(kit.make, name, fallback);
    const mocked: MockedClass = this;
    for (const how of ['mockImplementation', 'mockImplementationOnce'] as const) {
      const give = this.mock[how];
      this.mock[how] = (implementation) => give.call(this.mock, this.#callable(implementation, prototype));
    }
    const { getMockImplementation } = this.mock;
    this.mock.getMockImplementation = () => {
      const called = getMockImplementation.call(this.mock);
      return called && (this.#given.get(called) ?? called);
    };
    // Statics are inherited, as those of any class are.
    Object.setPrototypeOf(this.mock, original);
    const hasInstance = function (this: unknown, value: unknown): boolean {
      // Jest asks the mock itself, and would not come to the fake for an instance.
      if (this === mocked.mock) return false;
      const asked = this === mocked.face ? original : this;
      return Reflect.apply(Function.prototype[Symbol.hasInstance], asked, [value]) as boolean;
    };
    Object.defineProperties(this.mock, {
      prototype: { value: prototype },
      name: { value: original.name, configurable: true },
      length: { value: original.length, configurable: true },
      [HAS_MOCKS]: { value: true },
      [Symbol.hasInstance]: { value: hasInstance, configurable: true },
    });
    this.face = new Proxy(this.mock as Mock & Class, {
      apply: (mock, self, args) => {
        this.onces.shift();
        return Reflect.apply(mock, self, args) as unknown;
      },
      construct: function construct(_mock, args, target) {
        if (isOwnReader(construct)) return Reflect.construct(original, args, mocked.#target(target as Class));
        return mocked.#construct(args, target as Class);
      },
    });
  }

  /** Its statics are all there; what a test assigns to later goes with the test. */
  born(): void {
    this.#birth = saveProperties(this.mock);
  }

  override save(): Restore {
    return together(super.save(), saveProperties(this.mock));
  }

  override reset(): void {
    super.reset();
    this.#birth?.();
  }

  /**
   * An implementation as a runner takes it: it is called, which a class cannot be, and Vitest 5 puts the prototype of what
   * it is given behind that of the mock, which is the fake's own.
   */
  #callable(implementation: Implementation, prototype: object): Implementation {
    if (typeof implementation !== 'function') return implementation;
    const called = isClass(implementation)
      ? (...args: unknown[]) => Reflect.construct(implementation, args) as unknown
      : function (this: unknown, ...args: unknown[]) {
          return Reflect.apply(implementation, this, args) as unknown;
        };
    called.prototype = prototype;
    this.#given.set(called, implementation);
    return called;
  }

  /** What may stand for `new.target`: the fake's class is made whole, or nobody could put it away. */
  #target(target: Class): Class {
    const { prototype } = target;
    if (target === this.face || prototype instanceof this.original) return target;
    return this.face;
  }

  #construct(args: unknown[], target: Class): object {
    const given = Object.create(target.prototype as object) as object;
    const outer = this.#asked;
    this.#asked = { target };
    this.onces.shift();
    let made: unknown;
    try {
      made = Reflect.apply(this.mock, given, args);
    } finally {
      const wasAnswered = this.#asked !== undefined;
      this.#asked = outer;
      if (wasAnswered) this.kit.standIns.addHollow(given);
    }
    const instance = typeof made === 'object' && made !== null ? made : given;
    this.kit.standIns.add(instance);
    const { instances, contexts } = this.mock.mock;
    for (const list of [instances, contexts]) {
      const index = list?.lastIndexOf(given) ?? -1;
      if (index >= 0) list[index] = instance;
    }
    return instance;
  }
}
