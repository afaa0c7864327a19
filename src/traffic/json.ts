import type { JsonObject, JsonValue } from 'type-fest' with { 'resolution-mode': 'import' };
import type { Message } from '../bus/message';
import { isMask } from './mask';
import { print } from './print';
import type { Reading } from './reading';
import { createLabels } from './transcript';

/** The messages as plain JSON: ends by their labels, what JSON cannot say as it is printed. */
export function messagesToJson(messages: readonly Message[], reading: Reading): JsonObject[] {
  const label = createLabels();
  return messages.map((message) => ({
    id: message.id,
    kind: message.kind,
    direction: message.direction,
    from: label(message.from),
    to: label(message.to),
    channel: message.channel,
    args: reading.argsOf(message).map((arg) => toJson(arg)),
    ...(message.ports.length > 0 && { ports: message.ports.map(({ channel }) => channel) }),
    outcome: message.outcome,
    heardBy: message.heardBy,
    ...(message.causeOnRecord && { cause: message.causeOnRecord.id }),
    ...(message.error !== undefined && { error: print(reading.valueOf(message.error)) }),
    ...(message.problems.length > 0 && {
      problems: message.problems.map(({ kind, sentence }) => ({ kind, sentence: reading.textOf(sentence) })),
    }),
  }));
}

/** One value as plain JSON; `above` is what it is in. */
export function toJson(value: unknown, above: readonly object[] = []): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return value;
  if (typeof value !== 'object' || isMask(value)) return print(value);
  // As it is printed inside of itself.
  if (above.includes(value)) return '[Circular]';
  const inside = [...above, value];
  // A hole has no item to map.
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => toJson(item, inside));
  const tag = Object.prototype.toString.call(value);
  if (tag === '[object Date]') return Number.isNaN(Number(value)) ? print(value) : (value as Date).toISOString();
  if (tag !== '[object Object]') return print(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item, inside)]));
}
