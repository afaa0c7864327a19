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
