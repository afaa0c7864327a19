import type { Message } from '../bus/message';

/** How messages are read to be printed: as they are, or masked. */
export interface Reading {
  argsOf(message: Message): readonly unknown[];
  /** What a message has beside its arguments: what was thrown. */
  valueOf(value: unknown): unknown;
  textOf(text: string): string;
}

export const AS_THEY_ARE: Reading = {
  argsOf: (message) => message.args,
  valueOf: (value) => value,
  textOf: (text) => text,
};
