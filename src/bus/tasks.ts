import { type Item, Queue } from './queue';
import { afterTurn, afterTurns } from './timers';

/** S7.17: how much a listener may await before the next task, so that it can await the one and then the other; a promise cannot tell when there is no other left. */
export const CHECKPOINT = 16;

/** What runs apart from every caller's stack in the sync timing, one after another and each in a turn of its own. */
export class Tasks extends Queue {
  #running = false;

  /**
   * @param isFree - whether an item can run: what waits for a renderer that hangs does so without turns
   * @param run - runs the next of them
   */
  constructor(
    private readonly isFree: (item: Item) => boolean,
    private readonly run: () => void,
  ) {
    super();
  }

  override push(item: Item): void {
    super.push(item);
    this.wake();
  }

  /** Some of them may be free now. */
  wake(): void {
    if (this.#running) return;
    this.#running = true;
    afterTurn(() => this.#turn());
  }

  #turn(): void {
    this.#running = this.has(this.isFree);
    if (!this.#running) return;
    try {
      this.run();
    } finally {
      afterTurns(CHECKPOINT, () => this.#turn());
    }
  }
}
