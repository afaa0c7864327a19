import { appendFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { TwinEmitter } from '../bus/emitter';
import type { Endpoint, Message } from '../bus/message';
import { subjectOf } from '../bus/subject';
import type { FakeElectron } from '../fake/fake';
import { readMasks } from '../report/masks';
import { NOTES_VERSION, type Note, type NotedMessage, type NotedStation, noteText, type Place } from '../report/notes';
import { argumentsOf } from '../report/shape';
import { printArgs } from '../traffic/print';
import type { Reading } from '../traffic/reading';
import { outcomeOf } from '../traffic/sequence';
import { createLabels } from '../traffic/transcript';
import { describeThrown } from '../words/errors';
import { Places } from './places';
import { nameOf } from './twin-methods';

/** Which test is running, as the runner says. */
export interface RunningTest {
  readonly file: string | undefined;
  readonly test: string | undefined;
}

/** As much of what was sent as a person reads. */
const SHOWN = 300;

/**
 * Notes what crosses and what is registered on a fake, for a report on the whole run.
 *
 * @param folder - what the reporter has made for the notes of its run
 * @returns writes down what there is since the last time; to be called when a test, or the file, has ended
 */
export function gather(fake: FakeElectron, folder: string, running: () => RunningTest): () => void {
  const places = new Places(process.cwd());
  const file = join(folder, `${process.pid}-${process.env.JEST_WORKER_ID ?? process.env.VITEST_POOL_ID ?? 0}.jsonl`);
  const reading = readMasks(folder);
  const sentAt = new Map<Message, Place | undefined>();
  let stations: NotedStation[] = [];
  const watch = (message: Message): void => {
    if (!sentAt.has(message)) sentAt.set(message, message.kind === 'result' ? undefined : places.above(watch));
  };
  fake.bus.log.watch(watch);
  const registered: Registered = (emitter, as, channel, above) => {
    const subject = subjectOf(emitter);
    // Contents are told of much that is no message.
    if (subject?.bus !== fake.bus || !['ipcMain', 'ipcRenderer'].includes(String(nameOf(emitter)))) return;
    const at = places.above(above);
    stations.push({ channel, as, side: subject.side as NotedStation['side'], ...(at !== undefined && { at }) });
  };
  onListened((emitter, channel, above) => registered(emitter, 'on', channel, above));
  fake.bus.onHandle = (ipc, channel, above) => registered(ipc, 'handle', channel, above);
  return () => {
    if (sentAt.size === 0 && stations.length === 0) return;
    const { file: testFile, test } = running();
    const label = createLabels();
    const note: Note = {
      version: NOTES_VERSION,
      file: relative(process.cwd(), testFile ?? '')
        .split(sep)
        .join('/'),
      ...(test !== undefined && { test }),
      messages: [...sentAt].map(([message, at]) => noteOf(message, at, label, reading)),
      stations,
    };
    sentAt.clear();
    stations = [];
    // In one piece: other files of this process write there as well, and a worker may be killed.
    appendFileSync(file, noteText(note));
  };
}

function noteOf(
  message: Message,
  at: Place | undefined,
  label: (end: Endpoint) => string,
  reading: Reading,
): NotedMessage {
  return {
    id: message.id,
    kind: message.kind,
    direction: message.direction,
    from: label(message.from),
    to: label(message.to),
    channel: message.channel,
    outcome: outcomeOf(message),
    heardBy: message.heardBy,
    ...(message.causeOnRecord && { cause: message.causeOnRecord.id }),
    ...(message.problems.length > 0 && { problems: message.problems.map(({ kind }) => kind) }),
    ...(at !== undefined && { at }),
    args: argumentsOf(message.args),
    // As text once more: a pattern is to find a number as well.
    shown: cut(reading.textOf(printArgs(reading.argsOf(message)))),
    ...(message.error !== undefined && { error: cut(reading.textOf(describeThrown(message.error))) }),
  };
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

type Registered = (emitter: object, as: 'handle' | 'on', channel: string, above: (...args: never[]) => unknown) => void;

/** On the classes of this test file, and only while it is reported on: so it costs nothing otherwise. */
function onListened(tell: (emitter: object, channel: string, above: (...args: never[]) => unknown) => void): void {
  const prototype = TwinEmitter.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ['on', 'addListener', 'prependListener']) {
    const original = prototype[name]!;
    const told = function (this: object, channel: unknown, ...rest: unknown[]): unknown {
      // The fake's own, which every emitter has.
      if (typeof channel === 'string' && channel !== 'error') tell(this, channel, told);
      return Reflect.apply(original, this, [channel, ...rest]);
    };
    Object.defineProperty(prototype, name, { value: told, writable: true, configurable: true });
  }
}
