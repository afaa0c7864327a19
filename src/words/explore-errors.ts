import { isObject } from './objects';
/** What `explore` says: how it is used wrong, and what it has found. */

/** The library that makes and shrinks orders is not there. */
export function noFastCheckError(): Error {
  return new Error(
    'fake-electron: explore needs fast-check 3 or 4, and the project has none. Install it: npm i -D fast-check',
  );
}

/** A seed of one order that cannot be read. */
export function seedError(seed: string): TypeError {
  return new TypeError(
    `fake-electron: explore has no order '${seed}'. Give the seed as a failure has printed it, or a whole number for another search.`,
  );
}

/** The body waits for what does not come. */
export function stuckError(waits: readonly string[]): Error {
  const what =
    waits.length === 0
      ? 'nothing is on its way any more'
      : `nothing else is on its way, and no answer has come to ${waits.join(', ')}`;
  return new Error(`The body has not ended: ${what}.`);
}

/** One line of what an order did. */
export interface OrderLine {
  /** Whether it is a delivery, which is numbered, or what happened between two of them. */
  readonly numbered: boolean;
  readonly text: string;
}

/** What is told of an order that fails. */
export interface FailedOrder {
  readonly error: unknown;
  readonly lines: readonly OrderLine[];
  /** What was still on its way. */
  readonly left: readonly string[];
  readonly seed: string;
  /** How many orders were tried until it was found; 0 for one that was asked for. */
  readonly tried: number;
  /** What happens in it beside the deliveries. */
  readonly fault: string | undefined;
  /** Whether messages that arrive as they are sent, and no fault, fail as well. */
  readonly isPlain: boolean;
}

/** An order that an app does not survive. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  /** What `explore` takes to run this order alone. */
  readonly seed: string;

  constructor(failed: FailedOrder) {
    super(textOf(failed), { cause: failed.error });
    this.seed = failed.seed;
    const { error } = failed;
    // Where the body has failed is of more use than where it was called.
    if (isObject(error) && 'stack' in error) {
      const frames = String(error.stack)
        .split('\n')
        .filter((line) => /^\s+at /.test(line));
      this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n');
    }
  }
}

function textOf({ error, lines, left, seed, tried, fault, isPlain }: FailedOrder): string {
  const which = tried === 0 ? 'This order' : `Order ${tried}`;
  const what = isPlain
    ? 'It fails even when messages arrive as they are sent'
    : fault === undefined
      ? `${which} fails, and the order of sending does not`
      : `${which} fails, in which ${fault}`;
  let count = 0;
  const width = String(lines.filter(({ numbered }) => numbered).length).length;
  const shown = lines.map(
    ({ numbered, text }) => `  ${numbered ? `${++count}.`.padStart(width + 1) : ' '.repeat(width + 1)} ${text}`,
  );
  return [
    `${what}:`,
    '',
    indent(messageOf(error)),
    '',
    lines.length === 0 ? 'Nothing was delivered.' : 'In the order of delivery:',
    ...shown,
    ...(left.length > 0 ? ['', 'Still on its way:', ...left.map((text) => `  ${text}`)] : []),
    '',
    `To run it again: explore(body, { ...options, seed: '${seed}' })`,
  ].join('\n');
}

function messageOf(error: unknown): string {
  return isObject(error) && 'message' in error ? String(error.message) : String(error);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
