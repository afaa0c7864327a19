import type { MessageFilter } from './filter';
import { print } from './print';

/** A filter in words, for the error of a wait that was in vain. */
export function describeFilter(filter: MessageFilter): string {
  if (typeof filter === 'string') return `a message on '${filter}'`;
  if (typeof filter === 'function') return `a message that ${filter.name || 'the function'} accepts`;
  if (Object.prototype.toString.call(filter) === '[object RegExp]') return `a message on ${String(filter)}`;
  const shown = Object.entries(filter).map(([key, value]) => `${key}: ${key === 'renderer' ? '…' : print(value)}`);
  return `a message with { ${shown.join(', ')} }`;
}
