import type { Bus } from '../../bus/bus';
import type { Message } from '../../bus/message';
import type { Scheduler } from '../../bus/options';
import type { ProblemKind } from '../../bus/problem';
import { setImmediate, setTimeout } from '../../bus/timers';
import type { Renderer } from '../../sides/renderer';
import { createLabels, transcript } from '../../traffic/transcript';
import { type OrderLine, stuckError } from '../../words/explore-errors';
import { isObject } from '../../words/objects';
import type { Order } from './choices';
import { Deliveries } from './deliveries';
import { type FaultKind, type Struck, strike } from './faults';
import { RealWork } from './real-work';

/** What of a fake an order is run on. */
export interface ExploredFake {
  /** @internal */
  readonly bus: Bus;
  /** @internal */
  readonly renderers: Iterable<Renderer>;
  configure(options: { timing?: Scheduler; logs?: boolean }): void;
}

/** What the body is told of the order that it is in. */
export interface Course {
  /** What goes wrong in this order. */
  readonly fault: FaultKind | undefined;
  /** Waits until the order has it come: what a person does, or another process, between any two deliveries. */
  sometime(what?: string): Promise<void>;
}

/** How one order is run. */
export interface Running<F> {
  body(fake: F, course: Course): unknown;
  check: ((fake: F) => unknown) | undefined;
  readonly failOn: readonly ProblemKind[];
  /** How many milliseconds nothing may happen while the body waits. */
  readonly timeout: number;
}

/** What became of it. */
export interface OrderRun {
  readonly failed: boolean;
  readonly error: unknown;
  /** What was chosen, and among how many. */
  readonly taken: readonly (readonly [choice: number, among: number])[];
  /** How many deliveries and steps there were. */
  readonly happened: number;
  /** What the fault did, if it came. */
  readonly fault: string | undefined;
  /** Of one that failed: what was delivered, and what was still on its way. As it was before its fake was ended. */
  readonly lines: readonly OrderLine[];
  readonly left: readonly string[];
}

/** Rounds of the event loop in which nothing happens, after which the body waits for what does not come. */
const IDLE_ROUNDS = 8;
/** In those that follow, whoever waits for a renderer that hangs waits for nothing, though it be with a timer. */
const HUNG_ROUNDS = 100;

/** Runs `body` in one order. */
export class OneOrder<F extends ExploredFake> {
  readonly #deliveries: Deliveries;
  readonly #happened: (Message | string)[] = [];
  readonly #taken: (readonly [number, number])[] = [];
  readonly #work = new RealWork();
  #struck: Struck | undefined;
  #state: 'running' | 'ended' | 'failed' = 'running';
  #error: unknown;

  constructor(
    private readonly fake: F,
    private readonly order: Order,
    private readonly running: Running<F>,
  ) {
    this.#deliveries = new Deliveries((end) => fake.bus.isHung(end));
  }

  async run(): Promise<OrderRun> {
    const { bus } = this.fake;
    const { reporter } = bus;
    const { warn } = reporter;
    reporter.warn = false;
    // Those that are there already are the runner's, and not the app's.
    const added = (['uncaughtException', 'unhandledRejection'] as const)
      .flatMap((event) => process.rawListeners(event as 'exit'))
      .filter((listener) => !reporter.runners.has(listener));
    for (const listener of added) reporter.runners.add(listener);
    this.fake.configure({ timing: (deliver, message) => this.#deliveries.add(deliver, message), logs: false });
    const seen = new Set<Message>();
    const unwatch = bus.log.watch((message) => {
      if (seen.has(message) || (!message.arrived && message.outcome === 'queued')) return;
      seen.add(message);
      this.#happened.push(message);
    });
    this.#work.begin();
    try {
      await this.#drive();
      if (this.#state !== 'failed') await this.#judge();
    } finally {
      this.#work.end();
      unwatch();
      reporter.warn = warn;
      for (const listener of added) reporter.runners.delete(listener);
    }
    return this.#told(seen);
  }

  async #drive(): Promise<void> {
    const { bus } = this.fake;
    this.#begin();
    let idle = 0;
    for (let point = 0; ; ) {
      await (idle <= IDLE_ROUNDS ? nextRound() : this.#work.apart(nextMoment));
      if (this.#state === 'failed') return;
      const next = this.#deliveries.next();
      if (next.length > 0) {
        idle = 0;
        const among = next.length;
        const index = among === 1 ? 0 : (this.order.choices[point] ?? 0) % among;
        const chosen = next[index]!;
        if (this.#strikes(chosen.message)) continue;
        if (among > 1) {
          this.#taken.push([index, among]);
          point++;
        }
        if (chosen.message === undefined) this.#happened.push(chosen.what);
        this.#deliveries.take(chosen);
        continue;
      }
      const isOver = this.#state === 'ended' && bus.requests.pending.length === 0;
      if (bus.idle && isOver && idle > 0) return;
      idle++;
      if (idle < IDLE_ROUNDS) continue;
      // From here on a round is a millisecond; no clock is asked, which a test may have stopped.
      const patience = this.#struck && this.order.fault?.kind === 'hang' ? HUNG_ROUNDS : this.running.timeout;
      if ((bus.idle && !this.#work.isUnderWay) || idle - IDLE_ROUNDS > patience) return;
    }
  }

  #begin(): void {
    const course: Course = {
      fault: this.order.fault?.kind,
      sometime: (what = 'the body goes on') => new Promise((resolve) => this.#deliveries.addStep(what, resolve)),
    };
    const work = async () => this.running.body(this.fake, course);
    work().then(
      () => {
        if (this.#state === 'running') this.#state = 'ended';
      },
      (error: unknown) => {
        if (this.#state === 'running') this.#fail(error);
      },
    );
  }

  #fail(error: unknown): void {
    this.#state = this.#struck?.accounts(error) ? 'ended' : 'failed';
    if (this.#state === 'failed') this.#error = error;
  }

  /** @returns whether the fault has come just now */
  #strikes(chosen: Message | undefined): boolean {
    const { fault } = this.order;
    if (!fault || this.#struck || this.#happened.length < fault.after) return false;
    this.#struck = strike(this.fake, fault, chosen);
    if (this.#struck === undefined) return false;
    const { told } = this.#struck;
    const name = createLabels();
    for (const one of this.#happened) if (typeof one !== 'string') void [name(one.from), name(one.to)];
    this.#happened.push(told(({ frame }) => name(frame.endpoint)));
    // One that has to be there when the message is delivered.
    return fault.kind !== 'no-reply';
  }

  async #judge(): Promise<void> {
    const { fake, running } = this;
    const { bus } = fake;
    const found = bus.log.problems.find(({ kind, expected }) => !expected && running.failOn.includes(kind));
    if (found) {
      this.#state = 'failed';
      this.#error = isObject(found.error) ? found.error : new Error(found.sentence);
      return;
    }
    // A page that is gone, or hangs, goes on with nothing; what it was to do is not done.
    if (this.#state === 'running' && !this.#struck) {
      this.#state = 'failed';
      this.#error = stuckError(bus.requests.pending.map(({ kind, channel }) => `${kind} '${channel}'`));
      return;
    }
    try {
      await running.check?.(fake);
    } catch (error) {
      this.#state = 'failed';
      this.#error = error;
    }
  }

  #told(seen: ReadonlySet<Message>): OrderRun {
    const { bus } = this.fake;
    const happened = this.#happened;
    const failed = this.#state === 'failed';
    const left = failed ? bus.log.messages.filter((message) => message.outcome === 'queued' && !seen.has(message)) : [];
    return {
      failed,
      error: this.#error,
      taken: this.#taken,
      happened: happened.length,
      fault: happened.find((one): one is string => this.#struck !== undefined && typeof one === 'string'),
      lines: failed ? linesOf(happened) : [],
      left: left.length === 0 ? [] : transcript(left).split('\n'),
    };
  }
}

/** The deliveries as the transcript has them, and what happened between them. */
function linesOf(happened: readonly (Message | string)[]): OrderLine[] {
  const messages = happened.filter((one) => typeof one !== 'string');
  const printed = messages.length === 0 ? [] : transcript(messages).split('\n');
  let at = 0;
  return happened.map((one) =>
    typeof one === 'string' ? { numbered: false, text: `… ${one}` } : { numbered: true, text: printed[at++]! },
  );
}

/** What promises have set off has happened then. */
function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function nextMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
