import { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners } from '../bus/snapshot';
import { copyDisplay, type DisplaysState, displaysOf } from '../machine/displays';
import type { Machine } from '../machine/machine';
import type { StatePart } from '../machine/state-part';
import { screenNotReadyError } from '../words/module-errors';
import { pointAt, rectangleAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import { createEvent, emitLater } from './native-event';

type Methods = Omit<Electron.Screen, keyof NodeJS.EventEmitter>;
type Display = Readonly<Electron.Display>;

/** What screen needs of its fake. */
export interface ScreenHost {
  readonly bus: Bus;
  readonly machine: Machine;
  /** Whether the app is, or does not care. */
  isReady(): boolean;
}

/** What a change of is told. */
const METRICS = ['bounds', 'workArea', 'scaleFactor', 'rotation'] as const;

const EMITTER_METHODS = [
  'on',
  'addListener',
  'prependListener',
  'once',
  'prependOnceListener',
  'off',
  'removeListener',
  'removeAllListeners',
  'emit',
] as const;

const BOUND = [
  ...(['getPrimaryDisplay', 'getAllDisplays', 'getDisplayMatching', 'getDisplayNearestPoint'] as const),
  'getCursorScreenPoint',
] as const;

/** The exported `screen` module of one fake: the displays of the machine. */
export class Screen extends EventEmitter implements Methods {
  static {
    // Electron's own is a proxy: to listen too soon is as wrong as to ask.
    for (const name of EMITTER_METHODS) {
      const original = EventEmitter.prototype[name] as (...args: unknown[]) => unknown;
      const value = function (this: Screen, ...args: unknown[]): unknown {
        this.#check();
        return Reflect.apply(original, this, args);
      };
      Object.defineProperty(Screen.prototype, name, { value, writable: true, configurable: true });
    }
    const isKnown = (screen?: object) =>
      screen === undefined || (#host in screen && screen.#host.bus.era.linuxDipPoints);
    const hasPoints = (screen?: object) => isOn('win32') || (isOn('linux') && isKnown(screen));
    onlyWhere(Screen.prototype, hasPoints, ['dipToScreenPoint', 'screenToDipPoint'], 'bound');
    onlyWhere(Screen.prototype, () => isOn('win32'), ['dipToScreenRect', 'screenToDipRect'], 'bound');
  }

  readonly #host: ScreenHost;
  readonly #machine: StatePart<DisplaysState>;

  constructor(host: ScreenHost) {
    super();
    this.#host = host;
    this.#machine = displaysOf(host.machine);
    // What is taken off the module still works (M11.1).
    for (const name of BOUND) {
      Object.defineProperty(this, name, { value: this[name].bind(this), writable: true, configurable: true });
    }
    this.#machine.events.on('changed', (before: DisplaysState) => this.#compare(before));
  }

  /** @throws Error before the app is ready, as all of them do (M11.1) */
  getPrimaryDisplay(): Electron.Display {
    return copyDisplay(this.#displays[0]!);
  }

  getAllDisplays(): Electron.Display[] {
    return this.#displays.map(copyDisplay);
  }

  /** The one that most of `rect` is on, else the nearest. */
  getDisplayMatching(...args: [rect: Electron.Rectangle]): Electron.Display {
    const displays = this.#displays;
    const rect = rectangleAt(args);
    const best = most(displays, ({ bounds }) => overlap(bounds, rect));
    if (overlap(best.bounds, rect) > 0) return copyDisplay(best);
    return this.#nearest({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  }

  getDisplayNearestPoint(...args: [point: Electron.Point]): Electron.Display {
    this.#check();
    return this.#nearest(pointAt(args));
  }

  /** Wayland tells no app of the cursor (M11.4). */
  getCursorScreenPoint(): Electron.Point {
    this.#check();
    return { ...this.#machine.state.cursor };
  }

  dipToScreenPoint(...args: [point: Electron.Point]): Electron.Point {
    this.#check();
    return toScreen(this.#nearest(pointAt(args)), pointAt(args));
  }

  screenToDipPoint(...args: [point: Electron.Point]): Electron.Point {
    const point = pointAt(args);
    return toDip(this.#shownAt(point), point);
  }

  /** The scale is that of the display that most of it is on. */
  dipToScreenRect(...args: [window: Electron.BrowserWindow | null, rect: Electron.Rectangle]): Electron.Rectangle {
    this.#check();
    const rect = rectangleAt(args, 1);
    const display = this.getDisplayMatching(rect);
    return { ...toScreen(display, rect), ...scaled(rect, display.scaleFactor) };
  }

  screenToDipRect(...args: [window: Electron.BrowserWindow | null, rect: Electron.Rectangle]): Electron.Rectangle {
    this.#check();
    const rect = rectangleAt(args, 1);
    const display = this.#shownAt(rect);
    return { ...toDip(display, rect), ...scaled(rect, 1 / display.scaleFactor) };
  }

  save(): Restore {
    return saveListeners(this);
  }

  get #displays(): readonly Display[] {
    this.#check();
    return this.#machine.state.displays;
  }

  #check(): void {
    if (!this.#host.isReady()) throw screenNotReadyError();
  }

  #nearest(point: Electron.Point): Electron.Display {
    return copyDisplay(most(this.#displays, ({ bounds }) => -distance(bounds, point)));
  }

  /** The display that shows a pixel, or would almost. */
  #shownAt(point: Electron.Point): Display {
    return most(this.#displays, ({ nativeOrigin, size, scaleFactor }) => {
      return -distance({ ...nativeOrigin, ...scaled(size, scaleFactor) }, point);
    });
  }

  #compare({ displays: before }: DisplaysState): void {
    const { displays } = this.#machine.state;
    for (const display of displays) {
      const former = before.find(({ id }) => id === display.id);
      if (former === undefined) this.#tell('display-added', display);
      else {
        const changed = METRICS.filter((name) => JSON.stringify(former[name]) !== JSON.stringify(display[name]));
        if (changed.length > 0) this.#tell('display-metrics-changed', display, changed);
      }
    }
    for (const display of before) {
      if (!displays.some(({ id }) => id === display.id)) this.#tell('display-removed', display);
    }
  }

  /** In a later task (M11.2). */
  #tell(event: string, display: Display, changed?: readonly string[]): void {
    const more = changed ? [[...changed]] : [];
    emitLater(this.#host.bus, this, event, createEvent(), copyDisplay(display), ...more);
  }
}

function most(displays: readonly Display[], of: (display: Display) => number): Display {
  return displays.reduce((best, display) => (of(display) > of(best) ? display : best));
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function distance({ x, y, width, height }: Electron.Rectangle, point: Electron.Point): number {
  const far = (start: number, length: number, at: number) => Math.max(start - at, 0, at - (start + length - 1));
  return Math.hypot(far(x, width, point.x), far(y, height, point.y));
}

function toScreen({ bounds, nativeOrigin, scaleFactor }: Display, { x, y }: Electron.Point): Electron.Point {
  return {
    x: Math.floor(nativeOrigin.x + (x - bounds.x) * scaleFactor),
    y: Math.floor(nativeOrigin.y + (y - bounds.y) * scaleFactor),
  };
}

function toDip({ bounds, nativeOrigin, scaleFactor }: Display, { x, y }: Electron.Point): Electron.Point {
  return {
    x: Math.floor(bounds.x + (x - nativeOrigin.x) / scaleFactor),
    y: Math.floor(bounds.y + (y - nativeOrigin.y) / scaleFactor),
  };
}

function scaled({ width, height }: Electron.Size, factor: number): Electron.Size {
  return { width: Math.ceil(width * factor), height: Math.ceil(height * factor) };
}
