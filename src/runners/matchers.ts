import type { Tester } from '@jest/expect-utils';
import type { SecurityOptions } from '../controls/security/findings';
import { type Family, judge, type Question, type Verdict } from '../traffic/judge';
import { type ExpectedMessage, judgeProblems, judgeRegistered, judgeTraffic, judgeUnheard } from '../traffic/whole';

interface Context {
  readonly isNot?: boolean;
  readonly customTesters?: readonly Tester[];
}

interface Result {
  readonly pass: boolean;
  message(): string;
}

type Matcher = (this: Context, subject: unknown, ...args: never[]) => Result | Promise<Result>;

function result(verdict: Verdict): Result {
  // A matcher that passes is asked for its message only where it is negated.
  return { pass: verdict.pass, message: () => `expect(…).${verdict.message(verdict.pass)}` };
}

function family(name: Family): Record<string, Matcher> {
  const ask = (context: Context, asked: string, rest: Pick<Question, 'subject' | 'channel' | 'args' | 'mode' | 'n'>) =>
    result(judge({ asked, family: name, testers: context.customTesters ?? [], ...rest }));
  const wanted = (args: unknown[]) => (args.length === 0 ? undefined : args);
  return {
    [`toHave${name}`](this: Context, subject: unknown, channel: string, ...args: unknown[]) {
      return ask(this, `toHave${name}`, { subject, channel, args: wanted(args), mode: 'any' });
    },
    [`toHave${name}Times`](this: Context, subject: unknown, channel: string, n: number) {
      return ask(this, `toHave${name}Times`, { subject, channel, args: undefined, mode: 'times', n });
    },
    [`toHaveNth${name}`](this: Context, subject: unknown, n: number, channel: string, ...args: unknown[]) {
      return ask(this, `toHaveNth${name}`, { subject, channel, args: wanted(args), mode: 'nth', n });
    },
    [`toHaveLast${name}`](this: Context, subject: unknown, channel: string, ...args: unknown[]) {
      return ask(this, `toHaveLast${name}`, { subject, channel, args: wanted(args), mode: 'last' });
    },
  };
}

/** The matchers that `fake-electron/jest` adds to `expect`. */
export const matchers: Record<string, Matcher> = {
  ...family('Sent'),
  ...family('Invoked'),
  ...family('SentSync'),
  ...family('SentToHost'),
  ...family('Received'),
  toHaveHandled: family('Handled').toHaveHandled!,
  toHaveHandler: (subject: unknown, channel: string) =>
    result(judgeRegistered('toHaveHandler', subject, channel, 'handler')),
  toHaveListener: (subject: unknown, channel: string) =>
    result(judgeRegistered('toHaveListener', subject, channel, 'listener')),
  toHaveTraffic(this: Context, subject: unknown, expected: readonly ExpectedMessage[]) {
    return result(judgeTraffic('toHaveTraffic', subject, expected, this.customTesters));
  },
  toHaveNoUnheardMessages: (subject: unknown) => result(judgeUnheard('toHaveNoUnheardMessages', subject)),
  toHaveNoProblems: (subject: unknown) => result(judgeProblems('toHaveNoProblems', subject)),
  async toBeSecure(subject: unknown, options?: SecurityOptions) {
    const { judgeSecurity } =
      require('../controls/security/findings') as typeof import('../controls/security/findings');
    const { pass, message } = await judgeSecurity('toBeSecure', subject, options);
    return { pass, message: () => `expect(…).${message(pass)}` };
  },
};
