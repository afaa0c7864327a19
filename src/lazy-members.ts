import { MEMBERS } from './modules/members';

/**
 * Gives a class the names of the members that it lacks of Electron's type, which is all that most tests need of them:
 * the table of what they do is loaded when the first of them is used.
 *
 * @param name - of the class in Electron's types
 */
export function installLazily(prototype: object, name: string): void {
  const { methods, properties } = MEMBERS[name]!.instance!;
  const stubs: string[] = [];
  const install = () => {
    for (const stub of stubs.splice(0)) delete (prototype as Record<string, unknown>)[stub];
    const { installNeutral } = require('./modules/neutral') as typeof import('./modules/neutral');
    installNeutral(prototype, name);
  };
  const define = (member: string, descriptor: PropertyDescriptor) => {
    stubs.push(member);
    Object.defineProperty(prototype, member, { configurable: true, ...descriptor });
  };
  for (const member of methods.split(' ')) {
    if (member in prototype) continue;
    const stub = {
      [member](...args: unknown[]): unknown {
        install();
        return Reflect.apply(Reflect.get(prototype, member) as () => unknown, this, args);
      },
    }[member];
    define(member, { value: stub, writable: true });
  }
  for (const member of properties.split(' ')) {
    if (member in prototype) continue;
    define(member, {
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
}
