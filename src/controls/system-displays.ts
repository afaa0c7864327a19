import { copyDisplay, type DisplayOptions, type DisplaysState, displaysOf, makeDisplay } from '../machine/displays';
import type { Machine } from '../machine/machine';
import type { StatePart } from '../machine/state-part';
import { lastDisplayError, systemArgumentError, unknownDisplayError } from '../words/system-usage';
import { unknownOptionError } from '../words/usage-errors';

/** The displays of the machine, which a test plugs in and out; `screen` tells the app of it in a later task (M11.2). */
export class Displays {
  readonly #part: StatePart<DisplaysState>;

  /** @internal */
  constructor(machine: Machine) {
    this.#part = displaysOf(machine);
  }

  /** All of them, the primary one first. */
  get all(): Electron.Display[] {
    return this.#part.state.displays.map(copyDisplay);
  }

  /**
   * Plugs one in.
   *
   * @param options - as in `Electron.Display`, or just `width` and `height` in DIP; without bounds it is to the right of
   *   the others, without a work area all of it is one
   * @returns it, with its id
   * @throws TypeError for what no display has
   */
  add(options: DisplayOptions = {}): Electron.Display {
    checkOptions('displays.add()', options);
    const { displays, lastId } = this.#part.state;
    const id = options.id ?? lastId + 1;
    const right = (rect: Electron.Rectangle) => rect.x + rect.width;
    const x = Math.max(...displays.map(({ bounds }) => right(bounds)));
    const pixels = Math.max(
      ...displays.map(({ nativeOrigin, size, scaleFactor }) => nativeOrigin.x + Math.round(size.width * scaleFactor)),
    );
    const nativeOrigin = options.bounds ? {} : { nativeOrigin: { x: pixels, y: 0 } };
    const display = makeDisplay(id, { x, ...nativeOrigin, ...options });
    this.#part.change({ displays: [...displays, display], lastId: Math.max(id, lastId) });
    return copyDisplay(display);
  }

  /**
   * Pulls one out.
   *
   * @param display - it, or its id
   * @throws Error for one that is not there, and for the last one
   */
  remove(display: Electron.Display | number): void {
    const { id } = this.#find(display);
    const displays = this.#part.state.displays.filter((other) => other.id !== id);
    if (displays.length === 0) throw lastDisplayError();
    this.#part.change({ displays });
  }

  /**
   * Gives one another place, size, scale or rotation.
   *
   * @param display - it, or its id
   * @returns it, as it is now
   * @throws Error for one that is not there; TypeError for what no display has
   */
  change(display: Electron.Display | number, options: DisplayOptions): Electron.Display {
    checkOptions('displays.change()', options);
    const before = this.#find(display);
    const { width = before.bounds.width, height = before.bounds.height, ...given } = options;
    const bounds = given.bounds ?? { ...before.bounds, width, height };
    // What the task bar takes stays the same.
    const workArea = given.workArea ?? {
      x: before.workArea.x + bounds.x - before.bounds.x,
      y: before.workArea.y + bounds.y - before.bounds.y,
      width: before.workArea.width + bounds.width - before.bounds.width,
      height: before.workArea.height + bounds.height - before.bounds.height,
    };
    const changed = makeDisplay(before.id, { ...before, ...given, bounds, workArea });
    const { displays } = this.#part.state;
    this.#part.change({ displays: displays.map((other) => (other.id === before.id ? changed : other)) });
    return copyDisplay(changed);
  }

  #find(display: unknown): Readonly<Electron.Display> {
    const { displays } = this.#part.state;
    const wanted: unknown = typeof display === 'object' && display !== null ? Reflect.get(display, 'id') : display;
    const found = displays.find(({ id }) => id === wanted);
    if (found) return found;
    const ids = displays.map(({ id }) => id);
    throw unknownDisplayError(wanted, ids);
  }
}

function checkOptions(call: string, options: unknown): void {
  if (typeof options !== 'object' || options === null) throw systemArgumentError(call, options, 'an object');
  const known = ['width', 'height', ...Object.keys(makeDisplay(0, {}))];
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw unknownOptionError(`system.${call}`, name, known);
  }
}
