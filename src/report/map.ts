import { findNearest } from '../words/nearest';
import { Gathered } from './gathered';
import { type DeadWiring, type IpcMap, MAP_VERSION, type Station, type Unheard } from './ipc-map';
import type { Note, Place } from './notes';
import { Sequences } from './sequences';

/** Makes a map of what test files have noted, and of other maps; whatever the order, it is the same. */
export class MapMaker {
  readonly #channels = new Map<string, Gathered>();
  readonly #files = new Set<string>();
  readonly #sequences: Sequences;
  readonly #disagreed = new Set<string>();
  #lost = 0;

  /** @param messages - how many of each test are kept for its diagram */
  constructor(messages?: number) {
    this.#sequences = new Sequences(messages);
  }

  /** @param source - who has noted it: a worker */
  add({ file, test, messages, stations }: Note, source = ''): void {
    this.#files.add(file);
    const name = test === undefined ? file : `${file} › ${test}`;
    for (const message of messages) {
      // The messages of a port have no channel that anybody chose.
      if (message.kind !== 'port') this.#of(message.channel).add(message, name);
    }
    for (const station of stations) this.#of(station.channel).register(station);
    if (messages.length > 0) this.#sequences.add(name, source, messages);
  }

  /** Takes over what another map knows; `source` tells it from others. */
  merge(map: IpcMap, source: string): void {
    for (const file of map.files) this.#files.add(file);
    for (const entry of map.channels) this.#of(entry.channel).addEntry(entry);
    for (const test of map.tests) this.#sequences.addEntry(test, source);
    for (const test of map.disagreed ?? []) this.#disagreed.add(test);
    this.lose(map.lost ?? 0);
  }

  /** So many lines of notes could not be read. */
  lose(lines: number): void {
    this.#lost += lines;
  }

  make(): IpcMap {
    const names = [...this.#channels.keys()].sort();
    const { tests, disagreed } = this.#sequences.finish();
    const all = [...new Set([...this.#disagreed, ...disagreed])].sort();
    return {
      version: MAP_VERSION,
      files: [...this.#files].sort(),
      channels: names.map((name) => this.#channels.get(name)!.entry(name)),
      dead: deadOf(this.#channels, names, this.#files),
      ...(this.#lost > 0 && { lost: this.#lost }),
      ...(all.length > 0 && { disagreed: all }),
      tests,
    };
  }

  #of(channel: string): Gathered {
    const known = this.#channels.get(channel) ?? new Gathered();
    this.#channels.set(channel, known);
    return known;
  }
}

/** Makes the map of what the test files of a run have noted. */
export function mapOf(notes: Iterable<Note>, lost = 0): IpcMap {
  const maker = new MapMaker();
  for (const note of notes) maker.add(note);
  maker.lose(lost);
  return maker.make();
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
      const { heard, stations } = channels.get(channel)!;
      if (heard > 0) return [];
      return [...stations.values()]
        .filter((one) => one.as === as && isOfTheApp(one))
        .map(({ at }) => ({ channel, at: at! }))
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    });
  const stationed = names.filter((name) => channels.get(name)!.stations.size > 0);
  const unheard = names.flatMap((channel): Unheard[] => {
    const { heard, unheardAt, unheardIn } = channels.get(channel)!;
    if (heard > 0 || unheardIn.size === 0) return [];
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
