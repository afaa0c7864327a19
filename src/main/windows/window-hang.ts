import type { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import { clearTimeout, setTimeout } from '../../bus/timers';

/** Tells a window that its page does not answer, unless it does before long (W3.19). */
export class Hang {
  readonly #bus: Bus;
  readonly #window: EventEmitter & { readonly gone: boolean; readonly isUsable: boolean };
  #timer: NodeJS.Timeout | undefined;

  constructor(bus: Bus, window: EventEmitter & { readonly gone: boolean; readonly isUsable: boolean }) {
    this.#bus = bus;
    this.#window = window;
  }

  /** In so many milliseconds, unless it is known already. */
  begin(delay: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#window.gone || !this.#window.isUsable || this.#bus.hasEnded) return;
      this.#bus.reporter.guard(() => tell(this.#window, 'unresponsive'));
    }, delay).unref();
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
