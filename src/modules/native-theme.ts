import { EventEmitter } from 'node:events';
import { conversionError } from '../wire/errors';
import { NATIVE, type NativeState } from '../wire/native-state';
import { type Restore, saveListeners, saveMap, together } from '../wire/snapshot';
import { installNeutral } from './neutral';

type Source = Electron.NativeTheme['themeSource'];

const SOURCES: ReadonlySet<unknown> = new Set<Source>(['system', 'light', 'dark']);

/** The exported `nativeTheme` of one fake: on a light system without any contrast settings, unless a test assigns some. */
export class NativeTheme extends EventEmitter {
  readonly #state: NativeState = new Map();

  [NATIVE](): NativeState {
    return this.#state;
  }

  get themeSource(): Source {
    return (this.#state.get('ThemeSource') as Source | undefined) ?? 'system';
  }

  /**
   * `updated` comes after the code that set it.
   *
   * @throws TypeError for what is no source
   */
  set themeSource(source: Source) {
    if (!SOURCES.has(source)) throw conversionError(0, source);
    if (source === this.themeSource) return;
    this.#state.set('ThemeSource', source);
    queueMicrotask(() => this.emit('updated'));
  }

  get shouldUseDarkColors(): boolean {
    if (this.themeSource !== 'system') return this.themeSource === 'dark';
    return (this.#state.get('DarkSystem') as boolean | undefined) ?? false;
  }

  /** Read-only in Electron; here it is how a test says what the system prefers. */
  set shouldUseDarkColors(dark: boolean) {
    this.#state.set('DarkSystem', dark);
  }

  save(): Restore {
    return together(saveListeners(this), saveMap(this.#state));
  }
}

installNeutral(NativeTheme.prototype, 'NativeTheme', {
  methods: {},
  properties: {
    false:
      'inForcedColorsMode prefersReducedTransparency shouldDifferentiateWithoutColor ' +
      'shouldUseDarkColorsForSystemIntegratedUI shouldUseHighContrastColors shouldUseInvertedColorScheme',
  },
});
