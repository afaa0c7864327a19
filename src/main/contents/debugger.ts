import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Restore, saveListeners, together } from '../../bus/snapshot';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { missingError } from '../../words/errors';

/** A contents' debugger: it can be attached, and there is no page that would obey it. */
export class Debugger extends EventEmitter {
  #attached = false;

  /** @throws Error if it is attached already */
  attach(): void {
    if (this.#attached) throw new Error('Debugger is already attached to the target');
    this.#attached = true;
  }

  detach(): void {
    if (!this.#attached) return;
    this.#attached = false;
    tell(this, 'detach', createEvent(), 'target closed');
  }

  isAttached(): boolean {
    return this.#attached;
  }

  /** Rejects: only a page could answer. */
  sendCommand(): Promise<never> {
    if (!this.#attached) return Promise.reject(new Error('No target available'));
    return Promise.reject(missingError('Debugger.sendCommand()', 'contents.debugger.sendCommand', ''));
  }

  save(): Restore {
    const attached = this.#attached;
    return together(saveListeners(this), () => {
      this.#attached = attached;
    });
  }
}

// S3.6.au
Object.defineProperty(Debugger.prototype, nativeMark, { value: true });
