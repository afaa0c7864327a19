import { HAS_MOCKS } from './layers';
import { WeakList } from './weak-list';

/** What is used of a mock of a test's own; no runner's type, because any runner's will do. */
interface Answers {
  readonly mock?: { readonly results?: readonly { readonly value?: unknown }[] };
}

/**
 * Objects of a test's own that one of its implementations gave out in place of Electron's: a `Menu` of
 * `mockReturnValue({ popup: jest.fn() })`, a window of `mockImplementation(() => ({ on: jest.fn() }))`. The app hands them on
 * to other functions of Electron's, where nobody else's object would be taken.
 */
export class StandIns {
  readonly #list = new WeakList<object>();
  readonly #known = new WeakSet<object>();
  /** Instances that an implementation of the test's is to fill. */
  readonly #hollow = new WeakSet<object>();

  /** An implementation of the test's has answered with it. */
  add(value: unknown): void {
    if (typeof value !== 'object' || value === null || this.#known.has(value) || HAS_MOCKS in value) return;
    this.#known.add(value);
    this.#list.add(value);
  }

  addHollow(instance: object): void {
    this.#hollow.add(instance);
  }

  /** Whether `value` is an instance of Electron's class, with nothing of the fake in it. */
  isHollow(value: unknown): boolean {
    return this.#hollow.has(value as object);
  }

  /** Whether one of them is among the arguments of a call, or in the options that are. */
  among(args: readonly unknown[]): boolean {
    return args.some((arg) => this.#isOne(arg) || inside(arg).some((value) => this.#isOne(value)));
  }

  #isOne(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    if (this.#known.has(value) || this.#hollow.has(value)) return true;
    return [...this.#list].some((standIn) => leadsTo(standIn, value));
  }
}

/** Whether an object of the test's has `value`, or one of its mocks has answered with it. */
function leadsTo(standIn: object, value: object): boolean {
  return inside(standIn).some((member) => {
    if (member === value) return true;
    if (typeof member !== 'function') return false;
    const { mock } = member as Answers;
    return mock?.results?.some((result) => result.value === value) ?? false;
  });
}

/** The values of plain properties: a getter of the test's may be anything. */
function inside(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(Object.getOwnPropertyDescriptors(value)).map((descriptor) => descriptor.value as unknown);
}
