import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runCommand } from '../../src/project/command';
import { type IpcMap, mapText } from '../../src/report/ipc-map';
import { MapMaker, mapOf } from '../../src/report/map';
import type { Note, NotedMessage } from '../../src/report/notes';
import { argumentsOf } from '../../src/report/shape';
import { summaryOf } from '../../src/report/summary';
import { handler, note, message as noted } from './noted';

const message = (channel: string, more: Partial<NotedMessage> = {}) =>
  noted(channel, { args: argumentsOf([1]), shown: '1', ...more });

const SAVES = note({
  test: 'saves',
  messages: [message('save'), message('save', { id: 2, kind: 'result', cause: 1, shown: '2', args: argumentsOf([2]) })],
  stations: [handler('save', 'src/main.ts:1'), handler('open', 'src/main.ts:2')],
});
const OPENS = note({
  file: 'b.test.ts',
  test: 'opens',
  messages: [
    message('open', { args: argumentsOf([]), shown: '' }),
    message('sav', { outcome: 'threw', heardBy: 0, problems: ['no-handler'], at: 'src/page.ts:9', error: 'Error: no' }),
  ],
  stations: [handler('open', 'src/main.ts:2')],
});

let cwd: string;
beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'maps-'));
});
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, map: IpcMap | string) => {
  fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  fs.writeFileSync(path.join(cwd, name), typeof map === 'string' ? map : mapText(map));
};
const read = (name: string): IpcMap => JSON.parse(fs.readFileSync(path.join(cwd, name), 'utf8'));
function run(...args: string[]): { code: number; said: string; complained: string } {
  const said: string[] = [];
  const complained: string[] = [];
  const code = runCommand(args, { cwd, say: (text) => said.push(text), complain: (text) => complained.push(text) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

test('the maps of shards make the map that one run makes', () => {
  write('shards/1.json', mapOf([SAVES]));
  write('shards/2.json', mapOf([OPENS]));

  expect(mapOf([SAVES]).dead.handlers).toEqual([{ channel: 'open', at: 'src/main.ts:2' }]);
  expect(run('merge', 'shards')).toEqual({
    code: 0,
    said: [
      '3 channels, 3 exercised',
      '  1 message never heard: sav (src/page.ts:9), did you mean save?',
      'Wrote ipc-map.json.',
    ].join('\n'),
    complained: '',
  });
  expect(read('ipc-map.json')).toEqual(mapOf([SAVES, OPENS]));
  expect(run('merge', 'shards/2.json', 'shards/1.json', '--out=other.json').code).toBe(0);
  expect(read('other.json')).toEqual(mapOf([SAVES, OPENS]));
});

test('thresholds are of the whole', () => {
  write('1.json', mapOf([SAVES]));
  write('2.json', mapOf([OPENS]));

  expect(run('merge', '1.json', '2.json', '--dead-wiring', '0', '--channels', '100')).toMatchObject({
    code: 1,
    complained: 'IPC threshold for dead wiring (0) not met: 1',
  });
});

test('of what is no map it is said why, and the rest is merged', () => {
  const whole = mapText(mapOf([SAVES]));
  write('1.json', whole);
  write('2.json', whole.slice(0, 200));
  write('3.json', whole.replace('"version": 2', '"version": 1'));
  write('4.json', whole.replace('"ways": [', '"wegs": ['));
  write('5.json', '[]');
  write('6.json', whole.replace('"shown":', '"told":'));
  const { code, complained } = run('merge', '1.json', '2.json', '3.json', '4.json', '5.json', '6.json', '7.json');

  expect(code).toBe(1);
  expect(complained.split('\n')).toEqual([
    expect.stringMatching(
      /^fake-electron: 2\.json is left out: it is no whole JSON \(.+\): what wrote it may have been killed\.$/,
    ),
    'fake-electron: 3.json is left out: it is of version 1, and this release reads 2.',
    'fake-electron: 4.json is left out: its channels[0] is not as version 2 has it.',
    'fake-electron: 5.json is left out: it is no map of a run.',
    'fake-electron: 6.json is left out: its tests[0] is not as version 2 has it.',
    'fake-electron: 7.json is left out: there is no such file.',
  ]);
  expect(read('ipc-map.json')).toEqual(mapOf([SAVES]));
});

test('where none can be read nothing is written', () => {
  expect(run('merge', 'none.json')).toEqual({
    code: 2,
    said: '',
    complained:
      'fake-electron: none.json is left out: there is no such file.\n' +
      'fake-electron: there is no map to read. Run the tests with one of the reporters first.',
  });
  expect(fs.readdirSync(cwd)).toEqual([]);
});

test('what cannot be written is said with its path', () => {
  write('1.json', mapOf([SAVES]));
  write('taken', '');
  const file = path.join(cwd, 'taken', 'map.json');

  expect(run('merge', '1.json', '--out', 'taken/map.json')).toMatchObject({ code: 2 });
  expect(run('merge', '1.json', '--out', 'taken/map.json').complained).toMatch(
    `fake-electron: the map cannot be written to ${file}: `,
  );
});

test('a flag that there is not is said, with the one that was likely meant', () => {
  expect(run('merge', '--otu', 'x').complained).toBe(
    "fake-electron: merge has no --otu. Did you mean '--out'? It has --out, --channels, --dead-wiring.",
  );
  expect(run('report', '--out').complained).toBe('fake-electron: report --out takes a value.');
  write('ipc-map.json', mapOf([SAVES]));
  expect(run('merge', '--channels', 'all').complained).toBe("fake-electron: --channels takes a number; given 'all'.");
});

test('records that disagree on a test are said, and the longer one is kept', () => {
  const other = note({ test: 'saves', messages: [message('save'), message('save'), message('save')] });
  const make = (notes: [Note, string][]) => {
    const maker = new MapMaker();
    for (const [one, source] of notes) maker.add(one, source);
    return maker.make();
  };
  const map = make([
    [SAVES, 'worker 1'],
    [other, 'worker 2'],
  ]);

  expect(map.disagreed).toEqual(['a.test.ts › saves']);
  expect(map.tests.map(({ steps }) => steps.length)).toEqual([3]);
  expect(map).toEqual(
    make([
      [other, 'worker 1'],
      [SAVES, 'worker 2'],
    ]),
  );
  expect(summaryOf(map)).toContain('1 test recorded in several ways: a.test.ts › saves');
  expect(
    make([
      [SAVES, 'worker 1'],
      [SAVES, 'worker 2'],
    ]).disagreed,
  ).toBeUndefined();
});

test('a test keeps so many messages, and all tests together so many', () => {
  const long = (test: string, count: number) =>
    note({ test, messages: Array.from({ length: count }, (_, index) => message('tick', { id: index + 1 })) });

  const kept = (map: IpcMap) => map.tests.map(({ steps, more }) => [steps.length, more]);
  expect(kept(mapOf([long('a', 250)]))).toEqual([[200, 50]]);
  const many = Array.from({ length: 150 }, (_, index) => long(`test ${String(index).padStart(3, '0')}`, 200));
  const { tests } = mapOf(many);
  expect(new Set(tests.map(({ steps, more }) => `${steps.length} ${more}`))).toEqual(new Set(['100 100']));
  expect(mapOf([...many].reverse()).tests).toEqual(tests);
  const none = new MapMaker(0);
  none.add(long('a', 3));
  expect(none.make().tests).toEqual([{ test: 'a.test.ts › a', steps: [], more: 3 }]);
});

test('the steps of a test know their cause by its place among them', () => {
  const maker = new MapMaker();
  maker.add(SAVES, 'worker');
  // The record was cleared meanwhile, and counts from 1 again.
  maker.add(SAVES, 'worker');

  expect(maker.make().tests[0]!.steps.map(({ cause }) => cause)).toEqual([undefined, 0, undefined, 2]);
});

test('the file has a step on a line, and is what was written', () => {
  const map = mapOf([SAVES, OPENS]);
  const text = mapText(map);

  expect(JSON.parse(text)).toEqual(map);
  expect(text.match(/^ {8}\{"from".*\},?$/gm)).toHaveLength(4);
  expect(JSON.parse(mapText(mapOf([])))).toEqual(mapOf([]));
});
