import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import * as nodeModule from 'node:module';
import { electronSpecifiers } from '../../eras/module-names';
import { faultTakers } from '../../realm/fault-takers';
import { type Surroundings, surround } from './surroundings';

/** What nobody has caught, in Node's word for it. */
export type Fault = 'uncaughtException' | 'unhandledRejection';

/** One utility process, as far as its code can see it. */
export interface Occupant {
  readonly parentPort: Electron.ParentPort;
  /** What `require('electron')` gives there (W1.3). */
  readonly electron: object;
  /** What its fork has said of where it is. */
  readonly around: Surroundings;
  /** Who listens there to what a process tells of itself. */
  readonly events: EventEmitter;
  /** Nobody there has caught something. */
  fault(event: Fault, values: readonly unknown[]): void;
  /** What `process.exit` does there. */
  exit(code: number): void;
  /** What `process.crash` does there. */
  crash(): void;
}

/** On the process, as everything that fakes in one process share: what it changes there, it changes once. */
const CONTEXT: unique symbol = Symbol.for('fake-electron.utility') as never;

type Holder = { [CONTEXT]?: UtilityContext };

const SPECIFIERS = electronSpecifiers(true);

/** What of Node's module loader is changed; `@types/node` does not have it. */
interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}

/** Electron's module as the utility process has it whose code is running, if one's is. */
export function utilityElectron(): object | undefined {
  return (process as Holder)[CONTEXT]?.current?.electron;
}

/**
 * Whose code is running: utility processes share this one process, and each finds its own `process.parentPort`, after an `await`
 * as well, and can `process.exit()` without taking the tests along.
 */
export class UtilityContext {
  /** `null` is the main process. */
  readonly #storage = new AsyncLocalStorage<Occupant | null>();
  readonly #alive = new Set<Occupant>();
  #leaveAll: (() => void) | undefined;

  static get shared(): UtilityContext {
    const holder = process as Holder;
    if (holder[CONTEXT] === undefined) {
      const context = new UtilityContext();
      Object.defineProperty(process, CONTEXT, { value: context });
      context.#install();
    }
    return holder[CONTEXT]!;
  }

  get current(): Occupant | null | undefined {
    return this.#storage.getStore();
  }

  /** Runs code of `occupant`. */
  run<T>(occupant: Occupant, work: () => T): T {
    return this.#storage.run(occupant, work);
  }

  /** Runs code of main's, or of a renderer's, that a utility process set off. */
  outside<T>(work: () => T): T {
    return this.#storage.run(null, work);
  }

  enter(occupant: Occupant): void {
    this.#alive.add(occupant);
    this.#leaveAll ??= this.#surround();
  }

  #surround(): () => void {
    const current = () => this.#storage.getStore();
    const leave = surround(current);
    const takers = faultTakers();
    const take = (event: Fault, values: readonly unknown[]) => {
      const occupant = current();
      if (occupant) this.outside(() => occupant.fault(event, values));
      return occupant != null;
    };
    takers.add(take);
    return () => {
      takers.delete(take);
      leave();
    };
  }

  leave(occupant: Occupant): void {
    this.#alive.delete(occupant);
    if (this.#alive.size > 0) return;
    this.#leaveAll?.();
    this.#leaveAll = undefined;
  }

  /** For good: code of a process that has exited may still be waiting, and must not find the real `exit`. */
  #install(): void {
    const exit = process.exit.bind(process);
    const value = (code?: number | string | null): void => {
      const occupant = this.#storage.getStore();
      if (occupant == null) exit(code);
      else occupant.exit(Number(code ?? 0));
    };
    Object.defineProperty(process, 'exit', { value, writable: true, enumerable: true, configurable: true });
    Object.defineProperty(process, 'parentPort', {
      configurable: true,
      get: () => {
        const occupant = this.#storage.getStore();
        // A faked timer's callback runs in nobody's context: then it is the one that was forked last.
        return (occupant === undefined ? [...this.#alive].at(-1) : occupant)?.parentPort;
      },
    });
    const { crash } = process as unknown as { crash?: () => never };
    Object.defineProperty(process, 'crash', {
      configurable: true,
      get: () => {
        const occupant = this.#storage.getStore();
        return occupant ? () => occupant.crash() : crash;
      },
      set: (value: unknown) =>
        Object.defineProperty(process, 'crash', { value, writable: true, configurable: true, enumerable: true }),
    });
    this.#installType();
    this.#installElectron();
  }

  /** M18.1. */
  #installType(): void {
    const define = (more: PropertyDescriptor) =>
      Object.defineProperty(process, 'type', { enumerable: true, configurable: true, ...more });
    const { get, value: given } = Object.getOwnPropertyDescriptor(process, 'type') ?? {};
    define({
      get: () => (this.current ? 'utility' : get ? get.call(process) : given),
      set: (value: unknown) => define({ value, writable: true }),
    });
  }

  /** What Node loads, with `fake-electron/register` or without: npm's `electron` is no more than the path of a binary. */
  #installElectron(): void {
    const loader = ((nodeModule as { default?: unknown }).default ?? nodeModule) as unknown as Loader;
    const { _load: load } = loader;
    // Jest has no such thing, and asks elsewhere.
    if (typeof load !== 'function') return;
    loader._load = (request, ...rest) =>
      (Object.hasOwn(SPECIFIERS, request) && this.current?.electron) || Reflect.apply(load, loader, [request, ...rest]);
  }
}
