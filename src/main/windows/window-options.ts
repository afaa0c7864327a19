import { isInteger } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';

/** The options of a window as they were given: anything may be in them. */
export type Given = Readonly<Record<string, unknown>>;

/** What takes anything for options (W3.1). */
export function optionsOf<T extends object>(given: unknown): T {
  return (typeof given === 'object' && given !== null ? given : {}) as T;
}

/** W0.4: a key that is there counts, also an inherited one, and `undefined` is false. */
export function flagOf(options: object, key: string, initial: boolean): boolean {
  return key in options ? Boolean((options as Given)[key]) : initial;
}

/** W0.4: an integer, or nothing. */
export function integerOf(options: object, key: string): number | undefined {
  const value = (options as Given)[key];
  return isInteger(value) ? value : undefined;
}

/** W0.4: a string, or nothing. */
export function stringOf(options: object, key: string): string | undefined {
  const value = (options as Given)[key];
  return typeof value === 'string' ? value : undefined;
}

/** How wide the frame of a window is on each side. */
export interface Insets {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
}

/** W3.9; and on Linux the frame is the window manager's, outside of the bounds. */
const NO_INSETS: Insets = { top: 0, side: 0, bottom: 0 };
const MAC_INSETS: Insets = { top: 28, side: 0, bottom: 0 };
const WINDOWS_INSETS: Insets = { top: 31, side: 8, bottom: 8 };

/** What the platform puts around the content of a window with these options. */
export function insetsOf(options: Electron.BaseWindowConstructorOptions): Insets {
  if (isOn('linux') || !hasFrame(options)) return NO_INSETS;
  return isOn('darwin') ? MAC_INSETS : WINDOWS_INSETS;
}

/** W3.6 */
export function hasFrame(options: Electron.BrowserWindowConstructorOptions): boolean {
  const style = options.titleBarStyle;
  if (style === 'hidden' || options.webPreferences?.offscreen) return false;
  if (isOn('darwin') && (style === 'hiddenInset' || style === 'customButtonsOnHover')) return false;
  return flagOf(options, 'frame', true);
}

/** The smallest and the largest size of a window; 0 is none. */
export interface Limits {
  readonly min: Electron.Size;
  readonly max: Electron.Size;
}

const NONE: Electron.Size = { width: 0, height: 0 };
const NO_LIMITS: Limits = { min: NONE, max: NONE };
const LIMITS = ['minWidth', 'minHeight', 'maxWidth', 'maxHeight'] as const;

/** What the options say of sizes (W3.6); those of the content where `useContentSize` is on. */
export function limitsOf(options: object): Limits {
  if (!LIMITS.some((key) => key in options)) return NO_LIMITS;
  const [minWidth, minHeight, maxWidth, maxHeight] = LIMITS.map((key) => integerOf(options, key) ?? 0);
  return {
    min: { width: minWidth!, height: minHeight! },
    max: { width: maxWidth!, height: maxHeight! },
  };
}

/** A size within the limits: the smallest counts for more than the largest (W3.7). */
export function within({ min, max }: Limits, { width, height }: Electron.Size): Electron.Size {
  return {
    width: Math.max(min.width, max.width > 0 ? Math.min(width, max.width) : width),
    height: Math.max(min.height, max.height > 0 ? Math.min(height, max.height) : height),
  };
}

export function centredIn(area: Electron.Rectangle, { width, height }: Electron.Size): Electron.Rectangle {
  const x = area.x + Math.round((area.width - width) / 2);
  return { x, y: area.y + Math.round((area.height - height) / 2), width, height };
}
