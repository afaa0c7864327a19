import { EventEmitter } from 'node:events';
import { nativeMark } from '../wire/clone';
import { NATIVE, type Native, type NativeState } from '../wire/native-state';
import { type Restore, saveListeners, saveMap, together } from '../wire/snapshot';
import { createEvent } from './app-event';

/** A contents' debugger: it can be attached, and there is no page that would obey it. */
export class Debugger extends EventEmitter implements Native {
  readonly #state: NativeState = new Map();

  [NATIVE](): NativeState {
    return this.#state;
  }

  /** @throws Error if it is attached already */
  attach(): void {
    if (this.#state.get('Attached') === true) throw new Error('Debugger is already attached to the target');
    this.#state.set('Attached', true);
  }

  detach(): void {
    if (this.#state.get('Attached') !== true) return;
    this.#state.set('Attached', false);
    this.emit('detach', createEvent(), 'target closed');
  }

  isAttached(): boolean {
    return this.#state.get('Attached') === true;
  }

  save(): Restore {
    return together(saveListeners(this), saveMap(this.#state));
  }
}

// S3.6.au
Object.defineProperty(Debugger.prototype, nativeMark, { value: true });
