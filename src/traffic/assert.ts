import { AssertionError } from 'node:assert';
import type { ProblemKind } from '../bus/problem';
import type { Family, Question, Verdict } from './judge';
import type { ExpectedMessage } from './whole';

// Loaded by the first assertion: the package's index shows these.
const judging = () => require('./judge') as typeof import('./judge');
const whole = () => require('./whole') as typeof import('./whole');

/** `subject` is `ipcRenderer`, a renderer, a `WebContents`, a `BrowserWindow`, `ipcMain` or `traffic`. */
export interface MessageAssertions {
  /** At least one message on `channel`; with `args` given, one whose whole argument list equals them. */
  any(subject: object, channel: string, ...args: unknown[]): void;
  none(subject: object, channel: string, ...args: unknown[]): void;
  times(subject: object, channel: string, n: number): void;
  /** The `n`th message on `channel`, counting from 1. */
  nth(subject: object, n: number, channel: string, ...args: unknown[]): void;
  last(subject: object, channel: string, ...args: unknown[]): void;
}

function enforce(verdict: Verdict, operator: string, negated = false): void {
  if (verdict.pass !== negated) return;
  const { actual, expected } = verdict;
  // The name of the assertion says already that it is a negation.
  const message = verdict.message(negated).replace(/^not\./, '');
  throw new AssertionError({ message, actual, expected, operator });
}

function family(name: Family): MessageAssertions {
  type Rest = Pick<Question, 'subject' | 'channel' | 'args' | 'mode' | 'n'>;
  const check = (asked: string, rest: Rest, negated = false) =>
    enforce(judging().judge({ asked, family: name, ...rest }), asked, negated);
  // The channel alone means any arguments.
  const wanted = (args: unknown[]) => (args.length === 0 ? undefined : args);
  return {
    any: (subject, channel, ...args) => check(`assert${name}`, { subject, channel, args: wanted(args), mode: 'any' }),
    none: (subject, channel, ...args) =>
      check(`assertNot${name}`, { subject, channel, args: wanted(args), mode: 'any' }, true),
    times: (subject, channel, n) =>
      check(`assert${name}Times`, { subject, channel, args: undefined, mode: 'times', n }),
    nth: (subject, n, channel, ...args) =>
      check(`assertNth${name}`, { subject, channel, args: wanted(args), mode: 'nth', n }),
    last: (subject, channel, ...args) =>
      check(`assertLast${name}`, { subject, channel, args: wanted(args), mode: 'last' }),
  };
}

/** The assertions that Jest's matchers make, for every other runner: each throws an AssertionError. */
export const {
  any: assertSent,
  none: assertNotSent,
  times: assertSentTimes,
  nth: assertNthSent,
  last: assertLastSent,
} = family('Sent');
export const {
  any: assertInvoked,
  none: assertNotInvoked,
  times: assertInvokedTimes,
  nth: assertNthInvoked,
  last: assertLastInvoked,
} = family('Invoked');
export const {
  any: assertSentSync,
  none: assertNotSentSync,
  times: assertSentSyncTimes,
  nth: assertNthSentSync,
  last: assertLastSentSync,
} = family('SentSync');
export const {
  any: assertSentToHost,
  none: assertNotSentToHost,
  times: assertSentToHostTimes,
  nth: assertNthSentToHost,
  last: assertLastSentToHost,
} = family('SentToHost');
export const {
  any: assertReceived,
  none: assertNotReceived,
  times: assertReceivedTimes,
  nth: assertNthReceived,
  last: assertLastReceived,
} = family('Received');
/** A handler ran. */
export const { any: assertHandled, none: assertNotHandled } = family('Handled');

/** A handler for `channel` is registered now. */
export function assertHandler(ipc: object, channel: string): void {
  enforce(whole().judgeRegistered('assertHandler', ipc, channel, 'handler'), 'assertHandler');
}

/** A listener for `channel` is registered now. */
export function assertListener(emitter: object, channel: string): void {
  enforce(whole().judgeRegistered('assertListener', emitter, channel, 'listener'), 'assertListener');
}

/** These messages crossed in this order, with anything between them. */
export function assertTraffic(subject: object, expected: readonly ExpectedMessage[]): void {
  enforce(whole().judgeTraffic('assertTraffic', subject, expected), 'assertTraffic');
}

/** Every message was heard by somebody. */
export function assertNoUnheardMessages(subject: object): void {
  enforce(whole().judgeUnheard('assertNoUnheardMessages', subject), 'assertNoUnheardMessages');
}

/** Nothing happened that Electron would have been silent about, but what `expectProblem` declared. */
export function assertNoProblems(traffic: object): void {
  enforce(whole().judgeProblems('assertNoProblems', traffic), 'assertNoProblems');
}

export type { ProblemKind };
