import { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners, together } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Machine } from '../machine/machine';
import type { StatePart } from '../machine/state-part';
import { type ThemeState, themeOf } from '../machine/theme';
import { oneOf } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import { createEvent } from './native-event';

type Source = Electron.NativeTheme['themeSource'];
type Methods = Omit<Electron.NativeTheme, keyof NodeJS.EventEmitter>;

const SOURCES: ReadonlySet<Source> = new Set<Source>(['system', 'light', 'dark']);

/** Of what a change is told. */
const TOLD = ['highContrast', 'invertedColors', 'forcedColors'] as const;

/** The exported `nativeTheme` of one fake: what the machine looks like, unless the app says otherwise. */
export class NativeTheme extends EventEmitter implements Methods {
  readonly #bus: Bus;
  readonly #theme: StatePart<ThemeState>;
  #source: Source = 'system';
  /** What listeners know. */
  #wasDark: boolean;

  constructor(bus: Bus, machine: Machine) {
    super();
    this.#bus = bus;
    this.#theme = themeOf(machine);
    this.#wasDark = this.shouldUseDarkColors;
    this.#theme.events.on('changed', (before: ThemeState) => {
      if (TOLD.some((name) => this.#theme.state[name] !== before[name])) this.#later(() => this.#tell());
      else this.#tellDarkness();
    });
  }

  get themeSource(): Source {
    return this.#source;
  }

  /**
   * `updated` comes in a later task, where the colours flip (M10.1).
   *
   * @throws TypeError for what is no source
   */
  set themeSource(source: Source) {
    this.#source = oneOf([source], SOURCES);
    this.#tellDarkness();
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#theme.state.dark : this.#source === 'dark';
  }

  /** Read-only in Electron, as all of the following; here it is one more way to say what the machine prefers. */
  set shouldUseDarkColors(dark: boolean) {
    this.#theme.change({ dark });
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#theme.state.darkSystemUi ?? this.#theme.state.dark;
  }

  set shouldUseDarkColorsForSystemIntegratedUI(darkSystemUi: boolean) {
    this.#theme.change({ darkSystemUi });
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#theme.state.highContrast;
  }

  set shouldUseHighContrastColors(highContrast: boolean) {
    this.#theme.change({ highContrast });
  }

  get shouldUseInvertedColorScheme(): boolean {
    return this.#theme.state.invertedColors;
  }

  set shouldUseInvertedColorScheme(invertedColors: boolean) {
    this.#theme.change({ invertedColors });
  }

  get inForcedColorsMode(): boolean {
    return this.#theme.state.forcedColors;
  }

  set inForcedColorsMode(forcedColors: boolean) {
    this.#theme.change({ forcedColors });
  }

  get prefersReducedTransparency(): boolean {
    return this.#theme.state.reducedTransparency;
  }

  set prefersReducedTransparency(reducedTransparency: boolean) {
    this.#theme.change({ reducedTransparency });
  }

  get shouldDifferentiateWithoutColor(): boolean {
    return this.#theme.state.differentiateWithoutColor;
  }

  set shouldDifferentiateWithoutColor(differentiateWithoutColor: boolean) {
    this.#theme.change({ differentiateWithoutColor });
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'nativeTheme' };
  }

  save(): Restore {
    const source = this.#source;
    const wasDark = this.#wasDark;
    return together(saveListeners(this), () => {
      this.#source = source;
      this.#wasDark = wasDark;
    });
  }

  #tellDarkness(): void {
    if (this.shouldUseDarkColors === this.#wasDark) return;
    this.#later(() => {
      // It may have flipped back, or been told already.
      if (this.shouldUseDarkColors !== this.#wasDark) this.#tell();
    });
  }

  #later(work: () => void): void {
    this.#bus.later(() => this.#bus.reporter.guard(work));
  }

  #tell(): void {
    this.#wasDark = this.shouldUseDarkColors;
    this.emit('updated', createEvent());
  }
}

onlyWhere(NativeTheme.prototype, () => isOn('darwin'), ['shouldDifferentiateWithoutColor']);
