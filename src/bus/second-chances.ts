import type { Message } from './message';
import type { Pipe } from './queue';
import { afterTurn } from './timers';
import type { Turns } from './turns';

/** No set: asked of every message. */
export function hasSecondChance({ kind }: Message): boolean {
  return kind !== 'sendSync' && kind !== 'port' && kind !== 'result';
}

/**
 * What nobody has heard yet waits on its pipe, and is offered again when the turn's synchronous code has ended: for
 * `ipcRenderer.send('q'); ipcRenderer.once('q:reply', …)`, which is right in Electron.
 */
export class SecondChances {
  readonly #pipes = new Set<Pipe>();
  #isDue = false;

  /** @param offer - offers a message to its receiver, for the last time or not; returns whether it was heard */
  constructor(
    private readonly turns: Turns,
    private readonly offer: (message: Message, final: boolean) => boolean,
  ) {}

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#pipes.size === 0;
  }

  add(message: Message, pipe: Pipe): void {
    pipe.parked.push(message);
    this.#await(pipe);
  }

  /** Offers what waits on a pipe, in its order. */
  offerOn(pipe: Pipe, final: boolean): void {
    if (pipe.parked.length === 0) return;
    const waiting = pipe.parked.splice(0);
    const unheard: Message[] = [];
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (!this.offer(next, final) && !final) unheard.push(next);
      }
    } finally {
      // Where a listener of the process throws, those that were not offered wait on.
      pipe.parked.unshift(...unheard, ...waiting);
      if (pipe.parked.length > 0) this.#await(pipe);
      else this.#pipes.delete(pipe);
    }
  }

  clear(): void {
    for (const pipe of this.#pipes) pipe.parked.length = 0;
    this.#pipes.clear();
  }

  #await(pipe: Pipe): void {
    this.#pipes.add(pipe);
    if (this.#isDue) return;
    this.#isDue = true;
    afterTurn(() => this.#comes());
  }

  #comes(): void {
    this.#isDue = false;
    const { turns } = this;
    turns.restartCount();
    turns.inTurn(() => {
      for (const pipe of [...this.#pipes]) this.offerOn(pipe, true);
      // The timing may be another one by now, and then what is queued moves when that says.
      turns.runAllIfSync();
    });
  }
}
