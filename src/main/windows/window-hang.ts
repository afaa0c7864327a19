import type { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';

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
    // Electron's is the one that fake timers replace.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#window.gone || !this.#window.isUsable || this.#bus.hasEnded) return;
      this.#bus.reporter.guard(() => tell(this.#window, 'unresponsive'));
    }, delay);
    this.#timer.unref?.();
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A window that knows whether its page answers. */
interface Hanging {
  hangSoon(delay: number): void;
  revive(): void;
}

/** W3.19: what tells the window of a contents, which as in Electron are listeners that an app can take away. */
export function hangListeners<Contents>(
  ownerOf: (contents: Contents) => Hanging | undefined,
): readonly (readonly [event: string, listener: (this: Contents) => void])[] {
  return [
    [
      'unresponsive',
      function () {
        ownerOf(this)?.hangSoon(50);
      },
    ],
    [
      'responsive',
      function () {
        ownerOf(this)?.revive();
      },
    ],
  ];
}
