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
  /** At least once: `subject` sent it on `channel`. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertSent,
  /** Never: `subject` sent it on `channel`. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotSent,
  /** Exactly `n` times: `subject` sent it on `channel`. Throws an AssertionError. */
  times: assertSentTimes,
  /** The `n`th time, counting from 1: `subject` sent it on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  nth: assertNthSent,
  /** The last time: `subject` sent it on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  last: assertLastSent,
} = family('Sent');
export const {
  /** At least once: `subject` called `invoke` on `channel`. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertInvoked,
  /** Never: `subject` called `invoke` on `channel`. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotInvoked,
  /** Exactly `n` times: `subject` called `invoke` on `channel`. Throws an AssertionError. */
  times: assertInvokedTimes,
  /** The `n`th time, counting from 1: `subject` called `invoke` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  nth: assertNthInvoked,
  /** The last time: `subject` called `invoke` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  last: assertLastInvoked,
} = family('Invoked');
export const {
  /** At least once: `subject` called `sendSync` on `channel`. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertSentSync,
  /** Never: `subject` called `sendSync` on `channel`. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotSentSync,
  /** Exactly `n` times: `subject` called `sendSync` on `channel`. Throws an AssertionError. */
  times: assertSentSyncTimes,
  /** The `n`th time, counting from 1: `subject` called `sendSync` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  nth: assertNthSentSync,
  /** The last time: `subject` called `sendSync` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  last: assertLastSentSync,
} = family('SentSync');
export const {
  /** At least once: `subject` called `sendToHost` on `channel`. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertSentToHost,
  /** Never: `subject` called `sendToHost` on `channel`. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotSentToHost,
  /** Exactly `n` times: `subject` called `sendToHost` on `channel`. Throws an AssertionError. */
  times: assertSentToHostTimes,
  /** The `n`th time, counting from 1: `subject` called `sendToHost` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  nth: assertNthSentToHost,
  /** The last time: `subject` called `sendToHost` on `channel`. With `args`, it carried exactly these. Throws an AssertionError. */
  last: assertLastSentToHost,
} = family('SentToHost');
export const {
  /** At least once: it arrived at `subject` on `channel`, heard or not. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertReceived,
  /** Never: it arrived at `subject` on `channel`, heard or not. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotReceived,
  /** Exactly `n` times: it arrived at `subject` on `channel`, heard or not. Throws an AssertionError. */
  times: assertReceivedTimes,
  /** The `n`th time, counting from 1: it arrived at `subject` on `channel`, heard or not. With `args`, it carried exactly these. Throws an AssertionError. */
  nth: assertNthReceived,
  /** The last time: it arrived at `subject` on `channel`, heard or not. With `args`, it carried exactly these. Throws an AssertionError. */
  last: assertLastReceived,
} = family('Received');
export const {
  /** At least once: a handler ran for an invoke on `channel`. With `args`, one carried exactly these. Throws an AssertionError. */
  any: assertHandled,
  /** Never: a handler ran for an invoke on `channel`. With `args`, none carried exactly these. Throws an AssertionError. */
  none: assertNotHandled,
} = family('Handled');

/**
 * A handler for `channel` is registered now.
 *
 * @param ipc - `ipcMain`, or the `ipc` of contents, a frame or a worker
 * @throws AssertionError where there is none
 */
export function assertHandler(ipc: object, channel: string): void {
  enforce(whole().judgeRegistered('assertHandler', ipc, channel, 'handler'), 'assertHandler');
}

/**
 * A listener for `channel` is registered now.
 *
 * @param emitter - `ipcMain`, an `ipcRenderer`, a renderer, or the `ipc` of contents, a frame or a worker
 * @throws AssertionError where there is none
 */
export function assertListener(emitter: object, channel: string): void {
  enforce(whole().judgeRegistered('assertListener', emitter, channel, 'listener'), 'assertListener');
}

/**
 * These messages crossed in this order, with anything between them.
 *
 * @param subject - `traffic` or a part of it, or whoever sent or received them
 * @param expected - a channel alone, or what is to hold of the message
 * @throws AssertionError that shows what crossed instead
 */
export function assertTraffic(subject: object, expected: readonly ExpectedMessage[]): void {
  enforce(whole().judgeTraffic('assertTraffic', subject, expected), 'assertTraffic');
}

/**
 * Every message was heard by somebody.
 *
 * @param subject - `traffic` or a part of it, or whoever sent them
 * @throws AssertionError that names those that were not
 */
export function assertNoUnheardMessages(subject: object): void {
  enforce(whole().judgeUnheard('assertNoUnheardMessages', subject), 'assertNoUnheardMessages');
}

/**
 * Nothing happened that Electron would have been silent about, but what `expectProblem` declared.
 *
 * @throws AssertionError that names each problem, with what Electron would have done
 */
export function assertNoProblems(traffic: object): void {
  enforce(whole().judgeProblems('assertNoProblems', traffic), 'assertNoProblems');
}

export type { ProblemKind };
