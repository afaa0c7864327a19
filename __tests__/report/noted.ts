import type { Note, NotedMessage, NotedStation } from '../../src/report/notes';
import { argumentsOf } from '../../src/report/shape';

/** An invoke of main's that was answered. */
export const message = (channel: string, more: Partial<NotedMessage> = {}): NotedMessage => ({
  id: 1,
  kind: 'invoke',
  direction: 'toMain',
  from: 'renderer#1',
  to: 'main',
  channel,
  outcome: 'returned',
  heardBy: 1,
  args: argumentsOf([]),
  shown: '',
  ...more,
});

/** A handler of main's. */
export const handler = (channel: string, at?: string): NotedStation => ({
  channel,
  as: 'handle',
  side: 'main',
  ...(at !== undefined && { at }),
});

/** What was noted in one test file. */
export const note = (more: Partial<Note>): Note => ({
  version: 2,
  file: 'a.test.ts',
  messages: [],
  stations: [],
  ...more,
});
