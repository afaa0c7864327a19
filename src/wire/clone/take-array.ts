import { hasOwn, keys, values } from './builtins';
import { at, step } from './failure';
import { ArrayPiece, ListPiece } from './pieces';
import { refusal, type Taker } from './refusal';

/** From here on the keys of an array, one string per element, cost more than a second look at the elements. */
const longArray = 256;

const indexNames = Array.from({ length: longArray }, (_, index) => `${index}`);
const indexName = (index: number): string => indexNames[index] ?? `${index}`;

/**
 * S3.6.s–v: elements and own enumerable named properties, in the order of their keys; holes stay holes. Read
 * are the keys that were there at the start. (V8 does so too, except that it asks an array that has never had a hole for
 * its named properties last; no script can tell these arrays from others, so a named property that a getter adds to the
 * array on the way is not seen here.)
 */
export function takeArray(taker: Taker, source: unknown[]): object {
  const { length } = source;
  if (length >= longArray) {
    const list = primitivesOf(source);
    if (list) return taker.add(source, new ListPiece(list));
  }
  const names = keys(source);
  const dense = names.length >= length && (length === 0 || names[length - 1] === indexName(length - 1));
  return dense ? takeDense(taker, source, names, length) : takeSparse(taker, source, names, length);
}

/**
 * A long array of primitives and nothing else is its own list of values. Should it turn out to hold something else it is
 * read again, accessors too; so it may have no holes and not start with an object, which are the usual other cases.
 */
function primitivesOf(source: unknown[]): unknown[] | undefined {
  if (typeof source[0] === 'object' && source[0] !== null) return undefined;
  // As many holes as named properties would also make a list of the right length.
  for (let index = 0; index < source.length; index++) if (!hasOwn(source, index as never)) return undefined;
  const list = values(source);
  if (list.length !== source.length) return undefined;
  for (const value of list) {
    const type = typeof value;
    if ((type === 'object' && value !== null) || type === 'function' || type === 'symbol') return undefined;
  }
  return list;
}

function takeDense(taker: Taker, source: unknown[], names: string[], length: number): object {
  const copy: unknown[] = new Array(length);
  const piece = names.length > length ? new ArrayPiece(copy) : undefined;
  const added = taker.add(source, piece ?? copy);
  let index = 0;
  try {
    for (; index < length; index++) {
      // Reading an earlier element may have made a hole here.
      if (!hasOwn(source, index as never)) continue;
      const value = source[index];
      switch (typeof value) {
        case 'object':
          copy[index] = value === null ? null : taker.object(value);
          if (value !== null) taker.placed(copy[index], copy, index);
          break;
        case 'function':
        case 'symbol':
          throw refusal(value);
        default:
          copy[index] = value;
      }
    }
  } catch (thrown) {
    throw at(`[${index}]`, thrown);
  }
  if (piece) takeNamed(taker, piece, source, names.slice(length));
  return added;
}

function takeSparse(taker: Taker, source: unknown[], names: string[], length: number): object {
  const copy: unknown[] = [];
  copy.length = length;
  const piece = taker.add(source, new ArrayPiece(copy));
  let first = names.findIndex(isName);
  if (first < 0) first = names.length;
  for (let i = 0; i < first; i++) {
    const name = names[i]!;
    const index = +name;
    if (!hasOwn(source, name as never)) continue;
    try {
      const part = taker.held(source[index]);
      if (typeof part === 'object' && part !== null) taker.placed(part, copy, index);
      copy[index] = part;
    } catch (thrown) {
      throw at(`[${name}]`, thrown);
    }
  }
  takeNamed(taker, piece, source, names.slice(first));
  return piece;
}

function takeNamed(taker: Taker, piece: ArrayPiece, source: unknown[], names: string[]): void {
  for (const name of names) {
    try {
      if (hasOwn(source, name as never)) piece.name(name, taker.held(source[name as never]));
    } catch (thrown) {
      throw at(step(name), thrown);
    }
  }
}

/** An array index, in a list of keys of an array: everything else is a name. */
function isName(key: string): boolean {
  const number = +key;
  return !(number >= 0 && number < 4294967295 && `${number}` === key && Number.isInteger(number));
}
