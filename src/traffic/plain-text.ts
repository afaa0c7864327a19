/** Deeper than data goes, and less deep than what contains itself. */
const DEPTH = 40;

/**
 * What pretty-format prints of plain data on one line, without loading it: a runner would do that again in every test file.
 *
 * @returns nothing for what it has rules of its own for
 */
export function plainText(value: unknown, depth = 0): string | undefined {
  switch (typeof value) {
    case 'string':
      return `"${value.replace(/["\\]/g, '\\$&')}"`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (depth > DEPTH) return undefined;
      return Array.isArray(value) ? textOfArray(value, depth + 1) : textOfObject(value, depth + 1);
    default:
      return undefined;
  }
}

function textOfArray(value: readonly unknown[], depth: number): string | undefined {
  if (!isNamed(value, 'Array') || 'toJSON' in value || '$$typeof' in value) return undefined;
  const parts: string[] = [];
  for (let index = 0; index < value.length; index++) {
    const text = index in value ? plainText(value[index], depth) : undefined;
    if (text === undefined) return undefined;
    parts.push(text);
  }
  return `[${parts.join(', ')}]`;
}

function textOfObject(value: object, depth: number): string | undefined {
  const isPlain = isNamed(value, 'Object') && Object.prototype.toString.call(value) === '[object Object]';
  if (!isPlain || 'toJSON' in value || '$$typeof' in value) return undefined;
  if (Object.getOwnPropertySymbols(value).length > 0) return undefined;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const text = plainText((value as Record<string, unknown>)[key], depth);
    if (text === undefined) return undefined;
    parts.push(`${plainText(key)}: ${text}`);
  }
  return `{${parts.join(', ')}}`;
}

/** Of that class and no other, in whichever realm. */
function isNamed(value: object, name: 'Array' | 'Object'): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || Object.hasOwn(value, 'constructor')) return false;
  const above: object | null = Object.getPrototypeOf(prototype);
  const isLast = name === 'Object' ? above === null : above !== null && Object.getPrototypeOf(above) === null;
  return isLast && (prototype as { constructor?: { name?: unknown } }).constructor?.name === name;
}
