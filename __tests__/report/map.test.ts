import { mapOf } from '../../src/report/map';
import { noteText, readNotes } from '../../src/report/notes';
import { argumentsOf } from '../../src/report/shape';
import { shortfalls, summaryOf } from '../../src/report/summary';
import { handler, message, note } from './noted';

const run = [
  note({
    test: 'saves',
    stations: [
      handler('note:saved', 'src/main.ts:1'),
      handler('file:export', 'src/main.ts:2'),
      handler('from:library'),
    ],
    messages: [
      message('note:saved', { args: argumentsOf([{ title: 'a' }]), shown: '{"title": "a"}', at: 'src/page.ts:3' }),
      message('note:saved', {
        kind: 'result',
        direction: 'toRenderer',
        args: argumentsOf([1]),
        shown: '1',
        id: 2,
        cause: 1,
      }),
    ],
  }),
  note({
    file: 'b.test.ts',
    test: 'typo',
    stations: [handler('only:in:a:test', 'b.test.ts:4')],
    messages: [message('note:svaed', { outcome: 'threw', heardBy: 0, problems: ['no-handler'], at: 'src/page.ts:9' })],
  }),
];

test('the map says who registers and sends, what crossed, and what is wired to nothing', () => {
  const map = mapOf(run);

  expect(map.channels.find(({ channel }) => channel === 'note:saved')).toEqual({
    channel: 'note:saved',
    ways: ['invoke toMain'],
    registered: [{ as: 'handle', side: 'main', at: 'src/main.ts:1' }],
    sent: ['src/page.ts:3'],
    tests: ['a.test.ts › saves'],
    outcomes: { returned: 1 },
    heard: 1,
    args: { shapes: [{ object: { title: 'string' } }], least: 1 },
    answer: 'number',
    examples: ['{"title": "a"}'],
    answers: ['1'],
  });
  expect(map.dead).toEqual({
    handlers: [{ channel: 'file:export', at: 'src/main.ts:2' }],
    listeners: [],
    unheard: [{ channel: 'note:svaed', at: 'src/page.ts:9', tests: ['b.test.ts › typo'], meant: 'note:saved' }],
  });
});

test('it is the same in whatever order the files are read', () => {
  expect(mapOf([...run].reverse())).toEqual(mapOf(run));
});

test('one screen of text tells it', () => {
  expect(summaryOf(mapOf(run, 2))).toBe(
    [
      '5 channels, 2 exercised',
      '  1 handler never called: file:export (src/main.ts:2)',
      '  1 message never heard: note:svaed (src/page.ts:9), did you mean note:saved?',
      '  2 lines of the notes could not be read: a worker was killed, or is of another version',
    ].join('\n'),
  );
});

test('thresholds are missed by what is too little and too much', () => {
  const map = mapOf(run);

  expect(shortfalls(map, { channels: 90, deadWiring: 0 })).toEqual([
    'IPC threshold for channels (90%) not met: 40%',
    'IPC threshold for dead wiring (0) not met: 2',
  ]);
  expect(shortfalls(map, { channels: 40, deadWiring: 2 })).toEqual([]);
  expect(shortfalls(mapOf([]), { channels: 100, deadWiring: 0 })).toEqual([]);
});

test('what a killed worker or another version has left is counted, and the rest is read', () => {
  const whole = noteText(run[0]!).trimEnd();

  expect(readNotes(`${whole}\n${JSON.stringify({ ...run[1], version: 99 })}\n${whole.slice(0, 40)}`)).toEqual({
    notes: [run[0]],
    broken: 2,
  });
});
