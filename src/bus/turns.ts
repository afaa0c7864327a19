import type { Message } from './message';
import type { Offers } from './offers';
import type { BusOptions } from './options';
import { type Item, type Pipe, Queue, type Station } from './queue';
import type { Reporter } from './reporter';
import type { Restore } from './snapshot';
import type { SyncCall } from './sync-call';
import { Tasks } from './tasks';
import { afterTurn, afterTurns, setImmediate } from './timers';

/** When what is on its way moves: one dispatch at a time, first in, first out, in every timing. */
export class Turns {
  readonly #queue = new Queue();
  /** Pipes whose scheduled turn came while a message was delivered. */
  readonly #due: (Pipe | undefined)[] = [];
  #draining = false;
  #drained = 0;
  /** The last message of a drain that was stopped. */
  #looped: Message | undefined;
  /** Those of `later` that are still to run. */
  readonly #later = new Set<() => void>();
  #hasEnded = false;

  /** @param onLoop - called when one drain has delivered more than `loopLimit`; it throws */
  constructor(
    private readonly options: Pick<BusOptions, 'timing' | 'loopLimit'>,
    private readonly reporter: Reporter,
    private readonly onLoop: (last: Message) => never,
  ) {}

  readonly isFree = ({ target }: Item): boolean => !target || (target.blocked === 0 && !target.hung);
  readonly #tasks = new Tasks(this.isFree, () => this.#runTask());

  /** Whether nothing is on its way; what waits for a hung renderer does not move. */
  get idle(): boolean {
    return this.#later.size === 0 && !this.#queue.has(this.isFree) && !this.#tasks.has(this.isFree);
  }

  /**
   * Opens a drain for the everyday case, which needs no queue: nothing is under way, and what this message sets off is
   * delivered before its sender goes on. To be followed by `rest` and, in any case, `end`.
   *
   * @returns false if the message must be queued
   */
  begin(target: Station | undefined): boolean {
    if (this.options.timing !== 'sync' || this.#draining || this.#queue.length > 0 || target?.hung) return false;
    if (this.#hasEnded) return false;
    this.#draining = true;
    this.#drained = 0;
    return true;
  }

  /**
   * Opens a drain for a sendSync, nested in the one under way if there is one. To be followed by `end` and `afterCall`, if
   * it is none.
   *
   * @returns whether it is the outermost
   */
  enter(): boolean {
    const outermost = !this.#draining;
    this.#draining = true;
    if (outermost) this.#drained = 0;
    return outermost;
  }

  /** Delivers what the first message of a drain has set off. */
  rest(): void {
    if (this.#queue.length > 0) this.#runAll();
    if (this.#due.length > 0) this.#runDue();
  }

  end(): void {
    this.#draining = false;
  }

  /** What a sendSync has left is for the renderer's next task. */
  afterCall(): void {
    // What main sent to the blocked renderer arrives after the renderer's current task (S0.7).
    if (this.options.timing === 'sync' && this.#queue.length > 0) afterTurn(() => this.inTurn(() => this.#runAll()));
    else if (this.#due.length > 0) afterTurn(() => this.inTurn(() => {}));
  }

  /** Whether anything is queued, free or not. */
  get hasQueued(): boolean {
    return this.#queue.length > 0;
  }

  /** Queues a message, or a task that has its place among the messages of a pipe. */
  enqueue(item: Item): void {
    if (this.#hasEnded) return;
    this.#queue.push(item);
    this.#schedule(item);
  }

  /** Queues what must not run inside the caller's stack, in any timing. */
  enqueueApart(item: Item): void {
    if (this.#hasEnded) return;
    if (this.options.timing === 'sync') this.#tasks.push(item);
    else this.enqueue(item);
  }

  /** Queues what runs when the test says so under manual timing, and by itself in the others: in sync after so many turns. */
  later(task: () => void, turns = 1): void {
    if (this.#hasEnded) return;
    const { timing } = this.options;
    if (timing === 'manual') {
      this.#queue.push({ message: undefined, target: undefined, pipe: undefined, run: task });
      return;
    }
    const run = () => {
      if (this.#later.delete(run)) task();
    };
    this.#later.add(run);
    if (timing === 'async') setImmediate(run);
    else afterTurns(turns, run);
  }

  /** What takes back the tasks of `later` that come from now on and have not run by then. */
  saveLater(): Restore {
    const before = new Set(this.#later);
    return () => {
      for (const run of this.#later) if (!before.has(run)) this.#later.delete(run);
    };
  }

  /** Gives new turns to what waited for a renderer that hung: those that it had are over. */
  reschedule(target: Station): void {
    for (const item of this.#queue.all) if (item.target === target) this.#schedule(item);
    if (this.#tasks.length > 0) this.#tasks.wake();
  }

  /** The timing is another one: what waits under the old one goes by the new one. */
  retime(): void {
    // Not inside the call that changes an option: what is sent next may take it along, as it always does.
    if (this.options.timing === 'sync') afterTurn(() => this.inTurn(() => this.runAllIfSync()));
    else for (const item of this.#queue.all) this.#schedule(item);
  }

  /** Takes back everything that waits on `pipe`. */
  withdraw(pipe: Pipe): void {
    for (const queue of [this.#queue, this.#tasks]) while (queue.take((item) => item.pipe === pipe));
  }

  clear(): void {
    this.#queue.clear();
    this.#tasks.clear();
    this.#due.length = 0;
  }

  /** Drops what waits and whatever comes from now on. */
  stop(): void {
    this.#hasEnded = true;
    this.clear();
    this.#later.clear();
  }

  /** Counts a delivery against the loop guard. */
  count(message: Message): void {
    if (++this.#drained <= this.options.loopLimit) return;
    this.#looped = message;
    this.onLoop(message);
  }

  step(): boolean {
    const item = this.#draining ? undefined : (this.#queue.take(this.isFree) ?? this.#tasks.take(this.isFree));
    if (item) {
      this.#drained = 0;
      this.#inDrain(() => item.run());
    }
    return item !== undefined;
  }

  flush(): number {
    if (this.#draining) return 0;
    this.#drain(this.#tasks);
    return this.#drained;
  }

  /** Delivers what waits on one pipe. */
  runOn(pipe: Pipe): void {
    this.#run((item) => item.pipe === pipe && this.isFree(item));
  }

  /** Delivers what no dispatch under way is in the way of, until `call` has its answer. */
  runAround(offers: Offers, call: SyncCall): void {
    this.#run((item) => this.isFree(item) && !offers.isBusy(item), call);
  }

  /** Delivers what `accepts` lets through, first in, first out, until `call` has its answer. */
  #run(accepts: (item: Item) => boolean, call?: SyncCall): void {
    while (!call?.isAnswered) {
      const item = this.#queue.take(accepts);
      if (item === undefined) return;
      item.run();
    }
  }

  /** Everything, if nothing but the outermost call holds it back. */
  runAllIfSync(): void {
    if (this.options.timing === 'sync') this.#runAll();
  }

  /** A drain that has no sender's stack to throw into. */
  inTurn(work: () => void): void {
    this.#looped = undefined;
    try {
      this.#inDrain(() => {
        work();
        this.#runDue();
        this.reporter.report();
      });
    } catch (error) {
      this.reporter.uncaught(error, this.#looped);
    }
  }

  /** Starts counting anew: a turn of its own. */
  restartCount(): void {
    this.#drained = 0;
  }

  #schedule({ pipe, message }: Item): void {
    const { timing } = this.options;
    const deliver = () => this.#deliverNext(pipe);
    if (timing === 'sync') this.#drain();
    else if (timing === 'async') setImmediate(deliver);
    else if (timing === 'manual') return;
    // A scheduler is asked about messages alone.
    else if (message) timing(deliver, message);
    else afterTurn(deliver);
  }

  /** The scheduled turn of a pipe, which waits if its scheduler calls while a message is delivered (S0.1). */
  #deliverNext(pipe: Pipe | undefined): void {
    this.#due.push(pipe);
    if (this.#draining) return;
    try {
      this.inTurn(() => {});
    } finally {
      this.#endCount(this.#queue);
    }
  }

  /** Whatever is first on each pipe that has a turn, or nothing if a sendSync has taken it along. */
  #runDue(): void {
    while (this.#due.length > 0) {
      const pipe = this.#due.shift();
      this.#queue.take((candidate) => candidate.pipe === pipe && this.isFree(candidate))?.run();
    }
  }

  /** The next of the tasks; those that it sets off count with it, until there are none left. */
  #runTask(): void {
    try {
      this.inTurn(() => {
        this.#tasks.take(this.isFree)?.run();
        this.#runAll();
      });
    } finally {
      this.#endCount(this.#tasks);
    }
  }

  /** The turns that `queue` gave are over when nothing moves in it any more: what hangs is no loop. */
  #endCount(queue: Queue): void {
    if (!queue.has(this.isFree)) this.#drained = 0;
  }

  #drain(tasks?: Tasks): void {
    if (this.#draining) return;
    this.#drained = 0;
    this.#inDrain(() => {
      this.#runAll();
      for (let item = tasks?.take(this.isFree); item; item = tasks?.take(this.isFree)) {
        item.run();
        this.#runAll();
      }
    });
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
    this.#run(this.isFree);
  }
}
