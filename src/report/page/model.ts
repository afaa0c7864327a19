import { endsOf } from '../../traffic/sequence';
import type { ChannelEntry, IpcMap, MapStep } from '../ipc-map';
import type { PageData } from '../page-file';

/** How a message ended, as the page colours it. */
export type Tone = 'good' | 'mocked' | 'warn' | 'bad' | 'open';

const TONES: Readonly<Record<string, Tone>> = {
  returned: 'good',
  heard: 'good',
  mocked: 'mocked',
  unheard: 'warn',
  lost: 'bad',
  threw: 'bad',
  pending: 'open',
  queued: 'open',
};

export function toneOf(outcome: string): Tone {
  return Object.hasOwn(TONES, outcome) ? TONES[outcome]! : 'open';
}

/** What a step looks like: what Electron would be silent about is marked whatever became of it. */
export function toneOfStep({ outcome, problems }: MapStep): Tone {
  const tone = toneOf(outcome);
  return problems && problems.length > 0 && tone === 'good' ? 'warn' : tone;
}

export interface ChannelView {
  readonly entry: ChannelEntry;
  readonly calls: number;
  readonly dead: 'handler' | 'listener' | 'unheard' | undefined;
  readonly meant: string | undefined;
  /** What a search looks through, in lower case. */
  readonly text: string;
}

export interface TestView {
  readonly index: number;
  readonly name: string;
  readonly file: string;
  /** Without its file. */
  readonly title: string;
  readonly steps: readonly MapStep[];
  readonly more: number;
  readonly bad: number;
  readonly text: string;
}

/** Messages from one process to another, in all tests. */
export interface Line {
  readonly from: string;
  readonly to: string;
  count: number;
  readonly channels: Map<string, number>;
}

export interface Model {
  readonly title: string;
  readonly lost: readonly string[];
  readonly map: IpcMap;
  readonly channels: readonly ChannelView[];
  readonly byName: ReadonlyMap<string, ChannelView>;
  readonly tests: readonly TestView[];
  readonly byTest: ReadonlyMap<string, TestView>;
  readonly messages: number;
  readonly exercised: number;
  readonly deadCount: number;
  readonly ends: readonly string[];
  readonly lines: readonly Line[];
}

export function modelOf({ title, lost = [], map }: PageData): Model {
  const { dead } = map;
  const handlers = new Set(dead.handlers.map(({ channel }) => channel));
  const listeners = new Set(dead.listeners.map(({ channel }) => channel));
  const unheard = new Map(dead.unheard.map((one) => [one.channel, one]));
  const channels = map.channels.map((entry): ChannelView => {
    const { channel } = entry;
    const deadAs = handlers.has(channel) ? 'handler' : listeners.has(channel) ? 'listener' : undefined;
    return {
      entry,
      calls: Object.values(entry.outcomes).reduce((sum, count) => sum + count, 0),
      dead: deadAs ?? (unheard.has(channel) ? 'unheard' : undefined),
      meant: unheard.get(channel)?.meant,
      text: [channel, ...entry.sent, ...entry.registered.map(({ at }) => at ?? '')].join('\n').toLowerCase(),
    };
  });
  const tests = map.tests.map(({ test, steps, more = 0 }, index): TestView => {
    const cut = test.indexOf(' › ');
    return {
      index,
      name: test,
      file: cut < 0 ? test : test.slice(0, cut),
      title: cut < 0 ? 'outside of any test' : test.slice(cut + 3),
      steps,
      more,
      bad: steps.filter((step) => step.kind !== 'result' && ['warn', 'bad'].includes(toneOfStep(step))).length,
      text: test.toLowerCase(),
    };
  });
  const lines = new Map<string, Line>();
  for (const { steps } of tests) {
    for (const { from, to, channel, kind } of steps) {
      if (kind === 'result') continue;
      const key = `${from} ${to}`;
      const line = lines.get(key) ?? { from, to, count: 0, channels: new Map<string, number>() };
      line.count++;
      line.channels.set(channel, (line.channels.get(channel) ?? 0) + 1);
      lines.set(key, line);
    }
  }
  return {
    title,
    lost,
    map,
    channels,
    byName: new Map(channels.map((view) => [view.entry.channel, view])),
    tests,
    byTest: new Map(tests.map((view) => [view.name, view])),
    messages: channels.reduce((sum, { calls }) => sum + calls, 0),
    exercised: channels.filter(({ entry }) => entry.tests.length > 0).length,
    deadCount: dead.handlers.length + dead.listeners.length + dead.unheard.length,
    ends: endsOf([...lines.values()]),
    lines: [...lines.values()],
  };
}
