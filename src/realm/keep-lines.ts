import { scan } from './scan';
import type { Scan } from './tokens';

const COMMA = 44;
const SEMICOLON = 59;
/** What the digits of source maps are written with. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** By the code of the letter. */
const DIGITS = new Uint8Array(128);
for (const [digit, letter] of [...LETTERS].entries()) {
  DIGITS[letter.charCodeAt(0)] = digit;
}

/**
 * Gives transformed code the lines of its source, so that stack traces are right without anything to map them: lines of
 * the output are moved down to where they come from, or joined to the one before. Columns are those of the output.
 *
 * @param mappings - of the source map; of one source
 * @param known - of the code, if there is one already
 */
export function keepLines(code: string, mappings: string, known: Scan = scan(code)): string {
  const lines = code.split('\n');
  const origins = rising(originalLines(mappings));
  const { starts, swallows } = known;
  let result = '';
  let current = 0;
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const origin = origins[index] ?? 0;
    const isText = starts[index] === 'text';
    if (starts[index] === 'code' && /^\s*\/\//.test(line)) continue;
    if (origin > current && !isText) {
      result += '\n'.repeat(origin - current) + line;
      current = origin;
    } else if (index > 0 && (isText || isOpen)) {
      result += `\n${line}`;
      current += 1;
    } else result += index > 0 ? ` ${line}` : line;
    isOpen = swallows[index] === true;
  }
  return result;
}

/**
 * Leaves the longest row of lines that come in the order of the source: what a transformer puts at the top, such as the
 * exports, says that it comes from anywhere.
 */
function rising(origins: readonly (number | undefined)[]): (number | undefined)[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, origin] of origins.entries()) {
    if (origin === undefined) continue;
    let place = 0;
    for (let end = ends.length; place < end; ) {
      const middle = (place + end) >> 1;
      if (origins[ends[middle]!]! < origin) place = middle + 1;
      else end = middle;
    }
    // The first of several that come from the same line is where that begins.
    if (ends[place] !== undefined && origins[ends[place]!] === origin) continue;
    before[index] = ends[place - 1];
    ends[place] = index;
  }
  const kept: (number | undefined)[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) kept[index] = origins[index];
  return kept;
}

/** For each line of the output, the line of the source that it begins with, if any. */
function originalLines(mappings: string): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let original = 0;
  let first: number | undefined;
  let field = 0;
  let value = 0;
  let shift = 0;
  for (let index = 0; index < mappings.length; index += 1) {
    const letter = mappings.charCodeAt(index);
    if (letter === COMMA || letter === SEMICOLON) {
      field = 0;
      if (letter === COMMA) continue;
      found.push(first);
      first = undefined;
      continue;
    }
    const digit = DIGITS[letter]!;
    value += (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
      continue;
    }
    field += 1;
    if (field === 3) original += value & 1 ? -(value >> 1) : value >> 1;
    else if (field === 4) first ??= original;
    value = shift = 0;
  }
  found.push(first);
  return found;
}
