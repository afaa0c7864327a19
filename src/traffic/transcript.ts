import type { Endpoint, Message } from '../bus/message';
import { describeThrown } from '../words/errors';
import { printArgs } from './print';
import { AS_THEY_ARE, type Reading } from './reading';

/** Widths of the first three columns. */
const STOPS = { way: 25, kind: 8, channel: 12 };
/** A cell that is too long moves to the next of these, so that one long channel does not rewrite every line. */
const STEP = 4;

/** Names the ends of messages, counting by first appearance; `renderer#1` is the exported one. */
export function createLabels(): (endpoint: Endpoint) => string {
  const names = new Map<string, string>();
  const counts = { renderer: 1, host: 0, worker: 0, utility: 0 };
  return (endpoint) => {
    if (endpoint.process === 'main') return 'main';
    if (endpoint.primary) return 'renderer#1';
    const key = `${endpoint.process} ${endpoint.id}`;
    let name = names.get(key);
    if (name === undefined) {
      name = `${endpoint.process}#${++counts[endpoint.process]}`;
      names.set(key, name);
    }
    return name;
  };
}

/** One line a message, indented under the one that caused it: readable in a code review. */
export function transcript(messages: readonly Message[], reading: Reading = AS_THEY_ARE): string {
  const label = createLabels();
  const shown = new Set(messages);
  return messages.map((message) => line(message, label, depth(message, shown), reading)).join('\n');
}

function line(message: Message, label: (end: Endpoint) => string, indent: number, reading: Reading): string {
  const way = `${'  '.repeat(indent)}${label(message.from)} → ${label(message.to)}`;
  const cells = cell(way, STOPS.way) + cell(message.kind, STOPS.kind) + cell(message.channel, STOPS.channel);
  return `${cells}${[printArgs(reading.argsOf(message)), luggage(message), ending(message, reading)].filter(Boolean).join('  ')}`.trimEnd();
}

/** How many printed messages this one is nested in; an answer stands beside what it answers. */
function depth(message: Message, shown: ReadonlySet<Message>): number {
  let count = message.kind === 'result' ? -1 : 0;
  for (let cause = message.cause; cause; cause = cause.cause) {
    if (shown.has(cause) && cause.kind !== 'result') count++;
  }
  return Math.max(count, 0);
}

function cell(text: string, width: number): string {
  let stop = width;
  while (text.length + 2 > stop) stop += STEP;
  return text.padEnd(stop);
}

/** The ports that came along, by the channel of their own messages. */
function luggage({ ports }: Message): string {
  return ports.length === 0 ? '' : `with ${ports.map((port) => port.channel).join(', ')}`;
}

function ending(message: Message, reading: Reading): string {
  const oneLine = (error: unknown) => reading.textOf(describeThrown(error)).replaceAll('\n', '\\n');
  const { outcome, kind, error } = message;
  if (outcome === 'unheard' || outcome === 'mocked' || outcome === 'pending' || outcome === 'queued') {
    return `(${outcome})`;
  }
  if (outcome === 'lost') return error === undefined ? '(lost)' : `(lost: ${oneLine(error)})`;
  // What a handler threw is told by its answer.
  if (kind === 'result' || (outcome === 'threw' && message.answer === undefined)) {
    return error === undefined ? '' : `(${oneLine(error)})`;
  }
  return '';
}
