import type { Restore } from '../bus/snapshot';
import type { FakeElectron } from '../fake/fake';
import { isCalledBy } from './reader';
import type { StandIns } from './stand-ins';
import { payloadAt, recordMocked } from './twin-methods';

export type Method = (this: unknown, ...args: unknown[]) => unknown;
type Implementation = ((...args: unknown[]) => unknown) | undefined;

/** What is used of a runner's mock functions. */
export interface Mock extends Method {
  readonly mock: { readonly calls: unknown[][]; readonly instances: unknown[]; readonly contexts: unknown[] };
  mockName(name: string): unknown;
  mockClear(): unknown;
  mockReset(): unknown;
  getMockImplementation(): Implementation;
  mockImplementation(implementation: NonNullable<Implementation>): unknown;
  mockImplementationOnce(implementation: NonNullable<Implementation>): unknown;
}

/** Makes a mock that does `fallback` where a test gave it nothing to do, also after it was reset. */
export type MakeMock = (fallback: Method) => Mock;

/** What every mock of a fake needs. */
export interface MockKit {
  readonly make: MakeMock;
  readonly fake: FakeElectron;
  /** Makes mocks of the methods of what a call returned, if that is Electron's. */
  handOut(value: unknown): unknown;
  readonly standIns: StandIns;
  /** Where they are for a while, what takes them away again. */
  readonly loan?: (() => void)[] | undefined;
}

/** One function as a mock. */
export abstract class Mocked {
  readonly mock: Mock;
  /** What everybody sees of it. */
  abstract readonly face: Mock;
  /** The implementations for one call that are still to come; no runner shows them. */
  readonly onces: NonNullable<Implementation>[] = [];
  readonly #name: string;
  readonly #fallback: Method;

  constructor(make: MakeMock, name: string, fallback: Method) {
    this.#name = name;
    this.#fallback = fallback;
    this.mock = make(fallback);
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
    this.mock.mockName(this.#name);
  }
}

/** Sinon puts no stub around what is one already; around one that is lent, a test's own may stand. */
const UNSTUBBED: ProxyHandler<Mock> = {
  get: function get(mock, key, face): unknown {
    return key === 'calledBefore' && isCalledBy('checkWrappedMethod', get) ? undefined : Reflect.get(mock, key, face);
  },
};

/** One method as a mock. */
export class MockedMethod extends Mocked {
  /** The mock, which also tells the record of calls that never reached the bus. */
  readonly face: Mock;
  #reached = false;

  /**
   * @param owner - whose method it is
   * @param original - what it does, looked up at each call
   */
  constructor(
    private readonly kit: MockKit,
    private readonly owner: object,
    private readonly name: string,
    private readonly original: (self: unknown) => Method,
  ) {
    super(kit.make, name, function (this: unknown, ...args: unknown[]) {
      return mocked.#toFake(this, args);
    });
    const mocked: MockedMethod = this;
    this.face = new Proxy(this.mock, {
      apply: (mock, self, args) => this.#call(mock, self, args),
      ...(kit.loan && UNSTUBBED),
    });
  }

  #call(mock: Mock, self: unknown, args: unknown[]): unknown {
    const outer = this.#reached;
    this.#reached = false;
    this.onces.shift();
    try {
      const answer = Reflect.apply(mock, self, args);
      if (!this.#reached) this.kit.standIns.add(answer);
      return answer;
    } finally {
      if (!this.#reached) recordMocked(this.kit.fake, this.owner, this.name, args);
      this.#reached = outer;
    }
  }

  /** Electron would not know an object of the test's own either, but who gave it one wants no answer of Electron's. */
  #ask(self: unknown, args: unknown[]): unknown {
    try {
      return Reflect.apply(this.original(self), self, args);
    } catch (error) {
      if (this.kit.standIns.among(args)) return undefined;
      throw error;
    }
  }

  #toFake(self: unknown, args: unknown[]): unknown {
    this.#reached = true;
    if (this.kit.standIns.isHollow(self)) return undefined;
    const at = payloadAt(this.owner, this.name);
    if (at < 0) return this.kit.handOut(this.#ask(self, args));
    const { calls } = this.mock.mock;
    const index = calls.length - 1;
    const { log } = this.kit.fake.bus;
    // The mock's own book holds what the wire carried, whatever becomes of the sender's objects.
    log.onNext = (message) => {
      calls[index] = [...args.slice(0, at), ...message.args, ...args.slice(at + message.args.length)];
    };
    try {
      return Reflect.apply(this.original(self), self, args);
    } finally {
      log.onNext = undefined;
    }
  }
}
