import { maskError } from '../words/usage-errors';

/**
 * What is volatile: a constructor masks values of its type (`Number`, `String` and the like mask primitives), a string
 * masks the values of that key, a pattern masks what it matches within strings.
 */
export type MaskRule = (new (...args: never[]) => unknown) | ((...args: never[]) => unknown) | string | RegExp;

const MASK = Symbol.for('fake-electron.mask');

/** Stands where a volatile value was, and prints as `<name>`. */
class Mask {
  constructor(private readonly name: string) {}

  toString(): string {
    return `<${this.name}>`;
  }

  toJSON(): string {
    return String(this);
  }

  get [MASK](): true {
    return true;
  }
}

export function isMask(value: unknown): boolean {
  return typeof value === 'object' && value !== null && MASK in value;
}

/** Makes a function that copies a value with everything volatile replaced. */
export function createMasker(rules: readonly MaskRule[]): (value: unknown) => unknown {
  const types = rules.filter((rule) => typeof rule === 'function');
  const keys = rules.filter((rule) => typeof rule === 'string');
  const patterns = rules.filter((rule) => Object.prototype.toString.call(rule) === '[object RegExp]') as RegExp[];
  if (rules.length === 0 || types.length + keys.length + patterns.length < rules.length) throw maskError(rules);
  const names = new Set(types.map((type) => type.name));

  function mask(value: unknown, seen: Map<object, unknown>): unknown {
    if (names.has(typeName(value))) return new Mask(typeName(value));
    if (typeof value === 'string') return maskText(value, patterns);
    if (typeof value !== 'object' || value === null || isMask(value)) return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    return maskParts(value, seen, (part, key) =>
      key !== undefined && keys.includes(key) ? new Mask(key) : mask(part, seen),
    );
  }
  return (value) => mask(value, new Map());
}

type MaskPart = (part: unknown, key?: string) => unknown;

function maskParts(value: object, seen: Map<object, unknown>, part: MaskPart): unknown {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind === 'Map') {
    const copy = new Map<unknown, unknown>();
    seen.set(value, copy);
    for (const [key, item] of value as Map<unknown, unknown>) {
      copy.set(part(key), part(item, typeof key === 'string' ? key : undefined));
    }
    return copy;
  }
  if (kind === 'Set') {
    const copy = new Set<unknown>();
    seen.set(value, copy);
    for (const item of value as Set<unknown>) copy.add(part(item));
    return copy;
  }
  if (kind !== 'Object' && kind !== 'Array') return value;
  const copy: Record<string, unknown> = kind === 'Array' ? ([] as never) : {};
  seen.set(value, copy);
  for (const [key, item] of Object.entries(value)) copy[key] = part(item, key);
  return copy;
}

/** By name, because what crossed may be of another realm. */
function typeName(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'Object';
  return { string: 'String', number: 'Number', boolean: 'Boolean', bigint: 'BigInt' }[typeof value as string] ?? '';
}

/** Every pattern is matched against the text as it is, so that none of them sees the mask of another. */
function maskText(text: string, patterns: readonly RegExp[]): unknown {
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
  masked += text.slice(at);
  return masked === '<masked>' && text !== masked ? new Mask('masked') : masked;
}
