import type { Restore } from '../../bus/snapshot';
import type { WindowDisplay } from './window-display';

/** Which window has the focus: one at most, as on a desktop, and the last one before it is the next to get it. */
export class Focus {
  #focused: WindowDisplay | undefined;
  /** The most recent last. */
  #order: WindowDisplay[] = [];

  get focused(): WindowDisplay | undefined {
    return this.#focused;
  }

  /** Moves the focus at once; `'blur'` where it was and `'focus'` where it is now are told in a later task (W3.15). */
  moveTo(window: WindowDisplay | undefined): void {
    const before = this.#focused;
    if (before === window) return;
    this.#focused = window;
    if (window) this.#order = [...this.#order.filter((other) => other !== window), window];
    if (before && !before.gone) before.tellFocus('blur');
    if (window) window.tellFocus('focus');
  }

  /** `window` can no longer have the focus: whichever had it before gets it. */
  leave(window: WindowDisplay): void {
    if (window.gone) this.#order = this.#order.filter((other) => other !== window);
    if (this.#focused !== window) return;
    this.moveTo(this.#order.findLast((other) => other !== window && other.canFocus()));
  }

  save(): Restore {
    const focused = this.#focused;
    const order = this.#order;
    return () => {
      this.#focused = focused;
      this.#order = order;
    };
  }
}
