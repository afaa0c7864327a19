import { EventEmitter } from 'node:events';
import { type Restore, saveListeners, saveMap, together } from '../bus/snapshot';
import { NATIVE, type NativeState } from '../wire/native-state';

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
