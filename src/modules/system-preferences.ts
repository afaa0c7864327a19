import { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners, together } from '../bus/snapshot';
import type { Machine } from '../machine/machine';
import { type MediaAccess, type MediaType, type PreferencesState, preferencesOf } from '../machine/preferences';
import type { StatePart } from '../machine/state-part';
import { type ThemeState, themeOf } from '../machine/theme';
import { missingError } from '../words/errors';
import { mediaTypeError, noTouchIdError, touchReasonError, unknownColorError } from '../words/preference-errors';
import { booleanAt, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import { createEvent, emitLater } from './native-event';
import { MAC_COLORS, MAC_SYSTEM_COLORS, WINDOWS_COLORS } from './system-colors';
import { SystemNotices } from './system-notices';
import { UserDefaults } from './user-defaults';

type Methods = Omit<Electron.SystemPreferences, keyof NodeJS.EventEmitter>;
type Appearance = 'dark' | 'light' | 'unknown';
type Subscriber = (event: string, userInfo: Record<string, unknown>, object: string) => void;

const MEDIA: ReadonlySet<string> = new Set<MediaType>(['microphone', 'camera', 'screen']);

const MAC_ONLY =
  'accessibilityDisplayShouldReduceTransparency askForMediaAccess canPromptTouchID effectiveAppearance ' +
  'getEffectiveAppearance getSystemColor getUserDefault isSwipeTrackingFromScrollEventsEnabled ' +
  'isTrustedAccessibilityClient postLocalNotification postNotification postWorkspaceNotification promptTouchID ' +
  'registerDefaults removeUserDefault setUserDefault subscribeLocalNotification subscribeNotification ' +
  'subscribeWorkspaceNotification unsubscribeLocalNotification unsubscribeNotification unsubscribeWorkspaceNotification';

/** The exported `systemPreferences` of one fake: what each platform has of it, as it is at the moment (M9). */
export class SystemPreferences extends EventEmitter implements Methods {
  readonly #bus: Bus;
  readonly #theme: StatePart<ThemeState>;
  readonly #preferences: StatePart<PreferencesState>;
  readonly #notices: SystemNotices;
  readonly #defaults: UserDefaults;

  static {
    const eraOf = (it?: object) => (it && #bus in it ? it.#bus.era : undefined);
    const hasAccent = (it?: object) => !isOn('linux') || (eraOf(it)?.linuxAccentColor ?? !it);
    const isAero = (it?: object) => isOn('win32') && (eraOf(it)?.aeroGlass ?? !it);
    onlyWhere(SystemPreferences.prototype, hasAccent, ['getAccentColor']);
    onlyWhere(SystemPreferences.prototype, isAero, ['isAeroGlassEnabled']);
    onlyWhere(SystemPreferences.prototype, () => isOn('darwin', 'win32'), ['getColor', 'getMediaAccessStatus']);
    onlyWhere(SystemPreferences.prototype, () => isOn('darwin'), MAC_ONLY.split(' '));
  }

  constructor(bus: Bus, machine: Machine) {
    super();
    this.#bus = bus;
    this.#theme = themeOf(machine);
    this.#preferences = preferencesOf(machine);
    this.#notices = new SystemNotices(bus);
    this.#defaults = new UserDefaults(this.#preferences);
    this.#theme.events.on('changed', (before: ThemeState) => this.#themeChanged(before));
  }

  getAnimationSettings(): Electron.AnimationSettings {
    const { reducedMotion } = this.#theme.state;
    return {
      shouldRenderRichAnimation: !reducedMotion,
      scrollAnimationsEnabledBySystem: !reducedMotion,
      prefersReducedMotion: reducedMotion,
    };
  }

  /** `#RRGGBBAA` on Linux, since 39; without the `#` elsewhere; empty where nobody knows. */
  getAccentColor(): string {
    const { accentColor } = this.#theme.state;
    return isOn('linux') && accentColor !== '' ? `#${accentColor}` : accentColor;
  }

  /** Windows has had it since Vista, and cannot turn it off since 8. Removed in 36. */
  isAeroGlassEnabled(): boolean {
    return true;
  }

  /**
   * @returns `#RRGGBBAA`
   * @throws Error `Unknown color: X`
   */
  getColor(...args: [color: Parameters<Methods['getColor']>[0]]): string {
    const color = stringAt(args);
    const isKnown = isOn('win32') ? Object.hasOwn(WINDOWS_COLORS, color) : MAC_COLORS.has(color);
    if (!isKnown) throw unknownColorError(color, 'color');
    const found = this.#preferences.state.colors[color] ?? (isOn('win32') ? WINDOWS_COLORS[color] : undefined);
    if (found === undefined) throw missingError(`systemPreferences.getColor('${color}')`, 'systemPreferences.getColor');
    return found;
  }

  /** @throws Error `Unknown system color: X` */
  getSystemColor(...args: [color: Parameters<Methods['getSystemColor']>[0]]): string {
    const color = stringAt(args);
    if (!Object.hasOwn(MAC_SYSTEM_COLORS, color)) throw unknownColorError(color, 'system color');
    return this.#preferences.state.colors[color] ?? MAC_SYSTEM_COLORS[color]!;
  }

  /** @throws Error `Invalid media type` */
  getMediaAccessStatus(...args: [mediaType: MediaType]): MediaAccess {
    const type = stringAt(args) as MediaType;
    if (!MEDIA.has(type)) throw mediaTypeError();
    return this.#preferences.state.mediaAccess[type] ?? (isOn('win32') ? 'granted' : 'not-determined');
  }

  /** Rejects with Error `Invalid media type`. Whom nobody has let, nobody lets now: who was to answer has not. */
  askForMediaAccess(...args: [mediaType: 'microphone' | 'camera']): Promise<boolean> {
    const type = stringAt(args) as 'microphone' | 'camera';
    if (type !== 'microphone' && type !== 'camera') return Promise.reject(mediaTypeError());
    const { mediaAccess } = this.#preferences.state;
    if (mediaAccess[type] === undefined)
      this.#preferences.change({ mediaAccess: { ...mediaAccess, [type]: 'denied' } });
    return Promise.resolve(mediaAccess[type] === 'granted');
  }

  canPromptTouchID(): boolean {
    return this.#preferences.state.touchId;
  }

  /** Rejects with Error `reason must be non-empty`, and where there is no sensor. */
  promptTouchID(...args: [reason: string]): Promise<void> {
    if (stringAt(args) === '') return Promise.reject(touchReasonError());
    return this.canPromptTouchID() ? Promise.resolve() : Promise.reject(noTouchIdError());
  }

  isTrustedAccessibilityClient(...args: [prompt: boolean]): boolean {
    booleanAt(args);
    return this.#preferences.state.trustedAccessibilityClient;
  }

  isSwipeTrackingFromScrollEventsEnabled(): boolean {
    return this.#preferences.state.swipeTracking;
  }

  getEffectiveAppearance(): Appearance {
    return this.#theme.state.dark ? 'dark' : 'light';
  }

  get effectiveAppearance(): Appearance {
    return this.getEffectiveAppearance();
  }

  /** Deprecated since 33. */
  get accessibilityDisplayShouldReduceTransparency(): boolean {
    const name = 'systemPreferences.accessibilityDisplayShouldReduceTransparency';
    this.#bus.deprecations.renamed('reduceTransparencyRenamed', name, 'nativeTheme.prefersReducedTransparency');
    return this.#theme.state.reducedTransparency;
  }

  getUserDefault<Type extends keyof Electron.UserDefaultTypes>(
    ...args: [key: string, type: Type]
  ): Electron.UserDefaultTypes[Type] {
    return this.#defaults.get(args) as Electron.UserDefaultTypes[Type];
  }

  /** @throws TypeError `Invalid type: T`, `Unable to convert value to: T` */
  setUserDefault<Type extends keyof Electron.UserDefaultTypes>(
    ...args: [key: string, type: Type, value: Electron.UserDefaultTypes[Type]]
  ): void {
    this.#defaults.set(args);
  }

  removeUserDefault(...args: [key: string]): void {
    this.#defaults.remove(args);
  }

  registerDefaults(...args: [defaults: Record<string, string | boolean | number>]): void {
    this.#defaults.register(args);
  }

  /** @throws Error `Must pass null or a string` */
  subscribeNotification(...args: [event: string | null, callback: Subscriber]): number {
    return this.#notices.subscribe('distributed', args);
  }

  subscribeLocalNotification(...args: [event: string | null, callback: Subscriber]): number {
    return this.#notices.subscribe('local', args);
  }

  subscribeWorkspaceNotification(...args: [event: string | null, callback: Subscriber]): number {
    return this.#notices.subscribe('workspace', args);
  }

  unsubscribeNotification(...args: [id: number]): void {
    this.#notices.unsubscribe(args);
  }

  unsubscribeLocalNotification(...args: [id: number]): void {
    this.#notices.unsubscribe(args);
  }

  unsubscribeWorkspaceNotification(...args: [id: number]): void {
    this.#notices.unsubscribe(args);
  }

  postNotification(...args: [event: string, userInfo: Record<string, unknown>, deliverImmediately?: boolean]): void {
    this.#notices.post('distributed', args);
  }

  postLocalNotification(...args: [event: string, userInfo: Record<string, unknown>]): void {
    this.#notices.post('local', args);
  }

  postWorkspaceNotification(...args: [event: string, userInfo: Record<string, unknown>]): void {
    this.#notices.post('workspace', args);
  }

  save(): Restore {
    return together(saveListeners(this), this.#notices.save());
  }

  #themeChanged(before: ThemeState): void {
    const { accentColor, highContrast, dark } = this.#theme.state;
    const { linuxAccentColor } = this.#bus.era;
    if (accentColor !== before.accentColor && (isOn('win32') || (isOn('linux') && linuxAccentColor))) {
      this.#tell('accent-color-changed', this.getAccentColor());
    }
    const isRecolored = highContrast !== before.highContrast || dark !== before.dark;
    if (isRecolored && isOn('darwin', 'win32')) this.#tell('color-changed');
  }

  #tell(event: string, ...args: unknown[]): void {
    emitLater(this.#bus, this, event, createEvent(), ...args);
  }
}
