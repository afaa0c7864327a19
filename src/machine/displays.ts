import type { Machine } from './machine';
import { StatePart } from './state-part';

export interface DisplaysState {
  /** The first is the primary one, until it is removed. */
  readonly displays: readonly Readonly<Electron.Display>[];
  readonly cursor: Readonly<Electron.Point>;
  /** Ids are not used again. */
  readonly lastId: number;
}

/** What can be said of a display; the rest follows from it. */
export type DisplayOptions = Partial<Omit<Electron.Display, 'size' | 'workAreaSize'>> & Partial<Electron.Size>;

/** What windows are centred on and maximised to where nobody has said anything of displays. */
const FIRST: Readonly<Electron.Rectangle> = { x: 0, y: 0, width: 1920, height: 1080 };

/** One display, and a cursor that rests. */
export const displaysOf = (machine: Machine): StatePart<DisplaysState> =>
  machine.part(
    'displays',
    () => new StatePart<DisplaysState>({ displays: [makeDisplay(1, FIRST)], cursor: { x: 0, y: 0 }, lastId: 1 }),
  );

/** A display as Electron describes one. Without a place it is at the origin, without a work area all of it is one. */
export function makeDisplay(id: number, options: DisplayOptions & Partial<Electron.Point>): Electron.Display {
  const { width = FIRST.width, height = FIRST.height, x = 0, y = 0, ...given } = options;
  const { bounds = { x, y, width, height }, scaleFactor = 1 } = given;
  const { workArea = bounds } = given;
  return {
    accelerometerSupport: 'unknown',
    colorDepth: 24,
    colorSpace:
      '{primaries:BT709, transfer:SRGB, matrix:RGB, range:FULL, sdr_white_level:203, hdr_max_luminance_relative:1}',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    internal: false,
    label: '',
    maximumCursorSize: { width: 0, height: 0 },
    monochrome: false,
    nativeOrigin: { x: Math.round(bounds.x * scaleFactor), y: Math.round(bounds.y * scaleFactor) },
    rotation: 0,
    touchSupport: 'unknown',
    ...given,
    id,
    bounds: { ...bounds },
    scaleFactor,
    size: { width: bounds.width, height: bounds.height },
    workArea: { ...workArea },
    workAreaSize: { width: workArea.width, height: workArea.height },
  };
}

/** A display that is its owner's to change. */
export function copyDisplay(display: Readonly<Electron.Display>): Electron.Display {
  const { bounds, workArea, size, workAreaSize, maximumCursorSize, nativeOrigin } = display;
  return {
    ...display,
    bounds: { ...bounds },
    workArea: { ...workArea },
    size: { ...size },
    workAreaSize: { ...workAreaSize },
    maximumCursorSize: { ...maximumCursorSize },
    nativeOrigin: { ...nativeOrigin },
  };
}
