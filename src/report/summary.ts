import type { DeadStation, IpcMap, Unheard } from './ipc-map';

/** What a run must reach, as coverage thresholds are given. */
export interface Thresholds {
  /** How many of a hundred channels have to be exercised by a test. */
  readonly channels?: number;
  /** How many handlers, listeners and messages may be wired to nothing. */
  readonly deadWiring?: number;
}

/** How many of each kind are named before the rest are counted. */
const NAMED = 5;

/** One screen of text: how many channels there are, and what is wired to nothing. */
export function summaryOf(map: IpcMap): string {
  const { channels, dead, disagreed = [], lost = 0 } = map;
  const counts = [count(channels.length, 'channel'), `${exercised(map)} exercised`];
  const lines = [
    list(dead.handlers, 'handler never called', 'handlers never called', station),
    list(dead.listeners, 'listener never reached', 'listeners never reached', station),
    list(dead.unheard, 'message never heard', 'messages never heard', unheard),
    list(disagreed, 'test recorded in several ways', 'tests recorded in several ways', (test) => test),
  ].filter((line) => line !== '');
  if (lost > 0)
    lines.push(`${count(lost, 'line')} of the notes could not be read: a worker was killed, or is of another version`);
  return [counts.join(', '), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What a run has not reached; nothing if it has. */
export function shortfalls(map: IpcMap, { channels, deadWiring }: Thresholds): string[] {
  const { handlers, listeners, unheard: lost } = map.dead;
  const dead = handlers.length + listeners.length + lost.length;
  const share = map.channels.length === 0 ? 100 : (exercised(map) / map.channels.length) * 100;
  return [
    ...(channels !== undefined && share < channels
      ? [`IPC threshold for channels (${channels}%) not met: ${Number(share.toFixed(2))}%`]
      : []),
    ...(deadWiring !== undefined && dead > deadWiring
      ? [`IPC threshold for dead wiring (${deadWiring}) not met: ${dead}`]
      : []),
  ];
}

function exercised({ channels }: IpcMap): number {
  return channels.filter(({ tests }) => tests.length > 0).length;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function list<T>(all: readonly T[], one: string, many: string, nameOf: (item: T) => string): string {
  if (all.length === 0) return '';
  const named = all.slice(0, NAMED).map(nameOf);
  const more = all.length > NAMED ? [`and ${all.length - NAMED} more`] : [];
  return `${all.length} ${all.length === 1 ? one : many}: ${[...named, ...more].join(', ')}`;
}

function station({ channel, at }: DeadStation): string {
  return `${channel} (${at})`;
}

function unheard({ channel, at, meant }: Unheard): string {
  return `${channel}${at === undefined ? '' : ` (${at})`}${meant === undefined ? '' : `, did you mean ${meant}?`}`;
}
