import type { Era } from '../eras/version';
import { type Parcel, packArgs, type Side } from '../wire/clone';
import { packerFor, sideFor } from '../wire/pack-for';
import { loopError } from '../words/errors';
import { Deprecations } from './deprecations';
import type { Ticket } from './emitter';
import type { Log } from './log';
import type { Draft, Endpoint, Message, OnHandle } from './message';
import { Offers } from './offers';
import type { BusOptions } from './options';
import type { PortKeeper } from './port-keeper';
import type { ProblemKind } from './problem';
import type { Pipe, Receiver, Station } from './queue';
import { Reporter } from './reporter';
import { Requests } from './requests';
import { hasSecondChance, SecondChances } from './second-chances';
import { type Restore, together } from './snapshot';
import { Stations } from './stations';
import type { SyncCall } from './sync-call';
import { Tracer } from './tracer';
import { Turns } from './turns';
import { whileOpen } from './while-open';

/** The one thing that moves messages. */
export class Bus {
  /** What the emulated Electron version has. */
  era: Era;
  /** Set while an emit of the bus's own is under way. */
  ticket: Ticket | undefined;
  /** Whether the test file has ended without a word, as one does in which no test runs; what it says yes to ends this. */
  isOver: (() => boolean) | undefined;
  readonly main: Endpoint = { process: 'main', id: 0 };
  readonly reporter: Reporter;
  readonly requests: Requests = new Requests(this);
  readonly deprecations: Deprecations = new Deprecations(() => this.era);
  /** The ports of this fake, as soon as anybody has made one: see `portsOf`. */
  portKeeper: PortKeeper | undefined;
  /** Told of each handler that is registered, while somebody gathers what there is; of what is handed out that nobody keeps. */
  onHandle: OnHandle | undefined;
  announce: (made: object) => void = () => {};
  readonly #turns: Turns;
  readonly #tracer: Tracer;
  readonly #stations = new Stations(this.main);
  readonly #secondChances: SecondChances;
  readonly #offers: Offers;

  constructor(
    readonly log: Log,
    readonly options: BusOptions,
    era: Era,
  ) {
    this.era = era;
    this.reporter = new Reporter(log, options);
    this.#tracer = new Tracer(options);
    this.#offers = new Offers(this, this.#tracer);
    this.#turns = new Turns(options, this.reporter, (last) => this.#breakLoop(last));
    this.#secondChances = new SecondChances(this.#turns, (message, final) =>
      this.#offers.offer(message, final, this.#receiverOf(message)),
    );
  }

  attach(endpoint: Endpoint, receiver: Receiver): void {
    this.#stations.add(endpoint, receiver);
  }

  /** The endpoint is gone; what is on its way to it or from it is told so on arrival. */
  detach(endpoint: Endpoint): void {
    const station = this.#stations.remove(endpoint);
    this.portKeeper?.vanish(endpoint);
    if (station?.hung) this.#revive(station);
  }

  /** A renderer that hangs takes nothing, until it takes everything that waited. */
  hang(endpoint: Endpoint, hung: boolean): void {
    const station = this.#stations.of(endpoint);
    if (hung && station) station.hung = true;
    else if (station?.hung) this.#revive(station);
  }

  isHung(endpoint: Endpoint): boolean {
    return this.#stations.of(endpoint)?.hung ?? false;
  }

  /** The message under dispatch: the cause of what is sent now. */
  get current(): Message | undefined {
    return this.#tracer.current;
  }

  /** Takes a snapshot of the arguments of one call, as the era's wire does; `args` is the caller's to give away. */
  packArgs(args: unknown[], side: Side): Parcel {
    const { era } = this;
    if (!era.structuredClone || era.cloneFallback) return packerFor(era)(args, side);
    return packArgs(args, sideFor(side, era.nodeObjectsCloned));
  }

  record(draft: Draft): Message {
    return this.log.add(draft, draft.cause ?? this.current);
  }

  /** Sends a recorded message on its way; by default it has been delivered when the outermost call returns. */
  post(message: Message): void {
    const station = this.#stations.of(message.to);
    const pipe = this.#stations.pipeOf(message, station);
    const turns = this.#turns;
    if (!turns.begin(station)) {
      this.#enqueue(message, station, pipe);
      return;
    }
    try {
      this.#arrive(message, pipe);
      turns.rest();
    } catch (error) {
      this.reporter.report();
      throw error;
    } finally {
      turns.end();
    }
    this.reporter.surface();
  }

  /**
   * Delivers a sendSync now, after everything its renderer sent before (S0.1), and comes back when it is answered
   * or when nothing that is on its way could answer it any more.
   */
  call(call: SyncCall): void {
    if (this.hasEnded) return;
    const turns = this.#turns;
    const outermost = turns.enter();
    try {
      this.#blockFor(call, outermost);
    } catch (error) {
      if (outermost) this.reporter.report();
      throw error;
    } finally {
      if (outermost) turns.end();
    }
    if (!outermost) return;
    turns.afterCall();
    this.reporter.surface();
  }

  /**
   * Electron's own traffic, which is not on record (S0.10): runs `task`, which must not throw, when its turn comes among the
   * messages from one end to the other, or never if one of them is gone.
   */
  internal(from: Endpoint, to: Endpoint, task: () => void): void {
    const target = this.#stations.of(to);
    const pipe = this.#stations.pipe(from, target);
    if (target === undefined || pipe === undefined) return;
    const run = () => this.#stations.of(to) === target && task();
    this.#turns.enqueue({ message: undefined, target, pipe, run });
  }

  /** Runs `task` in a later task of the same timing: the parts of Electron that are asynchronous without a message. */
  later(task: () => void, turns?: number): void {
    // There is no caller's stack any more.
    this.#turns.later(() => {
      if (!this.isOver?.()) this.reporter.guard(task);
    }, turns);
  }

  /**
   * Runs `run` in a task of its own in every timing, never inside the caller's stack, and in order within `pipe`: what
   * happens on ports (S7.3).
   *
   * @param message - what it delivers, if it delivers one
   */
  postApart(to: Endpoint, pipe: Pipe, message: Message | undefined, run: () => void): void {
    this.#turns.enqueueApart({ message, target: this.#stations.of(to), pipe, run });
  }

  /** The timing is another one now. */
  retime(): void {
    this.#turns.retime();
  }

  /** Takes back everything that waits on `pipe`. */
  withdraw(pipe: Pipe): void {
    this.#turns.withdraw(pipe);
  }

  /** Delivers `message` to a receiver that is no endpoint's own: a port. */
  deliver(message: Message, receiver: Receiver): void {
    this.#turns.count(message);
    this.#offers.offer(message, true, receiver);
  }

  /** Delivers the first message that is waiting. Returns whether there was one; never while one is delivered (S0.1). */
  step(): boolean {
    return this.#turns.step();
  }

  /** Delivers everything that is waiting and everything that comes of it. Returns how many that were. */
  flush(): number {
    return this.#turns.flush();
  }

  /** Whether nothing is on its way or waits for its second chance; what waits for a hung renderer does not move. */
  get idle(): boolean {
    return this.#secondChances.isEmpty && this.#turns.idle;
  }

  /** What forgets everything that is on its way, and of the tasks to come those that are newer than this. */
  save(): Restore {
    return together(() => this.clear(), this.#turns.saveLater(), this.deprecations.save());
  }

  clear(): void {
    this.#turns.clear();
    this.#secondChances.clear();
  }

  /** Whether the test file has ended. */
  get hasEnded(): boolean {
    return this.reporter.hasEnded;
  }

  /** Does `giveUp` when the test file ends; returns what takes that back. */
  untilEnd(giveUp: () => void): () => void {
    return this.log.waits(giveUp);
  }

  /** The same promise, but it stays pending if the test file ends first: nobody is there to handle what it comes to. */
  unlessEnded<T>(work: Promise<T>): Promise<T> {
    return whileOpen(() => !this.hasEnded, work);
  }

  /** Nothing moves any more and nobody is told of anything: what waits is dropped, and so is what comes. */
  end(): void {
    this.#turns.stop();
    this.#secondChances.clear();
    this.reporter.hasEnded = true;
    this.log.end();
  }

  /** Marks a problem on record; the sentence is made when it is read. */
  problem(kind: ProblemKind, message: Message, sentence: () => string, error?: unknown): void {
    this.reporter.problem(kind, message, sentence, error);
  }

  /** Runs `dispatch` as one dispatch of `message`: counts who heard it and catches what async listeners reject with. */
  emitting(message: Message, event: object, dispatch: () => void): boolean {
    const outer = this.ticket;
    const before = message.heardBy;
    this.ticket = { event, message };
    try {
      dispatch();
    } finally {
      this.ticket = outer;
    }
    return message.heardBy > before;
  }

  #blockFor(call: SyncCall, outermost: boolean): void {
    const { message } = call;
    const caller = this.#stations.of(message.from);
    const turns = this.#turns;
    if (caller) caller.blocked++;
    try {
      if (caller && turns.hasQueued) turns.runOn(caller.outbox);
      if (caller) this.#secondChances.offerOn(caller.outbox, false);
      this.#offers.offer(message, true, this.#receiverOf(message));
      // Main is not blocked meanwhile and other renderers go on (S0.7): one of them may be what the answer waits for.
      if (turns.hasQueued) turns.runAround(this.#offers, call);
      if (outermost) turns.runAllIfSync();
    } finally {
      if (caller) caller.blocked--;
    }
  }

  // Apart from `post`: a function made there costs every message that it does not queue.
  #enqueue(message: Message, target: Station | undefined, pipe: Pipe | undefined): void {
    this.#turns.enqueue({ message, target, pipe, run: () => this.#arrive(message, pipe) });
  }

  #revive(station: Station): void {
    station.hung = false;
    this.#turns.reschedule(station);
  }

  #breakLoop(last: Message): never {
    this.clear();
    // What was on its way is lost, and nobody need wait for it.
    this.requests.forget(({ outcome }) => outcome !== 'pending');
    throw loopError(last, this.options.loopLimit);
  }

  #arrive(message: Message, pipe: Pipe | undefined): void {
    this.#turns.count(message);
    // S0.1: what was sent earlier on this pipe and is now listened for comes first.
    if (pipe && pipe.parked.length > 0) this.#secondChances.offerOn(pipe, false);
    const mayWait = this.options.timing === 'sync' && pipe !== undefined && hasSecondChance(message);
    const heard = this.#offers.offer(message, !mayWait, this.#receiverOf(message));
    if (!heard && mayWait && message.outcome === 'queued') this.#secondChances.add(message, pipe);
  }

  #receiverOf(message: Message): Receiver | undefined {
    return this.#stations.of(message.to)?.receiver;
  }
}
