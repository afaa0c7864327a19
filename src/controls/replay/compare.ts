import { isDeepStrictEqual } from 'node:util';
import type { RecordedMessage } from '../../report/recording/lines';
import { printArgs } from '../../traffic/print';

/** What is compared, and how strictly. */
export const REPLAY_MODES = ['strict', 'answers', 'order'] as const;

/**
 * - `strict`: every answer, and everything that main sends to each renderer, with its arguments and in its order
 * - `answers`: what each invoke and each sendSync is answered
 * - `order`: the same channels in the same order, whatever crosses on them
 */
export type ReplayMode = (typeof REPLAY_MODES)[number];

/** One message that main has sent, in the form of a recording. */
export type Came = Pick<RecordedMessage, 'kind' | 'to' | 'channel' | 'args' | 'error'> & {
  /** Of an answer: the line of what it answers. */
  readonly cause?: number | undefined;
};

export interface Comparison {
  readonly compared: number;
  readonly differences: string[];
}

const isAnswer = ({ kind }: Came) => kind === 'result';

/** Compares what came with what was recorded. */
export function compare(mode: ReplayMode, recorded: readonly Came[], came: readonly Came[]): Comparison {
  if (mode === 'order')
    return inOrder(recorded, came, (message) => `${message.kind} ${message.channel} to ${message.to}`);
  const answers = byCause(recorded, came);
  if (mode === 'answers') return answers;
  const renderers = [...new Set([...recorded, ...came].map(({ to }) => to))];
  const sent = renderers.map((to) => {
    const of = (messages: readonly Came[]) => messages.filter((message) => message.to === to && !isAnswer(message));
    return inOrder(of(recorded), of(came), (message) => `${message.channel} ${told(message)} to ${to}`);
  });
  return [answers, ...sent].reduce((all, { compared, differences }) => ({
    compared: all.compared + compared,
    differences: [...all.differences, ...differences],
  }));
}

function byCause(recorded: readonly Came[], came: readonly Came[]): Comparison {
  const expected = recorded.filter(isAnswer);
  const given = new Map(came.filter(isAnswer).map((answer) => [answer.cause, answer]));
  const differences = expected.flatMap((answer) => {
    const now = given.get(answer.cause);
    const at = `line ${answer.cause}, ${answer.channel}`;
    if (now === undefined) return [`${at}: was answered ${told(answer)}, and is not answered`];
    return isSame(answer, now) ? [] : [`${at}: was answered ${told(answer)}, and is answered ${told(now)}`];
  });
  return { compared: expected.length, differences };
}

/** What differs of two lists in order: what is missing, and what is there beside. */
function inOrder(recorded: readonly Came[], came: readonly Came[], nameOf: (message: Came) => string): Comparison {
  const [expected, given] = [recorded.map(nameOf), came.map(nameOf)];
  const differences: string[] = [];
  let [at, now] = [0, 0];
  while (at < expected.length || now < given.length) {
    if (expected[at] === given[now]) {
      at++;
      now++;
      continue;
    }
    const later = given.indexOf(expected[at]!, now);
    const sooner = expected.indexOf(given[now]!, at);
    const isExtra =
      at >= expected.length || (now < given.length && later >= 0 && (sooner < 0 || later - now <= sooner - at));
    if (isExtra) differences.push(`${given[now++]}: came, and was not recorded there`);
    else differences.push(`${expected[at++]}: was recorded, and did not come there`);
  }
  return { compared: expected.length, differences };
}

function isSame(a: Came, b: Came): boolean {
  return a.error === b.error && isDeepStrictEqual(plain(a.args), plain(b.args));
}

/** Of this realm, and without what JSON leaves out. */
function plain(args: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(args));
}

function told({ args, error }: Came): string {
  return error ?? (args.length === 0 ? 'nothing' : printArgs(args));
}
