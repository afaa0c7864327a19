import type { PreferencesState } from '../machine/preferences';
import type { StatePart } from '../machine/state-part';
import { defaultTypeError, defaultValueError } from '../words/preference-errors';
import { objectAt, stringAt } from './arguments';

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each type takes, and what there is where nobody has set anything. */
const TYPES: Readonly<Record<string, readonly [isFit: (value: unknown) => boolean, empty: () => unknown]>> = {
  string: [(value) => typeof value === 'string', () => ''],
  boolean: [(value) => typeof value === 'boolean', () => false],
  integer: [(value) => Number.isInteger(value), () => 0],
  float: [isNumber, () => 0],
  double: [isNumber, () => 0],
  url: [(value) => typeof value === 'string' && URL.canParse(value), () => ''],
  array: [Array.isArray, () => []],
  dictionary: [isObject, () => ({})],
};

/** macOS' user defaults. */
export class UserDefaults {
  readonly #preferences: StatePart<PreferencesState>;

  constructor(preferences: StatePart<PreferencesState>) {
    this.#preferences = preferences;
  }

  /** Empty for what is of another type, undefined for a type that there is not. */
  get(args: readonly unknown[]): unknown {
    const key = stringAt(args, 0);
    const type = stringAt(args, 1);
    if (!Object.hasOwn(TYPES, type)) return undefined;
    const [isFit, empty] = TYPES[type]!;
    const { userDefaults, registeredDefaults } = this.#preferences.state;
    const value = Object.hasOwn(userDefaults, key) ? userDefaults[key] : registeredDefaults[key];
    return isFit(value) ? structuredClone(value) : empty();
  }

  /** @throws TypeError for a type that there is not, or a value of another (M9.2) */
  set(args: readonly unknown[]): void {
    const key = stringAt(args, 0);
    const type = stringAt(args, 1);
    if (!Object.hasOwn(TYPES, type)) throw defaultTypeError(type);
    const [isFit] = TYPES[type]!;
    if (!isFit(args[2])) throw defaultValueError(type);
    const { userDefaults } = this.#preferences.state;
    this.#preferences.change({ userDefaults: { ...userDefaults, [key]: structuredClone(args[2]) } });
  }

  remove(args: readonly unknown[]): void {
    const { [stringAt(args)]: _removed, ...userDefaults } = this.#preferences.state.userDefaults;
    this.#preferences.change({ userDefaults });
  }

  register(args: readonly unknown[]): void {
    const { registeredDefaults } = this.#preferences.state;
    this.#preferences.change({ registeredDefaults: { ...registeredDefaults, ...objectAt(args) } });
  }
}
