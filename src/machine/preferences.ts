import type { Machine } from './machine';
import { StatePart } from './state-part';

export type MediaType = 'microphone' | 'camera' | 'screen';
export type MediaAccess = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';

/** What somebody has set in the system's settings, and what apps keep there on macOS. */
export interface PreferencesState {
  /** By name as in `systemPreferences.getColor` and `getSystemColor`, `#RRGGBBAA`. */
  readonly colors: Readonly<Record<string, string>>;
  /** What may be recorded; without an entry macOS has not asked yet, and Windows allows it. */
  readonly mediaAccess: Readonly<Partial<Record<MediaType, MediaAccess>>>;
  /** Whether there is a sensor for fingers, and the right one is put on it. */
  readonly touchId: boolean;
  readonly trustedAccessibilityClient: boolean;
  readonly swipeTracking: boolean;
  /** macOS' user defaults, and what apps register for those that nobody has set. */
  readonly userDefaults: Readonly<Record<string, unknown>>;
  readonly registeredDefaults: Readonly<Record<string, unknown>>;
}

/** A machine fresh from the factory. */
export const preferencesOf = (machine: Machine): StatePart<PreferencesState> =>
  machine.part(
    'preferences',
    () =>
      new StatePart<PreferencesState>({
        colors: {},
        mediaAccess: {},
        touchId: false,
        trustedAccessibilityClient: false,
        swipeTracking: false,
        userDefaults: {},
        registeredDefaults: {},
      }),
  );
