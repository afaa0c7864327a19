import { LOUD_KINDS, PROBLEM_KINDS, type ProblemKind } from '../../bus/problem';
import { type FailedOrder, OrderError } from '../../words/explore-errors';
import { isObject } from '../../words/objects';
import { unknownOptionError, valueError } from '../../words/usage-errors';
import { type Order, orderOf, seedOf, Tried } from './choices';
import { type Arbitrary, type FastCheck, loadFastCheck } from './fast-check';
import { FAULT_KINDS, type Fault, type FaultKind } from './faults';
import { type Course, type ExploredFake, OneOrder, type OrderRun, type Running } from './one-order';

/** What `explore` takes beside the body. */
export interface ExploreOptions<F> {
  /** How many orders are tried at most, and as many again with each kind of fault. Default 200. */
  orders?: number;
  /** What goes wrong in further orders, one at a time: some of the kinds, or `true` for all. Default: nothing does. */
  faults?: true | readonly FaultKind[];
  /** A whole number for another search, or what a failure has printed, to run that order alone. Default 1. */
  seed?: number | string;
  /** The problems that fail an order. Default: those that fail a test. */
  failOn?: readonly ProblemKind[];
  /** Has to hold when an order has come to its end, also one in which a fault has cut the body short. */
  check?: (fake: F) => unknown;
  /**
   * The fake that the orders run on, one after another; each begins with what is registered now and with an empty record. Default:
   * a private fake for each.
   */
  on?: F;
  /** How many milliseconds nothing may happen while the body waits for something real, as a file. Default 1,000. */
  timeout?: number;
}

/** What `explore` has tried. */
export interface Explored {
  /** How many different orders. */
  readonly orders: number;
  /** Whether there are no others, faults apart. */
  readonly all: boolean;
}

/** How `explore` gets the fakes that it runs orders on. */
export interface ExploreHost<F extends ExploredFake> {
  /** @returns one for one order, and what ends that */
  begin(on: F | undefined): { readonly fake: F; end(): void };
}

/** How many points of an order chance decides about at least; what comes later goes as it was sent. */
const POINTS = 8;
/** How many could come next, at most, that chance tells apart. */
const AMONG = 60;

/**
 * Runs `body` in many orders that real processes may deliver its messages in, and looks for one that it does not survive.
 *
 * @throws OrderError with the shortest that was found
 */
export async function explore<F extends ExploredFake>(
  host: ExploreHost<F>,
  body: (fake: F, course: Course) => unknown,
  options: ExploreOptions<F>,
): Promise<Explored> {
  checkOptions(body, options);
  const { orders = 200, faults = [], seed = 1, on } = options;
  const { failOn = LOUD_KINDS, check, timeout = 1000 } = options;
  const running: Running<F> = { body, check, failOn, timeout };
  const search = new Search(async (order) => {
    const { fake, end } = host.begin(on);
    try {
      return await new OneOrder(fake, order, running).run();
    } finally {
      end();
    }
  });
  if (typeof seed === 'string') {
    await search.only(orderOf(seed));
    return { orders: 1, all: false };
  }
  // Before anything is run: it is a matter of the set-up.
  const fc = loadFastCheck();
  const happened = await search.plain();
  const length = Math.max(POINTS, happened * 2);
  const choices = fc.array(fc.nat(AMONG - 1), { minLength: length, maxLength: length });
  await search.among(fc, seed, orders, fc.tuple<[number[], undefined]>(choices, fc.constant(undefined)));
  const { all } = search;
  for (const kind of faults === true ? FAULT_KINDS : faults) {
    const places = fc.tuple<[number, number]>(fc.nat(happened), fc.nat(3));
    const struck = fc.tuple<[number[], [number, number]]>(choices, places);
    await search.among(fc, seed, orders, struck, ([after, who]) => ({ kind, after, who }));
  }
  return { orders: search.count, all };
}

/** Orders that are tried one after another, until one fails. */
class Search {
  /** What has been tried, by the fault that was in it. */
  readonly #tried = new Map<string, Tried>();
  #isPlain = true;
  /** How many were tried until one failed. */
  #found = 0;

  constructor(private readonly run: (order: Order) => Promise<OrderRun>) {}

  get count(): number {
    return [...this.#tried.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** Whether there is no other order without a fault. */
  get all(): boolean {
    return this.#of(undefined).isAll;
  }

  /** In the order of sending. Returns how many deliveries and steps there were. */
  async plain(): Promise<number> {
    const plain = await this.#try({ choices: [], fault: undefined });
    if (plain.failed) throw this.#error(plain, undefined);
    this.#isPlain = false;
    return plain.happened;
  }

  /** @throws OrderError if this one fails */
  async only(order: Order): Promise<void> {
    const { failed, ...rest } = await this.#try(order);
    this.#isPlain = order.fault === undefined && order.choices.every((choice) => choice === 0);
    if (failed) throw this.#error({ failed, ...rest }, order.fault);
  }

  /**
   * Those that chance gives, `orders` different ones at most. On fast-check's properties, which shrink; its scheduler finds orders
   * and does not shrink them.
   */
  async among<T>(
    fc: FastCheck,
    seed: number,
    orders: number,
    arbitrary: Arbitrary<[number[], T]>,
    faultOf: (given: T) => Fault | undefined = () => undefined,
  ): Promise<void> {
    const before = this.count;
    let worst: { readonly run: OrderRun; readonly fault: Fault | undefined } | undefined;
    const property = fc.asyncProperty(arbitrary, async ([choices, given]) => {
      const fault = faultOf(given);
      const isShrinking = worst !== undefined;
      if (!isShrinking && (this.count - before >= orders || this.#of(fault).has(choices))) return;
      const run = await this.#try({ choices, fault });
      // Further failures are what this one is shrunk to.
      if (!run.failed) return;
      if (!isShrinking) this.#found = this.count;
      worst = { run, fault };
      throw run.error;
    });
    // Most that chance gives of a body with few orders are known.
    await fc.check(property, { seed, numRuns: orders * 3 });
    if (worst) throw this.#error(worst.run, worst.fault);
  }

  async #try(order: Order): Promise<OrderRun> {
    const run = await this.run(order);
    this.#of(order.fault).add(run.taken);
    return run;
  }

  #of(fault: Fault | undefined): Tried {
    const key = fault ? seedOf({ choices: [], fault }) : '';
    const tried = this.#tried.get(key) ?? new Tried();
    this.#tried.set(key, tried);
    return tried;
  }

  #error(run: OrderRun, fault: Fault | undefined): OrderError {
    const failed: FailedOrder = {
      error: run.error,
      lines: run.lines,
      left: run.left,
      seed: seedOf({
        choices: run.taken.map(([choice]) => choice),
        fault: run.fault === undefined ? undefined : fault,
      }),
      tried: this.#found,
      fault: run.fault,
      isPlain: this.#isPlain,
    };
    return new OrderError(failed);
  }
}

const OPTIONS = ['orders', 'faults', 'seed', 'failOn', 'check', 'on', 'timeout'] as const;

function checkOptions(body: unknown, options: object): void {
  if (typeof body !== 'function') throw valueError('explore', body, 'a function that is given a fake');
  const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0;
  const some = (kinds: readonly string[]) => (value: unknown) =>
    Array.isArray(value) && value.every((kind) => kinds.includes(kind));
  const quoted = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');
  const takes: Record<(typeof OPTIONS)[number], readonly [string, (value: unknown) => boolean]> = {
    orders: ['a whole number above 0', isCount],
    faults: [`true or an array of ${quoted(FAULT_KINDS)}`, (value) => value === true || some(FAULT_KINDS)(value)],
    seed: [
      'a whole number or a seed that was printed',
      (value) => Number.isInteger(value) || typeof value === 'string',
    ],
    failOn: [`an array of ${quoted(PROBLEM_KINDS)}`, some(PROBLEM_KINDS)],
    check: ['a function', (value) => typeof value === 'function'],
    on: ['a fake', (value) => isObject(value) && 'configure' in value && 'renderers' in value],
    timeout: ['a whole number of milliseconds above 0', isCount],
  };
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(takes, name)) throw unknownOptionError('explore', name, OPTIONS);
    const [accepts, fits] = takes[name as keyof typeof takes];
    if (value !== undefined && !fits(value)) throw valueError(name, value, accepts);
  }
}
