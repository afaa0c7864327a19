import { EventEmitter } from 'node:events';
import type { Restore } from '../bus/snapshot';
import type { Part } from './machine';

/** A part whose state is one plain object, which is replaced and never changed. */
export class StatePart<State extends object> implements Part {
  #state: Readonly<State>;
  /** `'changed'` (state before) for whoever shows it to the app; a rollback tells nobody. */
  readonly events: EventEmitter = new EventEmitter();

  constructor(initial: State) {
    this.#state = initial;
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  /** Changes what is named and tells who shows it. */
  change(changes: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...changes };
    this.events.emit('changed', before);
  }

  save(): Restore {
    const saved = this.#state;
    return () => {
      this.#state = saved;
    };
  }
}
