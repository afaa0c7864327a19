import type { Message } from '../bus/message';
import { nearest } from '../words/nearest';
import type { Question } from './judge';
import { print, printArgs } from './print';

export interface Finding {
  readonly question: Question;
  readonly negated: boolean;
  /** What the subject did on this channel. */
  readonly onChannel: readonly Message[];
  /** What the subject did on any channel. */
  readonly told: readonly Message[];
  /** Everything on record. */
  readonly messages: readonly Message[];
  readonly expected: readonly unknown[] | undefined;
}

const VERBS = {
  Sent: 'sent',
  Invoked: 'invoked',
  SentSync: 'sent by sendSync',
  SentToHost: 'sent to the host',
  Received: 'received',
  Handled: 'handled',
};

/** The failure message: what was asked, beside what was recorded on that channel, and the way out of a typo. */
export function explain(finding: Finding): string {
  const { question, negated, onChannel, expected } = finding;
  const verb = VERBS[question.family];
  const given = [print(question.channel), ...(expected ?? []).map(print)].join(', ');
  const n = question.n === undefined ? '' : `${question.n}, `;
  const call = question.mode === 'times' ? `${given}, ${question.n}` : `${question.mode === 'nth' ? n : ''}${given}`;
  const lines = [`${negated ? 'not.' : ''}${question.asked}(${call})`, ''];
  lines.push(`Expected: ${negated ? 'not ' : ''}${wanted(question, expected, verb)}`);
  if (onChannel.length === 0) lines.push(`Recorded: nothing was ${verb} on '${question.channel}'.${hint(finding)}`);
  else {
    lines.push(`Recorded on '${question.channel}': ${onChannel.length}`);
    for (const [index, message] of onChannel.entries()) {
      const outcome = message.outcome === 'unheard' || message.outcome === 'mocked' ? `  (${message.outcome})` : '';
      lines.push(`  ${index + 1}.  ${printArgs(message.args) || '(no arguments)'}${outcome}`);
    }
  }
  const [only] = onChannel;
  if (!negated && onChannel.length === 1 && only && expected !== undefined && question.mode !== 'times') {
    lines.push('', difference(expected, only.args));
  }
  return lines.join('\n');
}

function wanted({ channel, mode, n }: Question, expected: readonly unknown[] | undefined, verb: string): string {
  const args = expected === undefined ? '' : ` with ${printArgs(expected) || 'no arguments'}`;
  const times = { any: '', times: ` ${n} ${n === 1 ? 'time' : 'times'}`, nth: `, number ${n},`, last: ', last,' }[mode];
  return `'${channel}' ${verb}${times}${args}`;
}

/** The nearest channel for a typo; the right assertion where the message went another way. */
function hint({ question, told, messages }: Finding): string {
  const { channel } = question;
  const elsewhere = messages.find((message) => message.channel === channel && message.kind !== 'result');
  if (elsewhere) {
    const { kind, from, to, outcome } = elsewhere;
    const article = kind === 'invoke' ? 'an' : 'a';
    return ` There was ${article} ${kind} on it from ${from.process} to ${to.process} (${outcome}).`;
  }
  const channels = [...new Set(told.map((message) => message.channel))];
  if (channels.length === 0) return messages.length === 0 ? ' Nothing at all was recorded.' : '';
  return (
    nearest(channel, channels, ' Did you mean ') ||
    ` The channels were ${channels.map((name) => `'${name}'`).join(', ')}.`
  );
}

function difference(expected: readonly unknown[], actual: readonly unknown[]): string {
  const { diff } = require('jest-diff') as typeof import('jest-diff');
  const plain = (text: string) => text;
  const colours = { aColor: plain, bColor: plain, changeColor: plain, commonColor: plain, patchColor: plain };
  const options = { ...colours, aAnnotation: 'Expected', bAnnotation: 'Recorded' };
  return diff(expected, actual, options) ?? '';
}
