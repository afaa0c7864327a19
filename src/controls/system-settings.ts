import type { EventEmitter } from 'node:events';
import { desktopOf } from '../machine/desktop';
import { displaysOf } from '../machine/displays';
import { type PowerState, powerOf } from '../machine/power';
import { type MediaAccess, type MediaType, preferencesOf } from '../machine/preferences';
import { themeOf } from '../machine/theme';
import { createEvent } from '../modules/native-event';
import { systemValueError, untoldError } from '../words/system-usage';
import { Displays } from './system-displays';
import { boolean } from './system-network';
import { SystemSurroundings } from './system-surroundings';

const THERMAL: readonly unknown[] = ['unknown', 'nominal', 'fair', 'serious', 'critical'];
const MEDIA: readonly string[] = ['microphone', 'camera', 'screen'];
const ACCESS: readonly unknown[] = ['not-determined', 'granted', 'denied', 'restricted', 'unknown'];
const COLOR = /^#?([\dA-Fa-f]{6})([\dA-Fa-f]{2})?$/;

/** How the machine is: everything here can be read and assigned, and the app is told as Electron would tell it. */
export abstract class SystemSettings extends SystemSurroundings {
  #displays: Displays | undefined;

  /** What `screen` tells of. */
  get displays(): Displays {
    this.#displays ??= new Displays(this.host.machine);
    return this.#displays;
  }

  /** Where the pointer is, in DIP. */
  get cursor(): Electron.Point {
    return { ...displaysOf(this.host.machine).state.cursor };
  }

  set cursor({ x, y }: Electron.Point) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw systemValueError('cursor', { x, y }, 'a point, { x, y }');
    displaysOf(this.host.machine).change({ cursor: { x: Math.round(x), y: Math.round(y) } });
  }

  /** `nativeTheme` tells of a change in a later task, unless the app has a theme of its own (M10.1). */
  get theme(): 'dark' | 'light' {
    return themeOf(this.host.machine).state.dark ? 'dark' : 'light';
  }

  set theme(theme: 'dark' | 'light') {
    if (theme !== 'dark' && theme !== 'light') throw systemValueError('theme', theme, "'dark' or 'light'");
    themeOf(this.host.machine).change({ dark: theme === 'dark' });
  }

  /** Whether the system shows a theme of high contrast; `nativeTheme` tells of a change in a later task. */
  get highContrast(): boolean {
    return themeOf(this.host.machine).state.highContrast;
  }

  set highContrast(value: boolean) {
    themeOf(this.host.machine).change({ highContrast: boolean('highContrast', value) });
  }

  /** Whether the system inverts colors; `nativeTheme` tells of a change in a later task. */
  get invertedColors(): boolean {
    return themeOf(this.host.machine).state.invertedColors;
  }

  set invertedColors(value: boolean) {
    themeOf(this.host.machine).change({ invertedColors: boolean('invertedColors', value) });
  }

  /** Whether the system forces its colors on apps; `nativeTheme` tells of a change in a later task. */
  get forcedColors(): boolean {
    return themeOf(this.host.machine).state.forcedColors;
  }

  set forcedColors(value: boolean) {
    themeOf(this.host.machine).change({ forcedColors: boolean('forcedColors', value) });
  }

  /** Whether the system shows less transparency; `nativeTheme` tells of a change in a later task. */
  get reducedTransparency(): boolean {
    return themeOf(this.host.machine).state.reducedTransparency;
  }

  set reducedTransparency(value: boolean) {
    themeOf(this.host.machine).change({ reducedTransparency: boolean('reducedTransparency', value) });
  }

  /** Whether the system shows less motion: `systemPreferences.getAnimationSettings` and `nativeTheme` tell it. */
  get reducedMotion(): boolean {
    return themeOf(this.host.machine).state.reducedMotion;
  }

  set reducedMotion(value: boolean) {
    themeOf(this.host.machine).change({ reducedMotion: boolean('reducedMotion', value) });
  }

  /** Whether the system tells things apart by more than color, on macOS; `nativeTheme` tells of a change in a later task. */
  get differentiateWithoutColor(): boolean {
    return themeOf(this.host.machine).state.differentiateWithoutColor;
  }

  set differentiateWithoutColor(value: boolean) {
    themeOf(this.host.machine).change({ differentiateWithoutColor: boolean('differentiateWithoutColor', value) });
  }

  /** `#RRGGBB` or `#RRGGBBAA`; empty where nobody knows. */
  get accentColor(): string {
    const { accentColor } = themeOf(this.host.machine).state;
    return accentColor === '' ? '' : `#${accentColor}`;
  }

  set accentColor(color: string) {
    themeOf(this.host.machine).change({ accentColor: color === '' ? '' : colorOf('accentColor', color) });
  }

  /** What `systemPreferences.getColor` and `getSystemColor` give where it is not the usual, by their names. */
  get colors(): Readonly<Record<string, string>> {
    return preferencesOf(this.host.machine).state.colors;
  }

  set colors(colors: Readonly<Record<string, string>>) {
    const named = Object.entries(colors).map(([name, color]) => [name, `#${colorOf('colors', color)}`] as const);
    preferencesOf(this.host.machine).change({ colors: Object.fromEntries(named) });
  }

  /** Who may record what, as `systemPreferences.getMediaAccessStatus` tells it. */
  get mediaAccess(): Readonly<Partial<Record<MediaType, MediaAccess>>> {
    return preferencesOf(this.host.machine).state.mediaAccess;
  }

  set mediaAccess(mediaAccess: Readonly<Partial<Record<MediaType, MediaAccess>>>) {
    for (const [type, access] of Object.entries(mediaAccess)) {
      if (MEDIA.includes(type) && ACCESS.includes(access)) continue;
      throw systemValueError('mediaAccess', `${type}: ${access}`, `${MEDIA.join(', ')}, each ${ACCESS.join(', ')}`);
    }
    preferencesOf(this.host.machine).change({ mediaAccess: { ...mediaAccess } });
  }

  /** Whether there is a sensor for fingers, on which the right one is put. */
  get touchId(): boolean {
    return preferencesOf(this.host.machine).state.touchId;
  }

  set touchId(value: boolean) {
    preferencesOf(this.host.machine).change({ touchId: boolean('touchId', value) });
  }

  /** As Chromium writes one: `'de-DE'`. */
  get locale(): string {
    return desktopOf(this.host.machine).state.locale;
  }

  set locale(locale: string) {
    if (typeof locale !== 'string' || locale === '')
      throw systemValueError('locale', locale, "a locale, such as 'de-DE'");
    desktopOf(this.host.machine).change({ locale });
  }

  /** `powerMonitor` emits `on-battery` and `on-ac`, on macOS and Windows (M12.1). */
  get onBattery(): boolean {
    return powerOf(this.host.machine).state.onBattery;
  }

  set onBattery(value: boolean) {
    const hasChanged = boolean('onBattery', value) !== this.onBattery;
    powerOf(this.host.machine).change({ onBattery: value });
    if (hasChanged) this.tellPower(value ? 'on-battery' : 'on-ac', ['darwin', 'win32']);
  }

  /** How long ago somebody touched the machine. */
  get idleSeconds(): number {
    return powerOf(this.host.machine).state.idleSeconds;
  }

  set idleSeconds(seconds: number) {
    if (!Number.isInteger(seconds) || seconds < 0)
      throw systemValueError('idleSeconds', seconds, 'an integer from 0 on');
    powerOf(this.host.machine).change({ idleSeconds: seconds });
  }

  /** `powerMonitor` emits `thermal-state-change`, on macOS. */
  get thermalState(): PowerState['thermalState'] {
    return powerOf(this.host.machine).state.thermalState;
  }

  set thermalState(state: PowerState['thermalState']) {
    if (!THERMAL.includes(state)) throw systemValueError('thermalState', state, THERMAL.join(', '));
    const hasChanged = state !== this.thermalState;
    powerOf(this.host.machine).change({ thermalState: state });
    if (hasChanged) this.tellPower('thermal-state-change', ['darwin'], { state });
  }

  /** In percent; `powerMonitor` emits `speed-limit-change`, on macOS and Windows. */
  get speedLimit(): number {
    return powerOf(this.host.machine).state.speedLimit;
  }

  set speedLimit(limit: number) {
    if (!Number.isInteger(limit) || limit < 0)
      throw systemValueError('speedLimit', limit, 'percent, an integer from 0 on');
    const hasChanged = limit !== this.speedLimit;
    powerOf(this.host.machine).change({ speedLimit: limit });
    if (hasChanged) this.tellPower('speed-limit-change', ['darwin', 'win32'], { limit });
  }

  /** What `app.isPackaged` is. */
  get isPackaged(): boolean {
    return this.host.module<Electron.App>('app').isPackaged;
  }

  set isPackaged(value: boolean) {
    desktopOf(this.host.machine).change({ isPackaged: boolean('isPackaged', value) });
  }

  /** Whether the app runs already, so that `app.requestSingleInstanceLock()` returns false. */
  get runsElsewhere(): boolean {
    return desktopOf(this.host.machine).state.runsElsewhere;
  }

  set runsElsewhere(value: boolean) {
    desktopOf(this.host.machine).change({ runsElsewhere: boolean('runsElsewhere', value) });
  }

  /** Whether macOS has started the app because somebody logged in. */
  get openedAtLogin(): boolean {
    return desktopOf(this.host.machine).state.openedAtLogin;
  }

  set openedAtLogin(value: boolean) {
    desktopOf(this.host.machine).change({ openedAtLogin: boolean('openedAtLogin', value) });
  }

  /** What `app.getFileIcon` resolves with, for every file: a blank one if undefined; it rejects if null. */
  get fileIcon(): Electron.NativeImage | null | undefined {
    return desktopOf(this.host.machine).state.fileIcon;
  }

  set fileIcon(fileIcon: Electron.NativeImage | null | undefined) {
    desktopOf(this.host.machine).change({ fileIcon });
  }

  /**
   * Has `powerMonitor` emit.
   *
   * @returns whether a listener prevented it
   * @throws Error where somebody listens for what this platform does not tell
   * @internal
   */
  protected tellPower(name: string, platforms: readonly NodeJS.Platform[], details?: object): boolean {
    const monitor = this.host.existing<EventEmitter>('powerMonitor');
    if (monitor === undefined) return false;
    if (!platforms.includes(process.platform)) {
      if (monitor.listenerCount(name) > 0) throw untoldError(name, process.platform, platforms);
      return false;
    }
    const event = createEvent();
    monitor.emit(name, details ?? event);
    return event.defaultPrevented;
  }
}

/** `RRGGBBAA`. */
function colorOf(name: string, value: unknown): string {
  const [, color, alpha = 'FF'] = COLOR.exec(String(value)) ?? [];
  if (color === undefined) throw systemValueError(name, value, "a color, such as '#0078D7'");
  return `${color}${alpha}`.toUpperCase();
}
