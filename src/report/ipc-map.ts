import type { DiagramStep } from '../traffic/sequence';
import type { Place } from './notes';
import type { Arguments, Shape } from './shape';

/** The map of an app's IPC: what `ipc-map.json` holds. The same run gives the same map. */
export interface IpcMap {
  /** Of this form. */
  readonly version: typeof MAP_VERSION;
  /** The test files that it is made from. */
  readonly files: readonly string[];
  readonly channels: readonly ChannelEntry[];
  readonly dead: DeadWiring;
  /** What could not be read of the notes of the run, in lines. */
  readonly lost?: number;
  /** The tests that were recorded more than once, and not in the same way. */
  readonly disagreed?: readonly string[];
  /** What crossed in each test, in order. */
  readonly tests: readonly TestEntry[];
}

export const MAP_VERSION = 2;

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
  /** How many of its messages somebody heard, or a mock answered. */
  readonly heard: number;
  /** Of those that nobody was there for: where they were sent, and by which tests. */
  readonly unheard?: { readonly at: readonly Place[]; readonly tests: readonly string[] };
  readonly args: Arguments;
  /** What its invokes and sendSyncs were answered. */
  readonly answer?: Shape;
  /** Some lists of arguments as they were printed: the shortest. */
  readonly examples: readonly string[];
  /** Some answers. */
  readonly answers?: readonly string[];
}

export interface Station {
  readonly as: 'handle' | 'on';
  readonly side: string;
  readonly at?: Place;
}

/** One test: the arrows of its sequence diagram. */
export interface TestEntry {
  /** `file › test`, or the file alone for what happened outside of any test. */
  readonly test: string;
  readonly steps: readonly MapStep[];
  /** How many more messages there were. */
  readonly more?: number;
}

export interface MapStep extends DiagramStep {
  /** Where it was sent. */
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

/** The map as its file holds it: a step on a line of its own, so that a change of it is a line in a diff. */
export function mapText({ tests, ...rest }: IpcMap): string {
  const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, '');
  const items = tests.map(({ test, steps, more }) => {
    const lines = steps.map((step) => `        ${JSON.stringify(step)}`).join(',\n');
    return [
      '    {',
      `      "test": ${JSON.stringify(test)},`,
      `      "steps": [${lines === '' ? '' : `\n${lines}\n      `}]${more === undefined ? '' : ','}`,
      ...(more === undefined ? [] : [`      "more": ${more}`]),
      '    }',
    ].join('\n');
  });
  return `${head},\n  "tests": [${items.length === 0 ? '' : `\n${items.join(',\n')}\n  `}]\n}\n`;
}
