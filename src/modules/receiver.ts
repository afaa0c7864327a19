import { illegalInvocationError } from '../words/module-errors';

type Callable = (...args: unknown[]) => unknown;

/**
 * Lets the members of a class work on its instances only, as native ones do: TypeError `Illegal invocation` (M0.1).
 *
 * @param isInstance - whether the class has made it: a prototype is none
 */
export function guardReceivers(prototype: object, isInstance: (value: object) => boolean): void {
  const guard = <T extends Callable | undefined>(member: T): T => {
    if (member === undefined) return member;
    const guarded = function (this: unknown, ...args: unknown[]): unknown {
      if (typeof this !== 'object' || this === null || !isInstance(this)) throw illegalInvocationError();
      return Reflect.apply(member, this, args);
    };
    const { name, length } = member;
    return Object.defineProperties(guarded, { name: { value: name }, length: { value: length } }) as T;
  };
  for (const [name, { value, get, set, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === 'constructor') continue;
    if (typeof value === 'function') {
      Object.defineProperty(prototype, name, { ...rest, value: guard(value as Callable) });
    } else if (get || set) {
      const { enumerable, configurable } = rest;
      const accessors = { get: guard(get as Callable | undefined), set: guard(set as Callable | undefined) };
      Object.defineProperty(prototype, name, { enumerable, configurable, ...(accessors as PropertyDescriptor) });
    }
  }
}
