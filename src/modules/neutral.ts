import { NATIVE, type Native, type NativeState } from '../wire/native-state';
import { missingError } from '../words/errors';
import { NEUTRAL, type Neutrals } from './neutral-table';

/**
 * Gives a class the rest of Electron's members: a setter remembers, its getter and its property tell what it was given,
 * and what is left does nothing and returns the neutral value of its type. What only a page or a system could answer
 * throws its own dotted name, or rejects with it.
 *
 * @param name - of the class in Electron's types
 * @param table - what its members give
 */
export function installNeutral(prototype: object, name: string, table: Neutrals = NEUTRAL[name]!): void {
  const { methods, properties } = table;
  for (const [neutral, names] of Object.entries(methods)) {
    for (const method of names.split(' ')) if (!(method in prototype)) defineMethod(prototype, name, method, neutral);
  }
  let found: Accessors | undefined;
  const accessors = () => {
    found ??= accessorsOf(prototype);
    return found;
  };
  for (const [neutral, names] of Object.entries(properties)) {
    for (const property of names.split(' ')) {
      if (!(property in prototype)) defineProperty(prototype, property, neutral, accessors);
    }
  }
}

/** Getters and setters that do not share a name. */
const ALIASES: Readonly<Record<string, string>> = {
  ContentProtected: 'ContentProtection',
  HasShadow: 'Shadow',
  MenuBarAutoHide: 'AutoHideMenuBar',
  MenuBarVisible: 'MenuBarVisibility',
};

/** What the state calls that which a getter, a setter or a property is about. */
function keyOf(name: string): string {
  const key = name.replace(/^(get|is|has|set)(?=[A-Z])/, '');
  const capital = key.charAt(0).toUpperCase() + key.slice(1);
  return ALIASES[capital] ?? capital;
}

function defineMethod(prototype: object, owner: string, name: string, neutral: string): void {
  // All that there is to find out about a method, its first call finds out: most are never called.
  const value = {
    [name](this: Native, ...args: unknown[]): unknown {
      return callNeutral(this, owner, name, neutral, args);
    },
  }[name];
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

function callNeutral(twin: Native, owner: string, name: string, neutral: string, args: readonly unknown[]): unknown {
  if (neutral.endsWith('?')) {
    // An app has no WebContents class to take the prototype of.
    const [where, root] = owner === 'WebContents' ? ['contents', ''] : [`${owner}.prototype`, undefined];
    const error = missingError(`${owner}.${name}()`, `${where}.${name}`, root);
    if (neutral === '?') throw error;
    return Promise.reject(error);
  }
  const key = keyOf(name);
  const state = twin[NATIVE]();
  if (name.startsWith('set')) state.set(key, copyOf(args[0]));
  if (/^(get|is|has)[A-Z]/.test(name) && state.has(key)) return copyOf(state.get(key));
  return giveNeutral(neutral);
}

function defineProperty(prototype: object, name: string, neutral: string, accessors: () => Accessors): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: Native) {
      const key = keyOf(name);
      const state: NativeState = this[NATIVE]();
      const getter = accessors().get(`get ${key}`);
      if (getter) return Reflect.apply(Reflect.get(this, getter) as () => unknown, this, []);
      return state.has(key) ? state.get(key) : giveNeutral(neutral);
    },
    set(this: Native, value: unknown) {
      const key = keyOf(name);
      const setter = accessors().get(`set ${key}`);
      if (setter) Reflect.apply(Reflect.get(this, setter) as () => unknown, this, [value]);
      else this[NATIVE]().set(key, value);
    },
  });
}

/** The methods that a property goes through, by what they are about. */
type Accessors = Map<string, string>;

function accessorsOf(prototype: object): Accessors {
  const found: Accessors = new Map();
  for (let p: object | null = prototype; p && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    for (const name of Object.getOwnPropertyNames(p)) {
      if (!/^(get|is|has|set)[A-Z]/.test(name)) continue;
      const key = `${name.startsWith('set') ? 'set' : 'get'} ${keyOf(name)}`;
      if (!found.has(key)) found.set(key, name);
    }
  }
  return found;
}

/** What Electron takes in and gives out is the caller's to change. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...value];
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? { ...value } : value;
}

function giveNeutral(neutral: string): unknown {
  if (neutral.startsWith('Promise ')) return Promise.resolve(giveNeutral(neutral.slice('Promise '.length)));
  return neutral === 'undefined' ? undefined : JSON.parse(neutral);
}
