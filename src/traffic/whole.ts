import type { Tester } from '@jest/expect-utils';
import type { Message } from '../bus/message';
import type { Problem } from '../bus/problem';
import { subjectOf } from '../bus/subject';
import { nearest } from '../words/nearest';
import { listError, subjectError } from '../words/usage-errors';
import { crossed, equal, matchesPartly } from './equality';
import { sameEnd } from './filter';
import { requireSubject, type Verdict } from './judge';
import { print } from './print';
import { transcript } from './transcript';

/** One message as `toHaveTraffic` expects it: a channel, a channel with all its arguments, or some of its fields. */
export type ExpectedMessage = string | readonly [channel: string, ...args: unknown[]] | Partial<Message>;

const SIDES = ['renderer', 'contents', 'main', 'traffic'] as const;

/** Whether the expected messages crossed in this order, with anything between them. */
export function judgeTraffic(
  asked: string,
  subject: unknown,
  expected: readonly ExpectedMessage[],
  testers: readonly Tester[] = [],
): Verdict {
  const messages = messagesOf(asked, subject);
  if (!Array.isArray(expected)) throw listError(asked, expected);
  const wanted = expected.map(toFields);
  let found = 0;
  for (const message of messages) {
    const next = wanted[found];
    if (next && (message.kind !== 'result' || next.fields.kind === 'result') && fits(message, next, testers)) found++;
  }
  const missing = expected[found];
  return {
    pass: found === wanted.length,
    actual: messages,
    expected,
    message: (negated) =>
      negated
        ? `not.${asked}\n\nExpected these messages not to cross in this order:\n${list(expected)}\n\n${recorded(messages)}`
        : `${asked}\n\nExpected in this order:\n${list(expected)}\n\nMissing: ${print(missing)}, ` +
          `which is number ${found + 1}; those before it were there.\n\n${recorded(messages)}`,
  };
}

/** Whether every message was heard. */
export function judgeUnheard(asked: string, subject: unknown): Verdict {
  const unheard = messagesOf(asked, subject).filter((message) => message.outcome === 'unheard' || message.isParked);
  const reasons = [
    ...unheard.flatMap(({ problems }) => problems).map(({ sentence }) => `  ${sentence}`),
    ...unheard.filter(({ isParked }) => isParked).map(parkedSentence),
  ];
  return {
    pass: unheard.length === 0,
    actual: unheard,
    expected: [],
    message: (negated) =>
      negated
        ? `not.${asked}()\n\nExpected some messages to be unheard, and every one was heard.`
        : `${asked}()\n\nExpected every message to be heard, and nobody heard:\n${transcript(unheard)}\n\n${reasons.join('\n')}`,
  };
}

/** Whether nothing happened that Electron would have been silent about, but what was declared expected. */
export function judgeProblems(asked: string, subject: unknown): Verdict {
  const { bus } = requireSubject(asked, subject, ['traffic']);
  const problems = bus.log.problems.filter(({ expected }) => !expected);
  // What nobody has heard by now is a problem unless somebody listens before the turn ends.
  const parked = bus.log.messages.filter(({ isParked }) => isParked);
  return {
    pass: problems.length === 0 && parked.length === 0,
    actual: problems.map(({ kind, channel }) => `${kind} ${channel}`),
    expected: [],
    message: (negated) =>
      negated
        ? `not.${asked}()\n\nExpected some problems, and there were none.`
        : `${asked}()\n\nExpected no problems, and there were ${problems.length + parked.length}:\n` +
          [problemList(problems), ...parked.map(parkedSentence)].filter(Boolean).join('\n'),
  };
}

/** Said of what may still be heard when the turn ends; an assertion made before that has nothing else to go by. */
function parkedSentence({ channel }: Message): string {
  return (
    `  unheard: nobody has heard '${channel}' so far. It is offered once more when this turn ends: if the listener comes ` +
    'after the send, await settled() before this assertion.'
  );
}

/** Whether a handler, or a listener, is registered now. */
export function judgeRegistered(
  asked: string,
  subject: unknown,
  channel: string,
  what: 'handler' | 'listener',
): Verdict {
  const emitter = subject as NodeJS.EventEmitter & { _invokeHandlers?: Map<string, unknown> };
  const handlers = subjectOf(subject) && emitter._invokeHandlers;
  const wrong = what === 'handler' ? !handlers : !subjectOf(subject) || typeof emitter.listenerCount !== 'function';
  if (wrong) {
    const sides = what === 'handler' ? ['main'] : ['renderer', 'main', 'contents'];
    throw subjectError(asked, subject, subjectOf(subject)?.side, sides);
  }
  const names = what === 'handler' ? [...handlers!.keys()] : emitter.eventNames().map(String);
  const others =
    names.length === 0 ? ` There is no ${what} at all.` : ` There are ${names.map((n) => `'${n}'`).join(', ')}.`;
  return {
    pass: names.includes(channel),
    actual: names,
    expected: channel,
    message: (negated) =>
      `${negated ? 'not.' : ''}${asked}(${print(channel)})\n\n` +
      (negated
        ? `Expected no ${what} for '${channel}', and there is one.`
        : `Expected a ${what} for '${channel}', and there is none.${nearest(channel, names, ' Did you mean ') || others}`),
  };
}

/** The lines of the problems of one record, for whoever fails because of them. */
function problemList(problems: readonly Problem[]): string {
  return problems.map(({ kind, sentence }) => `  ${kind}: ${sentence}`).join('\n');
}

function messagesOf(asked: string, value: unknown): readonly Message[] {
  const { bus, endpoint } = requireSubject(asked, value, SIDES);
  const { messages } = bus.log;
  if (endpoint === undefined) return messages;
  return messages.filter(({ from, to }) => sameEnd(endpoint, from) || sameEnd(endpoint, to));
}

/** An expected message, taken apart: the list form tells all of the arguments, the object form some of the fields. */
interface Wanted {
  readonly fields: Partial<Message>;
  readonly args?: unknown[];
}

function toFields(expected: ExpectedMessage): Wanted {
  if (typeof expected === 'string') return { fields: { channel: expected } };
  if (Array.isArray(expected)) {
    return { fields: { channel: expected[0] as string }, args: crossed(expected.slice(1)) as unknown[] };
  }
  const { args, ...fields } = expected as Partial<Message>;
  return { fields: args === undefined ? fields : { ...fields, args: crossed(args) as unknown[] } };
}

function fits(message: Message, { fields, args }: Wanted, testers: readonly Tester[]): boolean {
  return matchesPartly(message, fields, testers) && (args === undefined || equal(message.args, args, testers));
}

function list(expected: readonly ExpectedMessage[]): string {
  return expected.map((item, index) => `  ${index + 1}.  ${print(item)}`).join('\n');
}

function recorded(messages: readonly Message[]): string {
  return messages.length === 0 ? 'Nothing was recorded.' : `Recorded:\n${transcript(messages)}`;
}
