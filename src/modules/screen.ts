import { EventEmitter } from 'node:events';
import { type Restore, saveListeners } from '../bus/snapshot';
import { screenNotReadyError } from '../words/module-errors';

type Methods = Omit<Electron.Screen, keyof EventEmitter>;

/** The exported `screen` module of one fake: the one display that its windows are on, and a cursor that rests. */
export class Screen extends EventEmitter implements Methods {
  readonly #bounds: Readonly<Electron.Rectangle>;

  readonly #isReady: () => boolean;

  /**
   * @param bounds - what windows are centred on and maximised to
   * @param isReady - whether the app is, or does not care
   */
  constructor(bounds: Readonly<Electron.Rectangle>, isReady: () => boolean) {
    super();
    this.#bounds = bounds;
    this.#isReady = isReady;
  }

  /** @throws Error before the app is ready, as all of them do */
  getPrimaryDisplay(): Electron.Display {
    this.#check();
    const { width, height } = this.#bounds;
    return {
      accelerometerSupport: 'unknown',
      bounds: { ...this.#bounds },
      colorDepth: 24,
      colorSpace:
        '{primaries:BT709, transfer:SRGB, matrix:RGB, range:FULL, sdr_white_level:203, hdr_max_luminance_relative:1}',
      depthPerComponent: 8,
      detected: true,
      displayFrequency: 60,
      id: 1,
      internal: false,
      label: '',
      maximumCursorSize: { width: 0, height: 0 },
      monochrome: false,
      nativeOrigin: { x: 0, y: 0 },
      rotation: 0,
      scaleFactor: 1,
      size: { width, height },
      touchSupport: 'unknown',
      workArea: { ...this.#bounds },
      workAreaSize: { width, height },
    };
  }

  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }

  getDisplayMatching(_rect: Electron.Rectangle): Electron.Display {
    return this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return this.getPrimaryDisplay();
  }

  getCursorScreenPoint(): Electron.Point {
    this.#check();
    return { x: 0, y: 0 };
  }

  /** The scale factor is 1, here as in the other three. */
  dipToScreenPoint({ x, y }: Electron.Point): Electron.Point {
    this.#check();
    return { x, y };
  }

  screenToDipPoint({ x, y }: Electron.Point): Electron.Point {
    this.#check();
    return { x, y };
  }

  dipToScreenRect(_window: Electron.BrowserWindow | null, rect: Electron.Rectangle): Electron.Rectangle {
    this.#check();
    return { ...rect };
  }

  screenToDipRect(_window: Electron.BrowserWindow | null, rect: Electron.Rectangle): Electron.Rectangle {
    this.#check();
    return { ...rect };
  }

  save(): Restore {
    return saveListeners(this);
  }

  #check(): void {
    if (!this.#isReady()) throw screenNotReadyError();
  }
}
