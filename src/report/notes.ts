import type { Arguments } from './shape';

/** Where something stands in the project: its file, from the folder that the run began in, and the line. */
export type Place = string;

/** One message of a test, as the report needs it. */
export interface NotedMessage {
  readonly id: number;
  readonly kind: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly outcome: string;
  readonly heardBy: number;
  readonly cause?: number;
  readonly problems?: readonly string[];
  /** Where it was sent, if that is in the project. */
  readonly at?: Place;
  readonly args: Arguments;
  /** The arguments as they are printed, masked, cut to what a person reads. */
  readonly shown: string;
  /** What was thrown, masked. */
  readonly error?: string;
}

/** A handler or a listener that was registered. */
export interface NotedStation {
  readonly channel: string;
  readonly as: 'handle' | 'on';
  readonly side: 'main' | 'renderer' | 'contents';
  readonly at?: Place;
}

/** One line of what a test file leaves behind: what a test has sent, or what was registered meanwhile. */
export interface Note {
  readonly version: typeof NOTES_VERSION;
  /** The test file. */
  readonly file: string;
  /** The name of the test, with those of its describes; none for what happened outside of any. */
  readonly test?: string;
  readonly messages: readonly NotedMessage[];
  readonly stations: readonly NotedStation[];
}

/** Counts up when a line is no longer read as before. */
export const NOTES_VERSION = 2;

/** A note as its line has it: what the arguments of its messages look like is told once, and they say which of it. */
interface Line extends Omit<Note, 'messages'> {
  readonly kinds: readonly Arguments[];
  readonly messages: readonly (Omit<NotedMessage, 'args'> & { readonly args: number })[];
}

/** A note as a line of text, with its end. */
export function noteText(note: Note): string {
  const kinds: Arguments[] = [];
  const known = new Map<string, number>();
  const kindOf = (args: Arguments): number => {
    const text = JSON.stringify(args);
    if (!known.has(text)) known.set(text, kinds.push(args) - 1);
    return known.get(text)!;
  };
  const messages = note.messages.map((message) => ({ ...message, args: kindOf(message.args) }));
  return `${JSON.stringify({ ...note, kinds, messages } satisfies Line)}\n`;
}

/** What can be read of the notes of one file, and how many lines cannot: one that was killed may have left half a line. */
export function readNotes(text: string): { notes: Note[]; broken: number } {
  const notes: Note[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const note = readLine(line);
    if (note === undefined) broken++;
    else notes.push(note);
  }
  return { notes, broken };
}

function readLine(line: string): Note | undefined {
  let read: Line | null;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (read?.version !== NOTES_VERSION) return undefined;
  const { kinds, ...note } = read;
  // In place: there may be very many.
  for (const message of read.messages as readonly { args: unknown }[]) message.args = kinds[message.args as number];
  return note as unknown as Note;
}
