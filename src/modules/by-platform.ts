/**
 * Leaves members of a class `undefined` where Electron's platform has none, as read at the moment: a test sets
 * `process.platform` when it likes. What is assigned to one stays.
 *
 * @param isThere - whether an instance has them now
 * @param names - methods or accessors of the prototype
 * @param binding - `'bound'` for methods that work without their object, bound anew at each access
 */
export function onlyWhere(
  prototype: object,
  isThere: (instance: object) => boolean,
  names: readonly string[],
  binding?: 'bound',
): void {
  for (const name of names) {
    const { value, get, set } = Object.getOwnPropertyDescriptor(prototype, name)!;
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: object) {
        if (!isThere(this)) return undefined;
        if (get) return Reflect.apply(get, this, []);
        return binding ? (value as (...args: never[]) => unknown).bind(this) : (value as unknown);
      },
      set(this: object, given: unknown) {
        if (set && isThere(this)) Reflect.apply(set, this, [given]);
        else Object.defineProperty(this, name, { value: given, writable: true, configurable: true, enumerable: true });
      },
    });
  }
}

/**
 * The same for members that a class has from those it extends: they get a place of their own first.
 *
 * @param isThere - whether there are any now
 */
export function inheritOnlyWhere(prototype: object, isThere: () => boolean, ...names: readonly string[]): void {
  for (const name of names) {
    let at = prototype;
    while (!Object.hasOwn(at, name)) at = Object.getPrototypeOf(at) as object;
    Object.defineProperty(prototype, name, Object.getOwnPropertyDescriptor(at, name)!);
  }
  onlyWhere(prototype, isThere, names);
}

/** Whether this is one of the platforms, at the moment. */
export function isOn(...platforms: readonly NodeJS.Platform[]): boolean {
  return platforms.includes(process.platform);
}
