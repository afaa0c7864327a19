import type { Restore } from '../bus/snapshot';
import type { FakeElectron } from '../fake/fake';
import { channelAt, forEachTwin, methodsOf, recordMocked } from './twin-methods';
import { WeakList } from './weak-list';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Implementation = ((...args: unknown[]) => unknown) | undefined;

/** What is used of a runner's mock functions. */
export interface Mock extends Method {
  readonly mock: { readonly calls: unknown[][] };
  mockName(name: string): unknown;
  mockClear(): unknown;
  mockReset(): unknown;
  getMockImplementation(): Implementation;
  mockImplementation(implementation: NonNullable<Implementation>): unknown;
  mockImplementationOnce(implementation: NonNullable<Implementation>): unknown;
}

/** Makes a mock that does `fallback` where a test gave it nothing to do, also after it was reset. */
export type MakeMock = (fallback: Method) => Mock;

/**
 * Makes mocks of the twins' own methods: the ordinary idioms work on them, and without an implementation of the test's
 * they are the bus. The shared fake has one of these.
 */
export function installMocks(make: MakeMock, fake: FakeElectron): void {
  // Weakly: they last as long as their twins, which mostly go with their test.
  const mocks = new WeakList<MockedMethod>();
  // resetAllMocks() drops every implementation and says so to nobody; this one's is dropped as well.
  const armed = () => {};
  const sentinel = make(() => {});
  const arm = () => sentinel.mockImplementation(armed);
  const wasReset = () => sentinel.getMockImplementation() !== armed;
  arm();

  const legacy = new WeakMap<object, Mock>();
  fake.shaper.dress = (twin, name, method) => {
    let face = legacy.get(method);
    if (face === undefined) {
      const mocked = new MockedMethod(make, fake, twin, name, method as Method);
      mocks.add(mocked);
      face = mocked.face;
      legacy.set(method, face);
    }
    return face;
  };

  const mockTwin = (twin: object): void => {
    // A prototype of its own, so that the calls of two renderers are not mixed and own properties stay Electron's.
    const layer = Object.create(Object.getPrototypeOf(twin)) as object;
    for (const name of methodsOf(twin)) {
      const own = Object.hasOwn(twin, name);
      const original = Reflect.get(twin, name) as Method;
      let mocked: MockedMethod | undefined;
      // Made on first use: a window has many methods and a test uses few.
      Object.defineProperty(own ? twin : layer, name, {
        configurable: true,
        enumerable: own,
        get() {
          if (mocked === undefined) {
            mocked = new MockedMethod(make, fake, twin, name, original);
            mocks.add(mocked);
          }
          Object.defineProperty(own ? twin : layer, name, {
            value: mocked.face,
            configurable: true,
            enumerable: own,
            writable: true,
          });
          return mocked.face;
        },
        set(value: unknown) {
          Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
        },
      });
    }
    Object.setPrototypeOf(twin, layer);
  };

  // On the twin as no version has changed it yet, so that the mocks outlast a change of version.
  forEachTwin(fake, (twin) => {
    fake.shaper.bare(twin, fake.bus.era, () => mockTwin(twin));
    return true;
  });
  fake.mockReply = (reply, to) => new MockedMethod(make, fake, to, 'reply', reply as Method).face as typeof reply;
  fake.bus.log.onClear.add(() => {
    for (const { mock } of mocks) mock.mockClear();
  });
  fake.addSaver((): Restore => {
    if (wasReset()) {
      for (const mocked of mocks) mocked.onces.length = 0;
      arm();
    }
    const saved = new Map([...mocks].map((mocked) => [mocked, mocked.save()]));
    return () => {
      for (const mocked of mocks) (saved.get(mocked) ?? (() => mocked.reset()))();
      arm();
    };
  });
}

/** One method as a mock. */
class MockedMethod {
  readonly mock: Mock;
  /** What the twin shows: the mock, which also tells the record of calls that never reached the bus. */
  readonly face: Mock;
  /** The implementations for one call that are still to come; no runner shows them. */
  readonly onces: NonNullable<Implementation>[] = [];
  readonly #fallback: Method;
  #reached = false;

  constructor(
    make: MakeMock,
    private readonly fake: FakeElectron,
    private readonly twin: object,
    private readonly name: string,
    private readonly original: Method,
  ) {
    const mocked = this;
    this.#fallback = function (...args) {
      return mocked.#toBus(this, args);
    };
    this.mock = make(this.#fallback);
    this.mock.mockName(name);
    const { mockImplementationOnce } = this.mock;
    this.mock.mockImplementationOnce = (implementation) => {
      this.onces.push(implementation as NonNullable<Implementation>);
      return mockImplementationOnce.call(this.mock, implementation);
    };
    const { mockReset } = this.mock;
    this.mock.mockReset = () => {
      this.onces.length = 0;
      return mockReset.call(this.mock);
    };
    this.face = new Proxy(this.mock, { apply: (mock, self, args) => this.#call(mock, self, args) });
  }

  /** What brings back the implementations as they are now. */
  save(): Restore {
    const implementation = this.mock.getMockImplementation();
    const onces = [...this.onces];
    return () => {
      this.reset();
      if (implementation && implementation !== this.#fallback) this.mock.mockImplementation(implementation);
      for (const once of onces) this.mock.mockImplementationOnce(once);
    };
  }

  reset(): void {
    this.mock.mockReset();
    this.mock.mockName(this.name);
  }

  #call(mock: Mock, self: unknown, args: unknown[]): unknown {
    const outer = this.#reached;
    this.#reached = false;
    this.onces.shift();
    try {
      return Reflect.apply(mock, self, args);
    } finally {
      if (!this.#reached) recordMocked(this.fake, this.twin, this.name, args);
      this.#reached = outer;
    }
  }

  #toBus(self: unknown, args: unknown[]): unknown {
    this.#reached = true;
    const at = channelAt(this.name);
    if (at < 0) return Reflect.apply(this.original, self, args);
    const { calls } = this.mock.mock;
    const index = calls.length - 1;
    const { log } = this.fake.bus;
    // The mock's own book holds what the wire carried, whatever becomes of the sender's objects.
    log.onNext = (message) => {
      calls[index] = [...args.slice(0, at + 1), ...message.args, ...args.slice(at + 1 + message.args.length)];
    };
    try {
      return Reflect.apply(this.original, self, args);
    } finally {
      log.onNext = undefined;
    }
  }
}
