import { type Restore, saveMap, together } from '../bus/snapshot';
import { conversionError } from '../words/errors';
import { shortcutNotReadyError } from '../words/module-errors';

/** Other names of the same keys. */
const ALIASES: Readonly<Record<string, string>> = {
  cmd: 'command',
  cmdorctrl: 'commandorcontrol',
  control: 'ctrl',
  esc: 'escape',
  option: 'alt',
  return: 'enter',
};

/** The exported `globalShortcut` module of one fake: it remembers, and nobody presses a key. */
export class GlobalShortcut implements Electron.GlobalShortcut {
  readonly #isReady: () => boolean;
  readonly #callbacks = new Map<string, () => void>();
  #suspended = false;

  /** @param isReady - whether the app is, or does not care */
  constructor(isReady: () => boolean) {
    this.#isReady = isReady;
  }

  /**
   * @returns whether it was registered: not if it is already, nor while shortcuts are suspended
   * @throws Error before the app is ready; TypeError for what is no accelerator or no callback
   */
  register(accelerator: string, callback: () => void): boolean {
    this.#check(accelerator);
    if (typeof callback !== 'function') throw conversionError(1, callback);
    if (this.#suspended || this.isRegistered(accelerator)) return false;
    this.#callbacks.set(normal(accelerator), callback);
    return true;
  }

  registerAll(accelerators: string[], callback: () => void): void {
    if (!Array.isArray(accelerators)) throw conversionError(0, accelerators);
    for (const accelerator of accelerators) this.register(accelerator, callback);
  }

  isRegistered(accelerator: string): boolean {
    return this.#callbacks.has(normal(accelerator));
  }

  /** @throws Error before the app is ready; TypeError for what is no accelerator */
  unregister(accelerator: string): void {
    this.#check(accelerator);
    this.#callbacks.delete(normal(accelerator));
  }

  /** @throws Error before the app is ready */
  unregisterAll(): void {
    this.#check('');
    this.#callbacks.clear();
  }

  isSuspended(): boolean {
    return this.#suspended;
  }

  setSuspended(suspended: boolean): void {
    this.#suspended = suspended;
  }

  save(): Restore {
    const suspended = this.#suspended;
    return together(saveMap(this.#callbacks), () => {
      this.#suspended = suspended;
    });
  }

  #check(accelerator: string): void {
    if (!this.#isReady()) throw shortcutNotReadyError();
    if (typeof accelerator !== 'string') throw conversionError(0, accelerator);
  }
}

/** The same text for the same keys, in whatever order and case they are written. */
function normal(accelerator: string): string {
  const keys = String(accelerator)
    .toLowerCase()
    .split('+')
    .map((key) => ALIASES[key] ?? key);
  const platform = process.platform === 'darwin' ? 'command' : 'ctrl';
  return keys
    .map((key) => (key === 'commandorcontrol' ? platform : key))
    .sort()
    .join('+');
}
