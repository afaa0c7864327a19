const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Gives transformed code the lines of its source, so that stack traces are right without anything to map them: lines of
 * the output are moved down to where they come from, or joined to the one before. Columns are those of the output.
 *
 * @param mappings - of the source map; of one source
 * @param isSyntax - whether a text is JavaScript: tells where the inside of a template is, which must stay as it is
 */
export function keepLines(code: string, mappings: string, isSyntax: (code: string) => boolean): string {
  const lines = code.split('\n');
  const origins = rising(originalLines(mappings));
  const inTemplate = templates(lines, isSyntax);
  const isSwallowed = (index: number) => lines[index]!.includes('//') && isText(lines, index + 1, isSyntax);
  let result = '';
  let current = 0;
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const origin = origins[index] ?? 0;
    const isComment = !inTemplate[index] && /^\s*\/\//.test(line);
    if (isComment) continue;
    if (origin > current && !inTemplate[index]) {
      result += '\n'.repeat(origin - current) + line;
      current = origin;
    } else if (index > 0 && (inTemplate[index] || isOpen)) {
      result += `\n${line}`;
      current += 1;
    } else result += index > 0 ? ` ${line}` : line;
    isOpen = isSwallowed(index);
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
    let place = ends.length;
    while (place > 0 && origins[ends[place - 1]!]! >= origin) place -= 1;
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
  let original = 0;
  return mappings.split(';').map((line) => {
    let first: number | undefined;
    for (const segment of line.split(',')) {
      const fields = decode(segment);
      if (fields.length < 4) continue;
      original += fields[2]!;
      first ??= original;
    }
    return first;
  });
}

function decode(segment: string): number[] {
  const fields: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value += (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
      continue;
    }
    fields.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return fields;
}

/** Which lines begin inside of a template. Only templates of several lines make this look closer. */
function templates(lines: readonly string[], isSyntax: (code: string) => boolean): boolean[] {
  const ticks = lines.map((line) => line.split('`').length - 1);
  if (ticks.every((count) => count % 2 === 0)) return [];
  let inside = false;
  return lines.map((_, index) => {
    // What is no JavaScript at the beginning of this line is text there if it does no harm.
    if (index > 0 && ticks[index - 1]! > 0) {
      inside = isSyntax([...lines.slice(0, index), `@ ${lines[index]}`, ...lines.slice(index + 1)].join('\n'));
    }
    return inside;
  });
}

/** Whether what would be joined to the line before would be text there, in a comment. */
function isText(lines: readonly string[], index: number, isSyntax: (code: string) => boolean): boolean {
  return isSyntax([...lines.slice(0, index - 1), `${lines[index - 1]} @`, ...lines.slice(index)].join('\n'));
}
