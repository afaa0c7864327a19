import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Shortcuts } from '../machine/shortcuts';
import { conversionError, missingMessageError } from '../words/errors';
import { shortcutNotReadyError } from '../words/module-errors';
import { acceleratorId } from './accelerator';
import { booleanAt, stringAt, stringsAt } from './arguments';
import { bindMethods } from './bound';

/** The exported `globalShortcut` module of one fake: the machine keeps the keys, and a test presses them. */
export class GlobalShortcut implements Electron.GlobalShortcut {
  readonly #shortcuts: Shortcuts;
  readonly #isReady: () => boolean;

  /** @param isReady - whether the app is, or does not care */
  constructor(shortcuts: Shortcuts, isReady: () => boolean) {
    this.#shortcuts = shortcuts;
    this.#isReady = isReady;
    bindMethods(this);
  }

  /**
   * @returns whether it was registered: not if it is already, nor while shortcuts are suspended (M13.3)
   * @throws Error before the app is ready; TypeError for what is no accelerator or no callback (M13.2)
   */
  register(...given: [accelerator: string, callback: () => void]): boolean {
    const id = idAt(given);
    const callback = callbackAt(given);
    this.#check();
    return this.#register(given[0], id, callback);
  }

  /**
   * All of them or, where one cannot be had, none.
   *
   * @returns whether they were registered; typed as nothing
   */
  registerAll(...given: [accelerators: string[], callback: () => void]): boolean {
    const accelerators = stringsAt(given);
    const ids = accelerators.map(acceleratorId);
    if (ids.includes(undefined)) throw conversionError(0, accelerators);
    const callback = callbackAt(given);
    this.#check();
    const done: string[] = [];
    for (const [index, accelerator] of accelerators.entries()) {
      if (this.#register(accelerator, ids[index]!, callback)) {
        done.push(ids[index]!);
        continue;
      }
      for (const id of done) this.#shortcuts.registered.delete(id);
      return false;
    }
    return true;
  }

  /** Can be asked before the app is ready (M13.1). */
  isRegistered(...given: [accelerator: string]): boolean {
    return this.#shortcuts.registered.has(idAt(given));
  }

  /** @throws Error before the app is ready; TypeError for what is no accelerator */
  unregister(...given: [accelerator: string]): void {
    const id = idAt(given);
    this.#check();
    this.#shortcuts.registered.delete(id);
  }

  /** @throws Error before the app is ready */
  unregisterAll(): void {
    this.#check();
    this.#shortcuts.registered.clear();
  }

  isSuspended(): boolean {
    return this.#shortcuts.suspended;
  }

  /** What is registered stays so, and does nothing meanwhile. */
  setSuspended(...given: [suspended: boolean]): void {
    const suspended = booleanAt(given);
    this.#check();
    this.#shortcuts.suspended = suspended;
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'globalShortcut' };
  }

  #register(accelerator: string, id: string, callback: () => void): boolean {
    const { registered, suspended } = this.#shortcuts;
    if (suspended || registered.has(id)) return false;
    registered.set(id, { accelerator, callback });
    return true;
  }

  #check(): void {
    if (!this.#isReady()) throw shortcutNotReadyError();
  }
}

/** @throws TypeError where it is no accelerator */
function idAt(given: readonly unknown[]): string {
  const id = acceleratorId(stringAt(given));
  if (id === undefined) throw conversionError(0, given[0]);
  return id;
}

function callbackAt(given: readonly unknown[]): () => void {
  if (given.length < 2) throw missingMessageError();
  if (typeof given[1] !== 'function') throw conversionError(1, given[1]);
  return given[1] as () => void;
}
