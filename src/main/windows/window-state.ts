import type { NativeState } from '../../wire/native-state';

/** What a window is made with: the state's name, the option's, and what Electron takes without one. */
const OPTIONS: readonly (readonly [
  key: string,
  option:
    | keyof Electron.BrowserWindowConstructorOptions
    | keyof Electron.BaseWindowConstructorOptions
    | 'accessibleTitle',
  initial: unknown,
])[] = [
  ['AlwaysOnTop', 'alwaysOnTop', false],
  ['AccessibleTitle', 'accessibleTitle', ''],
  ['AutoHideMenuBar', 'autoHideMenuBar', false],
  ['BackgroundColor', 'backgroundColor', '#FFFFFF'],
  ['Closable', 'closable', true],
  ['Focusable', 'focusable', true],
  ['FullScreen', 'fullscreen', false],
  ['FullScreenable', 'fullscreenable', true],
  ['HiddenInMissionControl', 'hiddenInMissionControl', false],
  ['Kiosk', 'kiosk', false],
  ['Maximizable', 'maximizable', true],
  ['Minimizable', 'minimizable', true],
  ['Modal', 'modal', false],
  ['Movable', 'movable', true],
  ['Opacity', 'opacity', 1],
  ['Resizable', 'resizable', true],
  ['Shadow', 'hasShadow', true],
  ['SimpleFullScreen', 'simpleFullscreen', false],
  ['SkipTaskbar', 'skipTaskbar', false],
  ['Title', 'title', 'Electron'],
  ['Visible', 'show', true],
];

/** Electron's screen, where nobody has one: windows are centred on it and maximised to it. */
export const SCREEN: Readonly<Electron.Rectangle> = { x: 0, y: 0, width: 1920, height: 1080 };

export function centred({ width, height }: Electron.Size): Electron.Rectangle {
  return { x: Math.round((SCREEN.width - width) / 2), y: Math.round((SCREEN.height - height) / 2), width, height };
}

/** The state of a window that is made with these options. */
export function initialState(options: Electron.BaseWindowConstructorOptions): NativeState {
  const state: NativeState = new Map(
    OPTIONS.map(([key, option, initial]) => [key, (options as Record<string, unknown>)[option] ?? initial] as const),
  );
  const { minWidth = 0, minHeight = 0, maxWidth = 0, maxHeight = 0 } = options;
  state.set('MinimumSize', [minWidth, minHeight]);
  state.set('MaximumSize', [maxWidth, maxHeight]);
  const middle = centred({ width: options.width ?? 800, height: options.height ?? 600 });
  state.set('Bounds', { ...middle, x: options.x ?? middle.x, y: options.y ?? middle.y });
  state.set('Enabled', true);
  state.set('MenuBarVisibility', true);
  return state;
}
