import { isMessage, type Message } from '../bus/message';
import { isMessageList, type MessageList } from '../traffic/message-list';
import { transcript } from '../traffic/transcript';

const isMessages = (value: unknown): value is Message[] =>
  Array.isArray(value) && value.length > 0 && value.every(isMessage);

/** Prints traffic, a message, or a list of messages as the transcript, in Jest's and Vitest's snapshots. */
export const serializer = {
  test: (value: unknown): boolean => isMessageList(value) || isMessage(value) || isMessages(value),
  serialize(value: MessageList | Message | Message[], _config: unknown, indentation: string): string {
    const text = isMessageList(value) ? String(value) : transcript(isMessage(value) ? [value] : value);
    return (text || '(no messages)').replaceAll('\n', `\n${indentation}`);
  },
};
