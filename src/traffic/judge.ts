import type { Tester } from '@jest/expect-utils';
import type { Message, MessageKind } from '../bus/message';
import type { Subject } from '../bus/subject';
import { subjectError } from '../words/usage-errors';
import { crossed, equal } from './equality';
import { explain } from './explain';
import { rendererSubject, sameEnd } from './filter';

/** What is asked of a subject: `Sent`, `Invoked` and `SentSync` of the sender, `Received` of the other side. */
export type Family = 'Sent' | 'Invoked' | 'SentSync' | 'SentToHost' | 'Received' | 'Handled';

export interface Question {
  /** As the user wrote it, for the message: `toHaveSent`. */
  readonly asked: string;
  readonly family: Family;
  readonly subject: unknown;
  readonly channel: string;
  /** The whole list, or `undefined` for any. */
  readonly args: readonly unknown[] | undefined;
  /** `any` of those on the channel, exactly `n` of them, the `n`th, or the last. */
  readonly mode: 'any' | 'times' | 'nth' | 'last';
  readonly n?: number;
  readonly testers?: readonly Tester[];
}

export interface Verdict {
  readonly pass: boolean;
  /** Why it failed, or, for a negated assertion, what should not have been. */
  message(negated: boolean): string;
  readonly actual: unknown;
  readonly expected: unknown;
}

const KINDS: Record<Family, readonly MessageKind[]> = {
  Sent: ['send', 'postMessage', 'sendTo'],
  Invoked: ['invoke'],
  SentSync: ['sendSync'],
  SentToHost: ['sendToHost'],
  Received: ['send', 'postMessage', 'sendTo', 'sendSync', 'invoke', 'sendToHost'],
  Handled: ['invoke'],
};

/** Which subjects can be asked for what. */
const SIDES: Record<Family, readonly Subject['side'][]> = {
  Sent: ['renderer', 'contents', 'main', 'traffic'],
  Received: ['renderer', 'contents', 'main', 'traffic'],
  Invoked: ['renderer', 'traffic'],
  SentSync: ['renderer', 'traffic'],
  SentToHost: ['renderer', 'traffic'],
  Handled: ['renderer', 'contents', 'main', 'traffic'],
};

/** Answers `question` from the record. */
export function judge(question: Question): Verdict {
  const subject = requireSubject(question.asked, question.subject, SIDES[question.family]);
  const { messages } = subject.bus.log;
  const told = messages.filter((message) => isTold(message, question.family, subject));
  const onChannel = told.filter((message) => message.channel === question.channel);
  const expected = question.args?.map(crossed);
  const fits = (message: Message | undefined): boolean =>
    message !== undefined &&
    // toEqual takes [1] and [1, undefined] for the same, and their number is what crossed (S2.7).
    (expected === undefined ||
      (message.args.length === expected.length && equal(message.args, expected, question.testers)));
  const pass = {
    any: () => onChannel.some(fits),
    times: () => onChannel.length === question.n,
    nth: () => fits(onChannel[(question.n ?? 0) - 1]),
    last: () => fits(onChannel.at(-1)),
  }[question.mode]();
  return {
    pass,
    actual: question.mode === 'times' ? onChannel.length : onChannel.map(({ args }) => args),
    expected: question.mode === 'times' ? question.n : expected,
    message: (negated) => explain({ question, negated, onChannel, told, messages, expected }),
  };
}

/** The subject behind a value, if it is one of the sides that can be asked this. */
export function requireSubject(asked: string, value: unknown, sides: readonly Subject['side'][]): Subject {
  const subject = typeof value === 'object' && value !== null ? rendererSubject(value) : undefined;
  if (subject === undefined || !sides.includes(subject.side)) throw subjectError(asked, value, subject?.side, sides);
  return subject;
}

function isTold(message: Message, family: Family, { side, endpoint }: Subject): boolean {
  if (!KINDS[family].includes(message.kind)) return false;
  if (endpoint && !sameEnd(endpoint, message.from) && !sameEnd(endpoint, message.to)) return false;
  if (family === 'Handled') return message.heardBy > 0;
  if (side === 'traffic') return family !== 'Received' || message.arrived;
  // Both ends of a sendTo are renderers: one of them sent it, and the other received it.
  const ownEnd = family === 'Received' ? message.to : message.from;
  if (side === 'renderer' && endpoint && !sameEnd(endpoint, ownEnd)) return false;
  if (family !== 'Received') return (message.from.process === 'main') === (side !== 'renderer');
  const { process } = message.to;
  return message.arrived && (side === 'renderer' ? process === 'renderer' || process === 'worker' : process === 'main');
}
