import { maskError } from '../words/usage-errors';
import type { Reading } from './reading';

/**
 * What is volatile: a constructor masks values of its type (`Number`, `String` and the like mask primitives), a string
 * masks the values of that key, a pattern masks what it matches within strings.
 */
export type MaskRule = (new (...args: never[]) => unknown) | ((...args: never[]) => unknown) | string | RegExp;

const MASK = Symbol.for('fake-electron.mask');

/** Stands where a volatile value was, and prints as it is written here: `<name>`. */
class Mask {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }

  get [MASK](): true {
    return true;
  }
}

export function isMask(value: unknown): boolean {
  return typeof value === 'object' && value !== null && MASK in value;
}

/** @throws TypeError for what is no rule, and for none at all */
export function checkRules(rules: readonly MaskRule[]): void {
  const isRule = (rule: unknown) => typeof rule === 'function' || typeof rule === 'string' || isRegExp(rule);
  if (rules.length === 0 || !rules.every(isRule)) throw maskError(rules);
}

/** Makes what copies values, and texts about them, with everything volatile replaced. */
export function createMasker(rules: readonly MaskRule[]): Reading {
  const names = new Set(rules.flatMap((rule) => (typeof rule === 'function' ? [rule.name] : [])));
  const keys = new Set(rules.filter((rule) => typeof rule === 'string'));
  const patterns = rules.filter(isRegExp);

  function mask(value: unknown, seen: Map<object, unknown>): unknown {
    const name = typeName(value);
    if (names.has(name)) return new Mask(`<${name}>`);
    if (typeof value === 'string') return maskString(value, patterns);
    if (typeof value !== 'object' || value === null) return value;
    if (!seen.has(value)) maskObject(value, seen);
    return seen.get(value);
  }

  function maskItem(key: unknown, item: unknown, seen: Map<object, unknown>): unknown {
    return typeof key === 'string' && keys.has(key) ? new Mask(`<${key}>`) : mask(item, seen);
  }

  function maskObject(value: object, seen: Map<object, unknown>): void {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === 'Map') {
      const copy = new Map<unknown, unknown>();
      seen.set(value, copy);
      for (const [key, item] of value as Map<unknown, unknown>) {
        const shown = mask(key, seen);
        const free = typeof shown === 'string' ? freeKey(shown, (other) => copy.has(other)) : shown;
        copy.set(free, maskItem(key, item, seen));
      }
    } else if (kind === 'Set') {
      const copy = new Set<unknown>();
      seen.set(value, copy);
      for (const item of value as Set<unknown>) copy.add(mask(item, seen));
    } else if (kind === 'Array') {
      const copy: unknown[] = new Array((value as unknown[]).length);
      seen.set(value, copy);
      for (const [index, item] of Object.entries(value)) copy[index as never] = mask(item, seen);
    } else if (kind === 'Object') {
      const copy = {};
      seen.set(value, copy);
      for (const [key, item] of Object.entries(value)) {
        const free = freeKey(maskText(key, patterns), (other) => Object.hasOwn(copy, other));
        // Defined, because assigning '__proto__' would not make a property.
        Object.defineProperty(copy, free, { value: maskItem(key, item, seen), enumerable: true });
      }
    } else seen.set(value, maskPrinted(value, kind, patterns));
  }

  return {
    argsOf: (message) => message.args.map((arg) => mask(arg, new Map())),
    valueOf: (value) => mask(value, new Map()),
    textOf: (text) => maskText(text, patterns),
  };
}

/** Two keys that are the same but for what is masked stay two. */
function freeKey(key: string, isTaken: (key: string) => boolean): string {
  let free = key;
  for (let count = 2; isTaken(free); count++) free = `${key} (${count})`;
  return free;
}

/** What is printed as one text. */
function maskPrinted(value: object, kind: string, patterns: readonly RegExp[]): unknown {
  if (kind !== 'Error' && kind !== 'RegExp' && kind !== 'String') return value;
  const text = String(value);
  const masked = maskText(text, patterns);
  if (masked === text) return value;
  return kind === 'String' ? masked : new Mask(kind === 'Error' ? `[${masked}]` : masked);
}

function isRegExp(rule: unknown): rule is RegExp {
  return Object.prototype.toString.call(rule) === '[object RegExp]';
}

/** By name, because what crossed may be of another realm. */
function typeName(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'Object';
  return { string: 'String', number: 'Number', boolean: 'Boolean', bigint: 'BigInt' }[typeof value as string] ?? '';
}

function maskString(text: string, patterns: readonly RegExp[]): unknown {
  const masked = maskText(text, patterns);
  return masked === '<masked>' && text !== masked ? new Mask(masked) : masked;
}

/** Every pattern is matched against the text as it is, so that none of them sees the mask of another. */
function maskText(text: string, patterns: readonly RegExp[]): string {
  const matches = patterns.flatMap(({ source, flags }) => [
    ...text.matchAll(new RegExp(source, flags.includes('g') ? flags : `${flags}g`)),
  ]);
  let masked = '';
  let at = 0;
  for (const { 0: match, index } of matches.sort((a, b) => a.index - b.index)) {
    if (match === '') continue;
    if (index >= at) masked += `${text.slice(at, index)}<masked>`;
    at = Math.max(at, index + match.length);
  }
  return masked + text.slice(at);
}
