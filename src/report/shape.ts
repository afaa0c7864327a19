/**
 * What values on a channel look like, as data that JSON holds: a word for what has no parts (`'string'`, `'Date'`), or what it is
 * made of.
 */
export type Shape =
  | string
  | { readonly array: Shape }
  | { readonly object: Readonly<Record<string, Shape>>; readonly optional?: readonly string[] }
  | { readonly union: readonly Shape[] };

/** How deep and how wide a shape is told; beyond it is `unknown`. */
const DEEPEST = 6;
const WIDEST = 60;

/** Of which nothing was seen: what an empty list holds. */
const NEVER = 'never';

/** The shape of one value, as it crossed. */
export function shapeOf(value: unknown, depth = 0, above: readonly object[] = []): Shape {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value === 'function' ? 'unknown' : typeof value;
  if (depth >= DEEPEST || above.includes(value)) return 'unknown';
  const inside = [...above, value];
  if (Array.isArray(value)) return { array: union(value.map((item) => shapeOf(item, depth + 1, inside))) };
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== 'Object') return tag;
  const entries = Object.entries(value);
  if (entries.length > WIDEST) return 'Record<string, unknown>';
  return { object: Object.fromEntries(entries.map(([key, item]) => [key, shapeOf(item, depth + 1, inside)])) };
}

/** What is one of several shapes, the same whatever their order: objects become one, whose other keys are optional. */
export function union(shapes: readonly Shape[]): Shape {
  const words = new Set<string>();
  const arrays: Shape[] = [];
  const objects: Extract<Shape, { object: object }>[] = [];
  const add = (shape: Shape): void => {
    if (typeof shape === 'string') words.add(shape);
    else if ('union' in shape) shape.union.forEach(add);
    else if ('array' in shape) arrays.push(shape.array);
    else objects.push(shape);
  };
  shapes.forEach(add);
  if (words.has('unknown')) return 'unknown';
  words.delete(NEVER);
  const all: Shape[] = [...words].sort();
  if (objects.length > 0) all.push(together(objects));
  if (arrays.length > 0) all.push({ array: union(arrays) });
  if (all.length === 0) return NEVER;
  return all.length === 1 ? all[0]! : { union: all };
}

function together(objects: readonly Extract<Shape, { object: object }>[]): Shape {
  const keys = [...new Set(objects.flatMap(({ object }) => Object.keys(object)))].sort();
  const isAlways = (key: string) =>
    objects.every(({ object, optional }) => Object.hasOwn(object, key) && !optional?.includes(key));
  const optional = keys.filter((key) => !isAlways(key));
  const shapesOf = (key: string) => objects.flatMap(({ object }) => (Object.hasOwn(object, key) ? [object[key]!] : []));
  return {
    object: Object.fromEntries(keys.map((key) => [key, union(shapesOf(key))])),
    ...(optional.length > 0 && { optional }),
  };
}

/** Several lists of arguments as one: the shape of each position, and from where on they are optional. */
export interface Arguments {
  readonly shapes: readonly Shape[];
  /** How many were always given. */
  readonly least: number;
}

export function argumentsOf(args: readonly unknown[]): Arguments {
  return { shapes: args.map((arg) => shapeOf(arg)), least: args.length };
}

export function eitherArguments(a: Arguments, b: Arguments): Arguments {
  const longest = Math.max(a.shapes.length, b.shapes.length);
  const at = (index: number) => [a, b].flatMap(({ shapes }) => (index < shapes.length ? [shapes[index]!] : []));
  return {
    shapes: Array.from({ length: longest }, (_, index) => union(at(index))),
    least: Math.min(a.least, b.least),
  };
}

/** A shape as TypeScript writes it. */
export function typeOf(shape: Shape): string {
  if (typeof shape === 'string') return GENERIC[shape] ?? shape;
  if ('union' in shape) return shape.union.map(typeOf).join(' | ');
  if ('array' in shape) {
    const item = typeOf(shape.array);
    return typeof shape.array === 'object' && 'union' in shape.array ? `(${item})[]` : `${item}[]`;
  }
  const { object, optional = [] } = shape;
  const members = Object.entries(object).map(
    ([key, value]) => `${keyOf(key)}${optional.includes(key) ? '?' : ''}: ${typeOf(value)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`;
}

/** A list of arguments as a tuple. */
export function tupleOf({ shapes, least }: Arguments): string {
  return `[${shapes.map((shape, index) => (index < least ? typeOf(shape) : optionalOf(shape))).join(', ')}]`;
}

function optionalOf(shape: Shape): string {
  return typeof shape === 'object' && 'union' in shape ? `(${typeOf(shape)})?` : `${typeOf(shape)}?`;
}

const GENERIC: Readonly<Record<string, string>> = {
  Map: 'Map<unknown, unknown>',
  Set: 'Set<unknown>',
  Boolean: 'boolean',
  Number: 'number',
  String: 'string',
};

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
}
