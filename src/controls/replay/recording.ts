import * as fs from 'node:fs';
import type { RecordedMessage } from '../../report/recording/lines';
import { isObject } from '../../words/objects';
import { noRecordingError } from '../../words/replay-errors';

/** A recording as it was read. */
export interface Recording {
  /** In the order in which they were sent. */
  readonly messages: readonly RecordedMessage[];
  /** How many lines could not be read, or were never written for want of room. */
  readonly lost: number;
}

/**
 * Reads what the recorder has written, of an app that was killed as well.
 *
 * @throws Error that names the file, if there is none or nothing in it is a recording
 */
export function readRecording(file: string): Recording {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw noRecordingError(file, (error as Error).message);
  }
  const messages: RecordedMessage[] = [];
  let lost = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = parse(line);
    if (isRecorded(read)) messages.push(read);
    else lost += isObject(read) && 'dropped' in read ? Number(read.dropped) : 1;
  }
  if (messages.length === 0 && lost > 0) throw noRecordingError(file, 'nothing in it is a recorded message');
  return { messages: messages.sort((a, b) => a.id - b.id), lost };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of an app that was killed.
    return undefined;
  }
}

function isRecorded(read: unknown): read is RecordedMessage {
  return (
    isObject(read) &&
    'id' in read &&
    typeof read.id === 'number' &&
    'channel' in read &&
    typeof read.channel === 'string' &&
    'kind' in read &&
    'from' in read &&
    'to' in read &&
    'args' in read &&
    Array.isArray(read.args)
  );
}
