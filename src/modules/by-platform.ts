/** Whether an object has some members now; asked without one for what any of its class would have. */
type IsThere = (instance?: object) => boolean;

interface Limit {
  readonly isThere: IsThere;
  readonly isBound: boolean;
}

/** What stands between a class or a prototype and the one above, by what it stands under. */
const HOLDERS = new WeakMap<object, { readonly holder: object; readonly limits: Map<PropertyKey, Limit> }>();

/**
 * Leaves members of a class out where Electron's platform has none, as read at the moment: a test sets `process.platform` when
 * it likes. Where they are they are plain members, so that whoever looks at their descriptors, such as the tools of node:test
 * and sinon, finds what Electron has. What is assigned to one stays.
 *
 * @param owner - a prototype, or a class for its statics
 * @param names - methods or accessors of `owner`
 * @param binding - `'bound'` for methods that work without their object, bound anew at each access
 */
export function onlyWhere(owner: object, isThere: IsThere, names: readonly string[], binding?: 'bound'): void {
  const { holder, limits } = HOLDERS.get(owner) ?? insertHolder(owner);
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name)!;
    Object.defineProperty(holder, name, descriptor);
    Reflect.deleteProperty(owner, name);
    limits.set(name, { isThere, isBound: binding === 'bound' });
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

/** Those of the members of `owner` itself that only some platforms or versions have, whether they are there now or not. */
export function limitedNames(owner: object): string[] {
  return [...(HOLDERS.get(owner)?.limits.keys() ?? [])] as string[];
}

/** Whether an object has a member now, or would on another platform. */
export function mayHave(object: object, name: string): boolean {
  if (name in object) return true;
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (HOLDERS.get(at)?.limits.has(name)) return true;
  }
  return false;
}

/** Whether this is one of the platforms, at the moment. */
export function isOn(...platforms: readonly NodeJS.Platform[]): boolean {
  return platforms.includes(process.platform);
}

function insertHolder(owner: object): { holder: object; limits: Map<PropertyKey, Limit> } {
  const above = Object.getPrototypeOf(owner) as object;
  const limits = new Map<PropertyKey, Limit>();
  const isAbsent = (key: PropertyKey, instance?: object) => !(limits.get(key)?.isThere(instance) ?? true);
  // The classes below construct what they extend.
  const isExtended = typeof owner === 'function' && Object.hasOwn(above, 'prototype');
  const holder = isExtended ? class extends (above as new () => object) {} : (Object.create(above) as object);
  const made = { holder, limits };
  HOLDERS.set(owner, made);
  const limited = new Proxy(holder, {
    get(target, key, instance: object) {
      if (isAbsent(key, instance)) return undefined;
      const value: unknown = Reflect.get(target, key, instance);
      if (typeof value !== 'function' || !limits.get(key)?.isBound) return value;
      return Object.defineProperty(value.bind(instance) as object, 'name', { value: key });
    },
    set(target, key, value, instance: object) {
      const limit = limits.get(key);
      const { set } = Object.getOwnPropertyDescriptor(target, key) ?? {};
      if (limit === undefined || (set && limit.isThere(instance))) return Reflect.set(target, key, value, instance);
      const own = { value: value as unknown, writable: true, configurable: true, enumerable: true };
      return Reflect.defineProperty(instance, key, own);
    },
    has: (target, key) => !isAbsent(key) && key in target,
    getOwnPropertyDescriptor: (target, key) =>
      isAbsent(key) ? undefined : Reflect.getOwnPropertyDescriptor(target, key),
    ownKeys: (target) => Reflect.ownKeys(target).filter((key) => !isAbsent(key)),
  });
  Object.setPrototypeOf(owner, limited);
  return made;
}
