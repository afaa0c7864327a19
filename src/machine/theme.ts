import type { Machine } from './machine';
import { StatePart } from './state-part';

/** How the machine looks, where no app says otherwise. */
export interface ThemeState {
  readonly dark: boolean;
  /** The menus and bars of the system itself; as `dark` unless it is given. */
  readonly darkSystemUi: boolean | undefined;
  readonly highContrast: boolean;
  readonly invertedColors: boolean;
  readonly forcedColors: boolean;
  readonly reducedTransparency: boolean;
  readonly reducedMotion: boolean;
  readonly differentiateWithoutColor: boolean;
  /** `RRGGBBAA`, or empty where nobody knows. */
  readonly accentColor: string;
}

/** A light machine without any settings for contrast or motion. */
export const themeOf = (machine: Machine): StatePart<ThemeState> =>
  machine.part(
    'theme',
    () =>
      new StatePart<ThemeState>({
        dark: false,
        darkSystemUi: undefined,
        highContrast: false,
        invertedColors: false,
        forcedColors: false,
        reducedTransparency: false,
        reducedMotion: false,
        differentiateWithoutColor: false,
        accentColor: '',
      }),
  );
