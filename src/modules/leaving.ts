import type { EventEmitter } from 'node:events';
import type { Restore } from '../bus/snapshot';
import { isOn } from './by-platform';
import { createEvent } from './native-event';

type Window = Pick<Electron.BaseWindow, 'close' | 'destroy' | 'isDestroyed'>;

/** How an app ends: it asks its windows and whoever listens, or nobody (W2.4 to W2.7). */
export class Leaving {
  readonly #app: EventEmitter;
  readonly #windows: () => readonly Window[];
  /** Whether the app is about to quit, to exit without asking anybody, or is no longer there to be told anything. */
  #how: 'quit' | 'exit' | 'over' | undefined;
  /** What `exit` was given, while it is under way. */
  #exitCode: number | undefined;
  #exitedWith: number | undefined;
  /** What waits for every window to close. */
  #done: (() => void) | undefined;
  /** Whether there is anything yet that an exit would have to end in order. */
  isLooping = true;

  /** @param gone - told when it is over */
  constructor(
    app: EventEmitter,
    windows: () => readonly Window[],
    private readonly gone: () => void,
  ) {
    this.#app = app;
    this.#windows = windows;
  }

  /** The exit code, when it is over. */
  get exitedWith(): number | undefined {
    return this.#exitedWith;
  }

  /** An app begins anew. */
  begin(): void {
    this.#exitedWith = undefined;
    this.#how = undefined;
    this.isLooping = false;
  }

  quit(): void {
    if (this.#how !== undefined) return;
    this.#how = 'quit';
    if (this.#prevented('before-quit')) this.#stay();
    // A listener may have exited meanwhile.
    else if (this.#how !== 'quit') return;
    else if (this.#windows().length === 0) this.#quit();
    else this.#closeWindows();
  }

  /** @param isEarly - whether the process ends at once, and tells nobody (W2.6) */
  exit(exitCode: number, isEarly: boolean): void {
    this.#how = isEarly ? 'over' : 'exit';
    this.#exitCode = exitCode;
    const windows = this.#windows();
    if (isEarly) {
      this.#exitedWith = exitCode;
      this.gone();
    } else if (windows.length === 0) this.#gone();
    else for (const window of windows) window.destroy();
  }

  closeAll(done: () => void): void {
    if (this.#windows().length === 0) {
      done();
      return;
    }
    this.#done = done;
    this.#closeWindows();
  }

  /** A window stays open. */
  cancelled(): void {
    this.#done = undefined;
    this.#stay();
  }

  allClosed(): void {
    if (this.#how === 'exit') this.#gone();
    else if (this.#how === 'quit') this.#quit();
    else if (this.#how === undefined) {
      const done = this.#done;
      this.#done = undefined;
      this.#app.emit('window-all-closed', createEvent());
      done?.();
    }
  }

  save(): Restore {
    const saved = [this.#how, this.#exitCode, this.#exitedWith, this.#done, this.isLooping] as const;
    return () => {
      [this.#how, this.#exitCode, this.#exitedWith, this.#done, this.isLooping] = saved;
    };
  }

  /** In the order of their creation, on macOS the other way round; one that stays does not save the others (W2.4). */
  #closeWindows(): void {
    const windows = [...this.#windows()];
    if (isOn('darwin')) windows.reverse();
    for (const window of windows) if (!window.isDestroyed()) window.close();
  }

  #quit(): void {
    if (this.#prevented('will-quit')) this.#stay();
    else if (this.#how === 'quit') this.#gone();
  }

  #stay(): void {
    if (this.#how === 'quit') this.#how = undefined;
  }

  /** What has exited with a code keeps it, whoever quits after that. */
  #gone(): void {
    const code = this.#exitCode ?? this.#exitedWith ?? 0;
    this.#exitedWith ??= code;
    this.#app.emit('quit', createEvent(), code);
    this.#how = undefined;
    this.#exitCode = undefined;
    this.gone();
  }

  #prevented(name: string): boolean {
    const event = createEvent();
    this.#app.emit(name, event);
    return event.defaultPrevented;
  }
}
