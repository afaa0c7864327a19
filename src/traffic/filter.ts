import type { Direction, Endpoint, Message, MessageKind, Outcome } from '../bus/message';
import { subjectOf } from '../bus/subject';
import { filterError } from '../words/usage-errors';

/** Which messages are meant. Everything given must hold; `kind: 'result'` is how answers are asked for. */
export interface MessageCriteria {
  /** The channel, or a pattern for it. */
  channel?: string | RegExp;
  /** How it was sent; one of several. */
  kind?: MessageKind | readonly MessageKind[];
  /** Which way it went. */
  direction?: Direction;
  /** From or to this renderer: an `ipcRenderer`, a renderer, a `WebContents` or a `BrowserWindow`. */
  renderer?: object;
  /** What became of it; one of several. */
  outcome?: Outcome | readonly Outcome[];
}

/** A channel, a pattern for channels, criteria, or a function. */
export type MessageFilter = string | RegExp | MessageCriteria | ((message: Message) => unknown);

const CRITERIA = ['channel', 'kind', 'direction', 'renderer', 'outcome'];

/**
 * Makes a predicate of `filter`. Answers (`result`) are passed over unless the filter asks for them by kind or is a
 * function.
 *
 * @throws TypeError that names what was given and what is accepted
 */
export function toPredicate(filter: MessageFilter): (message: Message) => boolean {
  if (typeof filter === 'function') return (message) => Boolean(filter(message));
  if (typeof filter === 'string' || isRegExp(filter)) return toPredicate({ channel: filter });
  if (typeof filter !== 'object' || filter === null) throw filterError(filter);
  const unknown = Object.keys(filter).find((key) => !CRITERIA.includes(key));
  if (unknown !== undefined) throw filterError(filter, unknown, CRITERIA);
  const { channel, kind, direction, renderer, outcome } = filter;
  const endpoint = renderer === undefined ? undefined : endpointOf(renderer);
  return (message) =>
    (kind === undefined ? message.kind !== 'result' : includes(kind, message.kind)) &&
    (channel === undefined || matchesChannel(channel, message.channel)) &&
    (direction === undefined || message.direction === direction) &&
    (endpoint === undefined || sameEnd(endpoint, message.from) || sameEnd(endpoint, message.to)) &&
    (outcome === undefined || includes(outcome, message.outcome));
}

/** The endpoint a twin, a renderer or a window speaks of. */
function endpointOf(value: object): Endpoint {
  const endpoint = rendererSubject(value)?.endpoint;
  if (endpoint === undefined) throw filterError(value, 'renderer');
  return endpoint;
}

/** The subject a value stands for: a window stands for its contents, a renderer for its ipcRenderer. */
export function rendererSubject(value: object): ReturnType<typeof subjectOf> {
  const own = subjectOf(value);
  if (own) return own;
  const { webContents, ipcRenderer } = value as { webContents?: object; ipcRenderer?: object };
  return subjectOf(ipcRenderer) ?? subjectOf(webContents);
}

/** Whether `end` is the wanted renderer's: the exported one has another frame in each window that adopts it. */
export function sameEnd(wanted: Endpoint, end: Endpoint): boolean {
  if (wanted === end) return true;
  if (end.process === 'main' || lineOf(wanted) !== lineOf(end)) return false;
  return wanted.id === end.id || Boolean(wanted.primary && end.primary);
}

/** A host stands at the end of its guest's line. */
function lineOf({ process }: Endpoint): Endpoint['process'] {
  return process === 'host' ? 'renderer' : process;
}

function matchesChannel(wanted: string | RegExp, channel: string): boolean {
  if (typeof wanted === 'string') return wanted === channel;
  // A global or sticky pattern remembers where it stopped.
  wanted.lastIndex = 0;
  return wanted.test(channel);
}

function includes<T>(wanted: T | readonly T[], value: T): boolean {
  return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
}

function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}
