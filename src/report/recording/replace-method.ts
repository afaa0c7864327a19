export type Method = (...args: unknown[]) => unknown;

/**
 * Puts another function in the place of a method, which stays as visible as it was; of what has no such method nothing is changed.
 *
 * @param make - is given the method, bound to its object
 * @returns what puts the method back, unless somebody has replaced it again, who goes on calling this one
 */
export function replaceMethod(target: object, name: string, make: (original: Method) => Method): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const original = Reflect.get(target, name) as Method | undefined;
  if (typeof original !== 'function') return () => {};
  const value = make((...args) => Reflect.apply(original, target, args));
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: own?.enumerable ?? false,
  });
  return () => {
    if (Reflect.get(target, name) !== value) return;
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}
