import { EventEmitter } from 'node:events';
import { NATIVE, type NativeState } from '../wire/native-state';
import { type Restore, saveListeners, saveMap, together } from '../wire/snapshot';

/** A module that tells of the system, and that a test can have tell something else. */
export abstract class SettableEmitter extends EventEmitter {
  readonly #state: NativeState = new Map();

  [NATIVE](): NativeState {
    return this.#state;
  }

  save(): Restore {
    return together(saveListeners(this), saveMap(this.#state));
  }
}
