import { NATIVE } from '../wire/native-state';
import { conversionError } from '../words/errors';
import { installNeutral } from './neutral';
import { SettableEmitter } from './settable-emitter';

type Source = Electron.NativeTheme['themeSource'];

const SOURCES: ReadonlySet<unknown> = new Set<Source>(['system', 'light', 'dark']);

/** The exported `nativeTheme` of one fake: on a light system without any contrast settings, unless a test assigns some. */
export class NativeTheme extends SettableEmitter {
  get themeSource(): Source {
    return (this[NATIVE]().get('ThemeSource') as Source | undefined) ?? 'system';
  }

  /**
   * `updated` comes after the code that set it.
   *
   * @throws TypeError for what is no source
   */
  set themeSource(source: Source) {
    if (!SOURCES.has(source)) throw conversionError(0, source);
    if (source === this.themeSource) return;
    this[NATIVE]().set('ThemeSource', source);
    queueMicrotask(() => this.emit('updated'));
  }

  get shouldUseDarkColors(): boolean {
    if (this.themeSource !== 'system') return this.themeSource === 'dark';
    return (this[NATIVE]().get('DarkSystem') as boolean | undefined) ?? false;
  }

  /** Read-only in Electron; here it is how a test says what the system prefers. */
  set shouldUseDarkColors(dark: boolean) {
    this[NATIVE]().set('DarkSystem', dark);
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
