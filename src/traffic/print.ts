import type { Plugin } from 'pretty-format';
import { isSinonMatcher } from './equality';
import { isMask } from './mask';
import { plainText } from './plain-text';

/** The longest run of bytes that is printed whole. */
const SHOWN = 16;

const inOwnWords: Plugin = {
  test: (value) => isMask(value) || isSinonMatcher(value),
  serialize: (value) => String(value),
};

const bytes: Plugin = {
  // The short ones too: the type is what tells them from an array of numbers.
  test: (value) => ArrayBuffer.isView(value) && !isDataView(value),
  serialize(value, config, indentation, depth, refs, printer) {
    const shown = printer(Array.from(value.subarray(0, SHOWN)), config, indentation, depth, refs);
    const rest = value.length > SHOWN ? `, … ${value.length - SHOWN} more` : '';
    return `${value.constructor.name} ${shown.slice(0, -1)}${rest}]`;
  },
};

const isDataView = (value: object): boolean => Object.prototype.toString.call(value) === '[object DataView]';

/** One value on one line, as Jest prints it: what transcripts and failure messages are made of. */
export function print(value: unknown): string {
  return (plainText(value) ?? formatted(value)).replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function formatted(value: unknown): string {
  // Loaded when the first line that needs it is printed, not at import.
  const { format, plugins } = require('pretty-format') as typeof import('pretty-format');
  return format(value, {
    min: true,
    printFunctionName: false,
    plugins: [inOwnWords, bytes, plugins.AsymmetricMatcher],
  });
}

/** The arguments of one message. */
export function printArgs(args: readonly unknown[]): string {
  return args.map(print).join(', ');
}
