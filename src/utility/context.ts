import { AsyncLocalStorage } from 'node:async_hooks';

/** One utility process, as far as its code can see it. */
export interface Occupant {
  readonly parentPort: Electron.ParentPort;
  /** What `process.exit` does there. */
  exit(code: number): void;
}

type Global = 'parentPort' | 'exit';

/**
 * Whose code is running: utility processes share this one process, and each finds its own `process.parentPort`, after an `await`
 * as well, and can `process.exit()` without taking the tests along.
 */
export class UtilityContext {
  readonly #storage = new AsyncLocalStorage<Occupant | null>();
  readonly #occupants = new Set<Occupant>();
  readonly #before = new Map<Global, PropertyDescriptor | undefined>();

  /** Runs code of `occupant`. */
  run<T>(occupant: Occupant, work: () => T): T {
    return this.#storage.run(occupant, work);
  }

  /** Runs code of main's, or of a renderer's, that the utility process set off. */
  outside<T>(work: () => T): T {
    return this.#storage.run(null, work);
  }

  enter(occupant: Occupant): void {
    this.#occupants.add(occupant);
    if (this.#before.size === 0) this.#install();
  }

  leave(occupant: Occupant): void {
    this.#occupants.delete(occupant);
    if (this.#occupants.size === 0) this.#uninstall();
  }

  #install(): void {
    const exit = process.exit.bind(process);
    this.#define('parentPort', {
      enumerable: true,
      // A faked timer's callback runs in nobody's context: then it is the one that was forked last.
      get: () => {
        const occupant = this.#storage.getStore();
        return (occupant === undefined ? [...this.#occupants].at(-1) : occupant)?.parentPort;
      },
    });
    this.#define('exit', {
      enumerable: true,
      writable: true,
      value: (code?: number | string | null): void => {
        const occupant = this.#storage.getStore();
        if (occupant == null) exit(code);
        else occupant.exit(Number(code ?? 0));
      },
    });
  }

  #define(name: Global, descriptor: PropertyDescriptor): void {
    this.#before.set(name, Object.getOwnPropertyDescriptor(process, name));
    Object.defineProperty(process, name, { ...descriptor, configurable: true });
  }

  #uninstall(): void {
    for (const [name, descriptor] of this.#before) {
      if (descriptor) Object.defineProperty(process, name, descriptor);
      else Reflect.deleteProperty(process, name);
    }
    this.#before.clear();
  }
}
