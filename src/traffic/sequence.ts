import type { Message } from '../bus/message';
import { describeThrown } from '../words/errors';
import { printArgs } from './print';
import { AS_THEY_ARE, type Reading } from './reading';
import { createLabels } from './transcript';

/** One arrow of a sequence diagram. */
export interface DiagramStep {
  /** The ends, by the names that transcripts give them: `main`, `renderer#1`. */
  readonly from: string;
  /** Where it goes. */
  readonly to: string;
  /** How it was sent, or `result`. */
  readonly kind: string;
  /** The channel it went on. */
  readonly channel: string;
  /** What became of it. */
  readonly outcome: string;
  /** What it carries, as it is printed. */
  readonly shown: string;
  /** Where in the list of steps the one is that caused it, or that it answers; counts from 0. */
  readonly cause?: number;
  /** What was thrown. */
  readonly error?: string;
  /** The kinds of what Electron would have been silent about. */
  readonly problems?: readonly string[];
}

/** What became of a message; of an answer, whether it is one. */
export function outcomeOf({ kind, outcome, error }: Message): string {
  return kind === 'result' && error !== undefined ? 'threw' : outcome;
}

/** The messages as the steps of a diagram; the cause of one is the nearest that is a step as well. */
export function stepsOf(messages: readonly Message[], reading: Reading = AS_THEY_ARE): DiagramStep[] {
  const label = createLabels();
  const places = new Map(messages.map((message, index) => [message, index]));
  return messages.map((message): DiagramStep => {
    let above = message.cause;
    while (above && !places.has(above)) above = above.cause;
    const { kind, channel, error, problems } = message;
    return {
      from: label(message.from),
      to: label(message.to),
      kind,
      channel,
      outcome: outcomeOf(message),
      shown: printArgs(reading.argsOf(message)),
      ...(above && { cause: places.get(above)! }),
      ...(error !== undefined && { error: reading.textOf(describeThrown(error)).replaceAll('\n', '\\n') }),
      ...(problems.length > 0 && { problems: problems.map((problem) => problem.kind) }),
    };
  });
}

const PROCESSES = ['main', 'renderer', 'host', 'worker', 'utility'];

/** The ends of the steps as they stand beside each other: main first, then each kind by its number. */
export function endsOf(steps: readonly Pick<DiagramStep, 'from' | 'to'>[]): string[] {
  const rank = (name: string): [process: number, number: number] => {
    const [process = '', number] = name.split('#');
    return [PROCESSES.indexOf(process), Number(number ?? 0)];
  };
  return [...new Set(steps.flatMap(({ from, to }) => [from, to]))].sort((a, b) => {
    const [processA, numberA] = rank(a);
    const [processB, numberB] = rank(b);
    return processA - processB || numberA - numberB;
  });
}

/** How long an end is at work on what it was sent: from the step that it begins with to the last that follows of it. */
export interface Span {
  readonly end: string;
  readonly first: number;
  readonly last: number;
  /** In how many others on the same end it is nested. */
  readonly depth: number;
}

/** What each cause leads to, outermost first where two begin at the same step. */
export function spansOf(steps: readonly DiagramStep[]): Span[] {
  const lasts = new Map<number, number>();
  for (const [index, { cause }] of steps.entries()) {
    // An answer is work of the one who gives it, and what follows of it is none.
    for (let above = cause; above !== undefined; above = steps[above]?.cause) {
      if (steps[above]?.kind !== 'result') lasts.set(above, index);
    }
  }
  const open = new Map<string, number[]>();
  return [...lasts]
    .sort(([a], [b]) => a - b)
    .map(([first, last]) => {
      const end = steps[first]!.to;
      const around = (open.get(end) ?? []).filter((until) => until >= first);
      open.set(end, [...around, last]);
      return { end, first, last, depth: around.length };
    });
}
