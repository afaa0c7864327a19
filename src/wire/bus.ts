import type { AsyncLocalStorage } from 'node:async_hooks';
import { type Parcel, packArgs, type Side } from './clone';
import type { Ticket } from './emitter';
import { loopError } from './errors';
import type { Log } from './log';
import type { Draft, Endpoint, Message } from './message';
import { packerFor } from './pack-for';
import type { ProblemKind } from './problem';
import { createStation, type Item, type Pipe, Queue, type Receiver, type Station } from './queue';
import { Reporter } from './reporter';
import { Requests } from './requests';
import { afterTurn, setImmediate } from './timers';
import type { Era } from './version';

/**
 * Decides when a message is delivered: called once for each, with a function that delivers the next one of the same
 * pipe, so that no scheduler can break the order within a pipe.
 */
export type Scheduler = (deliver: () => void, message: Message) => void;

/** When messages move: inside the outermost call, as in Electron, on the test's word, or by a scheduler. */
export type Timing = 'sync' | 'async' | 'manual' | Scheduler;

export interface BusOptions {
  timing: Timing;
  /** How many messages one drain may deliver before it is taken for an endless loop. */
  loopLimit: number;
  listenerErrors: 'report' | 'throw';
  /** Know the cause of what is sent after an `await`, at the price of an AsyncLocalStorage. */
  traceAsync: boolean;
  logs: boolean;
}

const SECOND_CHANCE = new Set(['send', 'sendToHost', 'invoke', 'sendTo', 'postMessage']);

/** The one thing that moves messages. */
export class Bus {
  /** What the emulated Electron version has. */
  era: Era;
  /** Set while an emit of the bus's own is under way. */
  ticket: Ticket | undefined;
  readonly main: Endpoint = { process: 'main', id: 0 };
  readonly reporter: Reporter;
  readonly requests: Requests = new Requests(this);
  readonly #queue = new Queue();
  readonly #stations = new Map<Endpoint, Station>();
  readonly #parkedPipes = new Set<Pipe>();
  /** Endpoints with a dispatch under way, which a nested delivery must not disturb (S0.1). */
  readonly #busy: Endpoint[] = [];
  readonly #isFree = ({ target }: Item): boolean => !target || (target.blocked === 0 && !target.hung);
  #current: Message | undefined;
  #draining = false;
  #drained = 0;
  /** Pipes whose scheduled turn came while a message was delivered. */
  readonly #due: (Pipe | undefined)[] = [];
  #secondChanceDue = false;
  #trace: AsyncLocalStorage<Message> | undefined;

  constructor(
    readonly log: Log,
    readonly options: BusOptions,
    era: Era,
  ) {
    this.era = era;
    this.reporter = new Reporter(log, options);
  }

  attach(endpoint: Endpoint, receiver: Receiver): void {
    this.#stations.set(endpoint, createStation(endpoint, receiver));
  }

  /** The endpoint is gone; what is on its way to it or from it is told so on arrival. */
  detach(endpoint: Endpoint): void {
    const station = this.#stations.get(endpoint);
    this.#stations.delete(endpoint);
    if (station?.hung) this.#revive(station);
  }

  /** A renderer that hangs takes nothing, until it takes everything that waited. */
  hang(endpoint: Endpoint, hung: boolean): void {
    const station = this.#stations.get(endpoint);
    if (hung && station) station.hung = true;
    else if (station?.hung) this.#revive(station);
  }

  isHung(endpoint: Endpoint): boolean {
    return this.#stations.get(endpoint)?.hung ?? false;
  }

  /** The message under dispatch: the cause of what is sent now. */
  get current(): Message | undefined {
    return this.#current ?? (this.options.traceAsync ? this.#tracer().getStore() : undefined);
  }

  /** Takes a snapshot of the arguments of one call, as the era's wire does; `args` is the caller's to give away. */
  packArgs(args: unknown[], side: Side): Parcel {
    const { era } = this;
    return era.structuredClone && !era.cloneFallback ? packArgs(args, side) : packerFor(era)(args, side);
  }

  record(draft: Draft): Message {
    return this.log.add(draft, draft.cause ?? this.current);
  }

  /** Sends a recorded message on its way; by default it has been delivered when the outermost call returns. */
  post(message: Message): void {
    const station = this.#stations.get(message.to);
    const pipe = this.#pipeOf(message, station);
    // The everyday case needs no queue: nothing is under way, and what this sets off is delivered before it returns.
    if (this.options.timing === 'sync' && !this.#draining && this.#queue.length === 0 && !station?.hung) {
      this.#draining = true;
      this.#drained = 0;
      try {
        this.#arrive(message, pipe);
        if (this.#queue.length > 0) this.#runAll();
        if (this.#due.length > 0) this.#runDue();
      } catch (error) {
        this.reporter.report();
        throw error;
      } finally {
        this.#draining = false;
      }
      this.reporter.surface();
      return;
    }
    this.#enqueue({ message, target: station, pipe, run: () => this.#arrive(message, pipe) });
  }

  /**
   * Delivers a sendSync now, after everything its renderer sent before (S0.1), and comes back when it is answered
   * or when nothing that is on its way could answer it any more.
   *
   * @param answered - whether the answer is there
   */
  call(message: Message, answered: () => boolean): void {
    const caller = this.#stations.get(message.from);
    const outermost = !this.#draining;
    this.#draining = true;
    if (outermost) this.#drained = 0;
    if (caller) caller.blocked++;
    try {
      if (caller) {
        this.#run((item) => item.pipe === caller.outbox && this.#isFree(item));
        this.#offerParked(caller.outbox, false);
      }
      this.#offer(message, true);
      // Main is not blocked meanwhile and other renderers go on (S0.7): one of them may be what the answer waits for.
      this.#run((item) => this.#isFree(item) && !this.#isBusy(item), answered);
      if (outermost && this.options.timing === 'sync') this.#runAll();
    } catch (error) {
      if (outermost) this.reporter.report();
      throw error;
    } finally {
      if (caller) caller.blocked--;
      if (outermost) this.#draining = false;
    }
    if (!outermost) return;
    // What main sent to the blocked renderer arrives after the renderer's current task (S0.7).
    if (this.options.timing === 'sync' && this.#queue.length > 0) afterTurn(() => this.#inTurn(() => this.#runAll()));
    else if (this.#due.length > 0) afterTurn(() => this.#inTurn(() => {}));
    this.reporter.surface();
  }

  /** Runs `task` in a later task of the same timing: the parts of Electron that are asynchronous without a message. */
  later(task: () => void): void {
    const { timing } = this.options;
    // S4.17: what its listeners throw is an uncaught exception; there is no caller's stack any more.
    const run = (): void => {
      try {
        task();
      } catch (error) {
        this.reporter.uncaught(error);
      }
    };
    if (timing === 'manual') this.#queue.push({ message: undefined, target: undefined, pipe: undefined, run });
    else if (timing === 'async') setImmediate(run);
    else afterTurn(run);
  }

  /** Delivers the first message that is waiting. Returns whether there was one; never while one is delivered (S0.1). */
  step(): boolean {
    const item = this.#draining ? undefined : this.#queue.take(this.#isFree);
    if (item) {
      this.#drained = 0;
      this.#inDrain(() => item.run());
    }
    return item !== undefined;
  }

  /** Delivers everything that is waiting and everything that comes of it. Returns how many that were. */
  flush(): number {
    if (this.#draining) return 0;
    this.#drain();
    return this.#drained;
  }

  /** Whether nothing is on its way or waits for its second chance; what waits for a hung renderer does not move. */
  get idle(): boolean {
    return this.#parkedPipes.size === 0 && !this.#queue.has(this.#isFree);
  }

  /** Forgets what is on its way. */
  clear(): void {
    this.#queue.clear();
    this.#due.length = 0;
    for (const pipe of this.#parkedPipes) pipe.parked.length = 0;
    this.#parkedPipes.clear();
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

  #pipeOf(message: Message, target: Station | undefined): Pipe | undefined {
    if (message.kind === 'result') return target?.answers;
    return message.from === this.main ? target?.inbox : this.#stations.get(message.from)?.outbox;
  }

  #enqueue(item: Item & { message: Message }): void {
    this.#queue.push(item);
    this.#schedule(item);
  }

  #schedule(item: Item & { message: Message }): void {
    const { timing } = this.options;
    if (timing === 'sync') {
      if (!this.#draining) this.#drain();
    } else if (timing === 'async') setImmediate(() => this.#deliverNext(item.pipe));
    else if (timing !== 'manual') timing(() => this.#deliverNext(item.pipe), item.message);
  }

  #revive(station: Station): void {
    station.hung = false;
    // The turns that they had are over.
    for (const item of this.#queue.waitingFor(station)) this.#schedule(item);
  }

  /** The scheduled turn of a pipe, which waits if its scheduler calls while a message is delivered (S0.1). */
  #deliverNext(pipe: Pipe | undefined): void {
    this.#due.push(pipe);
    if (this.#draining) return;
    this.#inTurn(() => {});
    if (this.#queue.length === 0) this.#drained = 0;
  }

  /** Whatever is first on each pipe that has a turn, or nothing if a sendSync has taken it along. */
  #runDue(): void {
    while (this.#due.length > 0) {
      const pipe = this.#due.shift();
      this.#queue.take((candidate) => candidate.pipe === pipe && this.#isFree(candidate))?.run();
    }
  }

  #drain(): void {
    if (this.#draining) return;
    this.#drained = 0;
    this.#inDrain(() => this.#runAll());
  }

  /** A drain that has no sender's stack to throw into. */
  #inTurn(work: () => void): void {
    try {
      this.#inDrain(() => {
        work();
        this.#runDue();
        this.reporter.report();
      });
    } catch (error) {
      this.reporter.uncaught(error);
    }
  }

  #inDrain(work: () => void): void {
    const outer = this.#draining;
    this.#draining = true;
    try {
      work();
      if (!outer) this.#runDue();
    } catch (error) {
      if (!outer) this.reporter.report();
      throw error;
    } finally {
      this.#draining = outer;
    }
    if (!outer) this.reporter.surface();
  }

  #runAll(): void {
    this.#run(this.#isFree);
  }

  #run(accepts: (item: Item) => boolean, until: () => boolean = () => false): void {
    while (!until()) {
      const item = this.#queue.take(accepts);
      if (item === undefined) return;
      item.run();
    }
  }

  #isBusy(item: Item): boolean {
    return item.target !== undefined && this.#busy.includes(item.target.endpoint);
  }

  #arrive(message: Message, pipe: Pipe | undefined): void {
    if (++this.#drained > this.options.loopLimit) {
      this.clear();
      // What was on its way is lost, and nobody need wait for it.
      this.requests.forget(({ outcome }) => outcome !== 'pending');
      throw loopError(message, this.options.loopLimit);
    }
    // S0.1: what was sent earlier on this pipe and is now listened for comes first.
    if (pipe && pipe.parked.length > 0) this.#offerParked(pipe, false);
    const mayWait = this.options.timing === 'sync' && pipe !== undefined && SECOND_CHANCE.has(message.kind);
    if (this.#offer(message, !mayWait) || !mayWait || message.outcome !== 'queued') return;
    pipe.parked.push(message);
    this.#parkedPipes.add(pipe);
    if (this.#secondChanceDue) return;
    this.#secondChanceDue = true;
    afterTurn(() => this.#secondChance());
  }

  #secondChance(): void {
    this.#secondChanceDue = false;
    this.#drained = 0;
    this.#inTurn(() => {
      for (const pipe of [...this.#parkedPipes]) this.#offerParked(pipe, true);
      this.#runAll();
    });
  }

  #offerParked(pipe: Pipe, final: boolean): void {
    const unheard = pipe.parked.splice(0).filter((message) => !this.#offer(message, final) && !final);
    pipe.parked.unshift(...unheard);
    if (pipe.parked.length === 0) this.#parkedPipes.delete(pipe);
  }

  #offer(message: Message, final: boolean): boolean {
    const station = this.#stations.get(message.to);
    const outer = this.#current;
    this.#current = message;
    this.#busy.push(message.to);
    let heard = false;
    message.arrived = station !== undefined;
    try {
      if (station === undefined) heard = this.#lost(message);
      else if (!this.options.traceAsync) heard = station.receiver.receive(message, final);
      else heard = this.#tracer().run(message, () => station.receiver.receive(message, final));
      if (message.outcome === 'queued' && (heard || final)) message.outcome = heard ? 'heard' : 'unheard';
    } catch (error) {
      heard = true;
      message.outcome = 'threw';
      this.reporter.listenerError(error, message);
    } finally {
      this.#busy.pop();
      this.#current = outer;
    }
    this.log.changed(message);
    return heard;
  }

  #lost(message: Message): boolean {
    message.outcome = 'lost';
    this.problem(
      'dead-target',
      message,
      () => `'${message.channel}' was sent to a ${message.to.process} that is gone by now: Electron drops it silently.`,
    );
    return false;
  }

  #tracer(): AsyncLocalStorage<Message> {
    if (this.#trace === undefined) {
      // Loaded on demand: AsyncLocalStorage costs every await of the process, not only the bus's.
      const hooks = require('node:async_hooks') as typeof import('node:async_hooks');
      this.#trace = new hooks.AsyncLocalStorage<Message>();
    }
    return this.#trace;
  }
}
