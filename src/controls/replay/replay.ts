import type { Bus } from '../../bus/bus';
import type { Message } from '../../bus/message';
import { clearTimeout, setTimeout } from '../../bus/timers';
import type { RecordedMessage } from '../../report/recording/lines';
import { SECRETS } from '../../report/recording/secrets';
import type { Renderer } from '../../sides/renderer';
import { toJson } from '../../traffic/json';
import { checkRules, createMasker, type MaskRule } from '../../traffic/mask';
import { print } from '../../traffic/print';
import { ReplayError } from '../../words/replay-errors';
import { unknownOptionError, valueError } from '../../words/usage-errors';
import { type Came, compare, REPLAY_MODES, type ReplayMode } from './compare';
import { readRecording } from './recording';

/** What of a fake a recording is played on. */
export interface ReplayedFake {
  /** @internal */
  readonly bus: Bus;
  /** @internal */
  readonly renderers: Iterable<Renderer>;
  createRenderer(): Renderer;
  settled(options?: { timeout?: number }): Promise<void>;
}

/** What `replay` takes beside the file. */
export interface ReplayOptions<F> {
  /** The fake in which the app's handlers are; the shared one, if nothing is said. */
  on?: F;
  /** What is compared. Default `'strict'`. */
  mode?: ReplayMode;
  /** What differs from run to run, beside secrets: as the rules of `traffic.masked`. */
  masked?: readonly MaskRule[];
  /** How many milliseconds an answer may take. Default 1,000. */
  timeout?: number;
}

/** What was played. */
export interface Replayed {
  /** How many messages were sent. */
  readonly played: number;
  /** How much of what came back was compared. */
  readonly compared: number;
  /** What could not be sent again: it carried ports, or went to another page. */
  readonly skipped: number;
  /** How many lines of the recording are lost. */
  readonly lost: number;
}

/** What a renderer can send again. */
const PLAYED = ['send', 'sendSync', 'invoke', 'postMessage'];

/**
 * Sends to the app in `fake` what the renderers of a recording have sent, each once what it had waited for has come, and compares
 * what comes back.
 *
 * @throws ReplayError with what differs; Error for a file that is no recording; TypeError for an unknown option
 */
export async function replay<F extends ReplayedFake>(
  fake: F,
  file: string,
  options: Omit<ReplayOptions<F>, 'on'>,
): Promise<Replayed> {
  checkOptions(file, options);
  const { mode = 'strict', masked = [], timeout = 1000 } = options;
  const { messages, lost } = readRecording(file);
  const reading = createMasker([...SECRETS, ...masked]);
  const shown = (args: readonly unknown[]) => args.map((arg) => toJson(reading.valueOf(arg)));
  const textOf = (error: unknown) => reading.textOf(typeof error === 'string' ? error : print(error));
  const form = <T extends { args: readonly unknown[]; error?: unknown }>({ args, error }: T) => ({
    args: shown(args),
    ...(error !== undefined && { error: textOf(error) }),
  });

  const stage = new Stage(fake);
  const came: (() => Came)[] = [];
  const unwatch = fake.bus.log.watch((message) => {
    stage.notice(message);
    const to = stage.labelOf(message);
    if (to === undefined || stage.seen.has(message)) return;
    stage.seen.add(message);
    const line = stage.lineOf(message);
    const { kind, channel } = message;
    came.push(() => ({ kind, to, channel, cause: line, ...form(message) }));
  });
  const answered = new Set(messages.filter(({ kind }) => kind === 'result').map(({ cause }) => cause));
  const open = new Map<number, Promise<void>>();
  const isPlayed = ({ direction, kind, ports }: RecordedMessage) =>
    direction === 'toMain' && PLAYED.includes(kind) && ports === undefined;
  let played = 0;
  try {
    for (const message of messages) {
      // What had come by then has come by now.
      if (message.kind === 'result') await open.get(message.cause!);
      if (!isPlayed(message)) continue;
      played++;
      const answer = stage.play(message);
      if (answer && answered.has(message.id)) open.set(message.id, within(timeout, answer));
    }
    await Promise.all(open.values());
    // What is never answered was not either.
    await fake.settled({ timeout }).catch(() => {});
  } finally {
    unwatch();
  }
  const recorded = messages
    .filter(({ from, direction }) => from === 'main' && direction === 'toRenderer')
    .map(({ kind, to, channel, cause, ...rest }): Came => ({ kind, to, channel, cause, ...form(rest) }));
  const { compared, differences } = compare(
    mode,
    recorded,
    came.map((read) => read()),
  );
  const skipped = messages.filter((message) => message.from !== 'main' && !isPlayed(message)).length;
  if (differences.length > 0) throw new ReplayError({ file, mode, compared, differences, skipped, lost });
  return { played, compared, skipped, lost };
}

/** The renderers of a recording, as those of a fake. */
class Stage {
  readonly seen = new Set<Message>();
  readonly #renderers = new Map<string, Renderer>();
  /** The lines of what is played, by what it is on record. */
  readonly #lines = new Map<Message, number>();
  #next: Pick<RecordedMessage, 'id' | 'kind' | 'channel'> | undefined;

  constructor(private readonly fake: ReplayedFake) {}

  /** A message is on record: the first that is as the one which is sent now is that one. */
  notice(message: Message): void {
    const next = this.#next;
    if (next?.kind !== message.kind || next.channel !== message.channel) return;
    this.#lines.set(message, next.id);
    this.#next = undefined;
  }

  /** Sends a message again. Returns what waits for its answer, if it has one to come. */
  play({ id, from, kind, channel, args }: RecordedMessage): Promise<unknown> | undefined {
    const { ipcRenderer } = this.#rendererOf(from);
    this.#next = { id, kind, channel };
    switch (kind) {
      case 'invoke':
        return ipcRenderer.invoke(channel, ...args);
      case 'sendSync':
        ipcRenderer.sendSync(channel, ...args);
        return undefined;
      case 'postMessage':
        ipcRenderer.postMessage(channel, args[0]);
        return undefined;
      default:
        ipcRenderer.send(channel, ...args);
        return undefined;
    }
  }

  /** The name that the recording has for the renderer to which main has sent `message`. */
  labelOf({ from, to, kind }: Message): string | undefined {
    if (from.process !== 'main' || to.process !== 'renderer' || kind === 'port') return undefined;
    for (const [label, { frame }] of this.#renderers) if (frame.endpoint === to) return label;
    const renderers = [...this.fake.renderers];
    const index = renderers.findIndex(({ frame }) => frame.endpoint === to);
    return index < 0 ? undefined : `renderer#${index + 1}`;
  }

  lineOf({ kind, cause }: Message): number | undefined {
    return kind === 'result' && cause ? this.#lines.get(cause) : undefined;
  }

  /** The n-th of the fake for `renderer#n`; one more, if there is none. */
  #rendererOf(label: string): Renderer {
    const known = this.#renderers.get(label);
    if (known) return known;
    const index = Number(/\d+$/.exec(label)?.[0] ?? 1) - 1;
    const renderer = [...this.fake.renderers][index] ?? this.fake.createRenderer();
    this.#renderers.set(label, renderer);
    return renderer;
  }
}

/** When `work` is done, however; or when it has taken too long. */
async function within(timeout: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeout);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}

const OPTIONS = ['on', 'mode', 'masked', 'timeout'] as const;

function checkOptions(file: unknown, options: object): void {
  if (typeof file !== 'string') throw valueError('replay', file, 'the path of a recording');
  for (const name of Object.keys(options)) {
    if (!(OPTIONS as readonly string[]).includes(name)) throw unknownOptionError('replay', name, OPTIONS);
  }
  const { mode, masked, timeout } = options as ReplayOptions<never>;
  if (mode !== undefined && !REPLAY_MODES.includes(mode)) {
    throw valueError('mode', mode, REPLAY_MODES.map((one) => `'${one}'`).join(', '));
  }
  if (masked !== undefined) checkRules(masked);
  if (timeout !== undefined && !(timeout > 0)) throw valueError('timeout', timeout, 'a number of milliseconds above 0');
}
