import { findNearest } from '../words/nearest';
import type { Note, NotedMessage, NotedStation, Place } from './notes';
import { type Arguments, eitherArguments, type Shape, union } from './shape';

/** The map of an app's IPC: what `ipc-map.json` holds. The same run gives the same map. */
export interface IpcMap {
  /** Of this form. */
  readonly version: typeof MAP_VERSION;
  readonly channels: readonly ChannelEntry[];
  readonly dead: DeadWiring;
  /** What could not be read of the notes of the run, in lines. */
  readonly lost?: number;
}

export const MAP_VERSION = 1;

export interface ChannelEntry {
  readonly channel: string;
  /** Which ways it is used: `invoke toMain`. */
  readonly ways: readonly string[];
  /** Who registers on it: `handle main src/main/notes.ts:12`. */
  readonly registered: readonly Station[];
  /** Where it is sent. */
  readonly sent: readonly Place[];
  /** The tests that exercise it, `file › test`. */
  readonly tests: readonly string[];
  /** How often it ended in which way. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly args: Arguments;
  /** What its invokes and sendSyncs were answered. */
  readonly answer?: Shape;
  /** One list of arguments as it was printed. */
  readonly example?: string;
}

export interface Station {
  readonly as: 'handle' | 'on';
  readonly side: string;
  readonly at?: Place;
}

/** What is wired to nothing. */
export interface DeadWiring {
  readonly handlers: readonly DeadStation[];
  readonly listeners: readonly DeadStation[];
  readonly unheard: readonly Unheard[];
}

export interface DeadStation {
  readonly channel: string;
  readonly at: Place;
}

export interface Unheard {
  readonly channel: string;
  /** Where it was sent, if that is known. */
  readonly at?: Place;
  readonly tests: readonly string[];
  /** The channel that somebody listens on and that was likely meant. */
  readonly meant?: string;
}

/** What is known of a channel while notes are read. */
class Gathered {
  readonly ways = new Set<string>();
  readonly stations = new Map<string, Station>();
  readonly sent = new Set<Place>();
  readonly tests = new Set<string>();
  readonly outcomes = new Map<string, number>();
  args: Arguments | undefined;
  readonly answers: Shape[] = [];
  example: string | undefined;
  readonly unheardAt = new Set<Place>();
  readonly unheardIn = new Set<string>();
  isHeard = false;

  add(message: NotedMessage, test: string): void {
    if (message.kind === 'result') {
      // Nothing is known of the answer of one that was rejected.
      if (message.outcome !== 'threw') this.answers.push(message.args.shapes[0] ?? 'undefined');
      return;
    }
    this.ways.add(`${message.kind} ${message.direction}`);
    if (message.at !== undefined) this.sent.add(message.at);
    this.tests.add(test);
    this.outcomes.set(message.outcome, (this.outcomes.get(message.outcome) ?? 0) + 1);
    this.args = this.args === undefined ? message.args : eitherArguments(this.args, message.args);
    // The shortest, so that it is the same in whatever order the files are read.
    if (this.example === undefined || isBefore(message.shown, this.example)) this.example = message.shown;
    if (message.heardBy > 0 || message.outcome === 'mocked') this.isHeard = true;
    if (message.outcome === 'unheard' || message.problems?.includes('no-handler')) {
      this.unheardIn.add(test);
      if (message.at !== undefined) this.unheardAt.add(message.at);
    }
  }

  register({ as, side, at }: NotedStation): void {
    this.stations.set(`${as} ${side} ${at ?? ''}`, { as, side, ...(at !== undefined && { at }) });
  }

  entry(channel: string): ChannelEntry {
    return {
      channel,
      ways: [...this.ways].sort(),
      registered: [...this.stations.keys()].sort().map((key) => this.stations.get(key)!),
      sent: [...this.sent].sort(),
      tests: [...this.tests].sort(),
      outcomes: Object.fromEntries([...this.outcomes].sort(([a], [b]) => (a < b ? -1 : 1))),
      args: this.args ?? { shapes: [], least: 0 },
      ...(this.answers.length > 0 && { answer: union(this.answers) }),
      ...(this.example !== undefined && { example: this.example }),
    };
  }
}

function isBefore(a: string, b: string): boolean {
  return a.length < b.length || (a.length === b.length && a < b);
}

/** Makes the map of what the test files of a run have noted. */
export function mapOf(notes: Iterable<Note>, lost = 0): IpcMap {
  const channels = new Map<string, Gathered>();
  const testFiles = new Set<string>();
  const of = (channel: string): Gathered => {
    const known = channels.get(channel) ?? new Gathered();
    channels.set(channel, known);
    return known;
  };
  for (const { file, test, messages, stations } of notes) {
    testFiles.add(file);
    for (const message of messages) {
      // The messages of a port have no channel that anybody chose.
      if (message.kind !== 'port') of(message.channel).add(message, test === undefined ? file : `${file} › ${test}`);
    }
    for (const station of stations) of(station.channel).register(station);
  }
  const names = [...channels.keys()].sort();
  return {
    version: MAP_VERSION,
    channels: names.map((name) => channels.get(name)!.entry(name)),
    dead: deadOf(channels, names, testFiles),
    ...(lost > 0 && { lost }),
  };
}

function deadOf(
  channels: ReadonlyMap<string, Gathered>,
  names: readonly string[],
  testFiles: ReadonlySet<string>,
): DeadWiring {
  // What a test registers for itself, and what a library does, is none of the app's wiring.
  const isOfTheApp = ({ at }: Station) => at !== undefined && !testFiles.has(fileOf(at));
  const silent = (as: Station['as']) =>
    names.flatMap((channel) => {
      const { isHeard, stations } = channels.get(channel)!;
      if (isHeard) return [];
      return [...stations.values()]
        .filter((one) => one.as === as && isOfTheApp(one))
        .map(({ at }) => ({ channel, at: at! }));
    });
  const stationed = names.filter((name) => channels.get(name)!.stations.size > 0);
  const unheard = names.flatMap((channel): Unheard[] => {
    const { isHeard, unheardAt, unheardIn } = channels.get(channel)!;
    if (isHeard || unheardIn.size === 0) return [];
    const meant = findNearest(
      channel,
      stationed.filter((name) => name !== channel),
    );
    const [at] = [...unheardAt].sort();
    return [
      {
        channel,
        ...(at !== undefined && { at }),
        tests: [...unheardIn].sort(),
        ...(meant !== undefined && { meant }),
      },
    ];
  });
  return { handlers: silent('handle'), listeners: silent('on'), unheard };
}

function fileOf(place: Place): string {
  return place.replace(/:\d+$/, '');
}
