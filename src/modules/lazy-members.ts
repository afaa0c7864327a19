import { MEMBERS } from './members';

/** On a prototype that has been given what it lacked. */
const WHOLE: unique symbol = Symbol('has all members');

type Method = (...args: unknown[]) => unknown;

/**
 * Gives a class the names of the members that it lacks of Electron's type, which is all that most tests need of them:
 * the table of what they do is loaded when the first of them is used.
 *
 * @param name - of the class in Electron's types
 * @param installOwn - gives it those that do more than remember, before the table's
 */
export function installLazily(
  prototype: object,
  name: string,
  installOwn: (prototype: object) => void = () => {},
): void {
  // One fake has done it for all.
  if (Object.hasOwn(prototype, WHOLE)) return;
  Object.defineProperty(prototype, WHOLE, { value: true });
  const { methods, properties } = MEMBERS[name]!.instance!;
  // A layer of its own: a plain object is filled several times as fast as a prototype is added to.
  const stubs: Record<string, unknown> = {};
  const install = () => {
    for (const stub of Object.keys(stubs)) delete stubs[stub];
    installOwn(prototype);
    const { installNeutral } = require('./neutral') as typeof import('./neutral');
    installNeutral(prototype, name);
  };
  for (const member of methods.split(' ')) {
    if (member in prototype) continue;
    stubs[member] = function (this: unknown, ...args: unknown[]): unknown {
      install();
      return Reflect.apply(Reflect.get(prototype, member) as Method, this, args);
    };
  }
  for (const member of properties.split(' ')) {
    if (member in prototype) continue;
    Object.defineProperty(stubs, member, {
      configurable: true,
      enumerable: true,
      get() {
        install();
        return Reflect.get(prototype, member, this);
      },
      set(value: unknown) {
        install();
        Reflect.set(prototype, member, value, this);
      },
    });
  }
  Object.setPrototypeOf(prototype, Object.setPrototypeOf(stubs, Object.getPrototypeOf(prototype)));
  // V8 keeps a prototype as a slow dictionary until something is read of it by itself, and every message reads an emitter.
  void stubs.constructor;
}
