import type { JsonObject, JsonValue } from 'type-fest' with { 'resolution-mode': 'import' };
import type { Message } from '../wire/message';
import { print } from './print';
import { type ArgsOf, createLabels } from './transcript';

/** The messages as plain JSON: ends by their labels, what JSON cannot say as it is printed. */
export function messagesToJson(messages: readonly Message[], argsOf: ArgsOf): JsonObject[] {
  const label = createLabels();
  return messages.map((message) => ({
    id: message.id,
    kind: message.kind,
    direction: message.direction,
    from: label(message.from),
    to: label(message.to),
    channel: message.channel,
    args: argsOf(message).map((arg) => toJson(arg, [])),
    ...(message.ports.length > 0 && { ports: message.ports.map(({ channel }) => channel) }),
    outcome: message.outcome,
    heardBy: message.heardBy,
    ...(message.cause && { cause: message.cause.id }),
    ...(message.error !== undefined && { error: print(message.error) }),
    ...(message.problems.length > 0 && {
      problems: message.problems.map(({ kind, sentence }) => ({ kind, sentence })),
    }),
  }));
}

function toJson(value: unknown, above: readonly object[]): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || above.includes(value)) return print(value);
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => toJson(item, inside));
  const tag = Object.prototype.toString.call(value);
  if (tag === '[object Date]') return Number.isNaN(Number(value)) ? print(value) : (value as Date).toISOString();
  if (tag !== '[object Object]') return print(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item, inside)]));
}
