import { type Item, Queue } from './queue';
import { afterTurn, afterTurns } from './timers';

/** S7.17: how much a listener may await before the next task; a promise cannot tell when there is no other left. */
const CHECKPOINT = 16;

/** What runs apart from every caller's stack in the sync timing, one after another and each in a turn of its own. */
export class Tasks extends Queue {
  #running = false;

  constructor(private readonly run: () => void) {
    super();
  }

  override push(item: Item): void {
    super.push(item);
    if (this.#running) return;
    this.#running = true;
    afterTurn(() => this.#turn());
  }

  #turn(): void {
    this.#running = this.length > 0;
    if (!this.#running) return;
    this.run();
    afterTurns(CHECKPOINT, () => this.#turn());
  }
}
