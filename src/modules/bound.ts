/**
 * Makes the methods of a module its own, bound to it: Electron's own are plain functions in a dictionary, which work when
 * they are taken off it.
 */
export function bindMethods(module: object): void {
  const prototype = Object.getPrototypeOf(module) as object;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== 'function' || name === 'constructor' || name === 'save') continue;
    const bound = Object.defineProperty(value.bind(module), 'name', { value: name });
    Object.defineProperty(module, name, { value: bound, writable: true, configurable: true, enumerable: true });
  }
}

/**
 * Gives methods of a module to some platforms only: elsewhere they read `undefined`, as what Electron leaves out there. They
 * can be assigned to and spied on all the same.
 *
 * @param isThere - asked at each read
 */
export function limitMethods(module: object, isThere: () => boolean, ...names: readonly string[]): void {
  for (const name of names) {
    const method: unknown = Reflect.get(module, name);
    Object.defineProperty(module, name, {
      configurable: true,
      enumerable: true,
      get: () => (isThere() ? method : undefined),
      set(value: unknown) {
        Object.defineProperty(module, name, { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }
}
