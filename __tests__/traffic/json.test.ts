import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('says everything about a message', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('a', (event) => {
    event.sender.send('b', 1);
    throw new Error('boom');
  });
  await fake.ipcRenderer.invoke('a', { n: 1 }).catch(() => {});
  await fake.settled();

  expect(fake.traffic.toJSON()).toEqual([
    {
      id: 1,
      kind: 'invoke',
      direction: 'toMain',
      from: 'renderer#1',
      to: 'main',
      channel: 'a',
      args: [{ n: 1 }],
      outcome: 'threw',
      heardBy: 1,
      error: '[Error: boom]',
    },
    {
      id: 2,
      kind: 'send',
      direction: 'toRenderer',
      from: 'main',
      to: 'renderer#1',
      channel: 'b',
      args: [1],
      outcome: 'unheard',
      heardBy: 0,
      cause: 1,
      problems: [
        {
          kind: 'unheard',
          sentence:
            "'b' was sent to a renderer and nobody listens: Electron drops it silently. " +
            "Listen with ipcRenderer.on('b', …) before it is sent.",
        },
      ],
    },
    {
      id: 3,
      kind: 'result',
      direction: 'toRenderer',
      from: 'main',
      to: 'renderer#1',
      channel: 'a',
      args: [],
      outcome: 'heard',
      heardBy: 0,
      cause: 1,
      error: "[Error: Error invoking remote method 'a': Error: boom]",
    },
  ]);
});

const cycle: Record<string, unknown> = { n: 1 };
cycle.self = cycle;
const shared = { n: 1 };

test.each<[string, unknown, unknown]>([
  ['a string', 'text', 'text'],
  ['undefined', undefined, 'undefined'],
  ['null', null, null],
  ['a boolean', true, true],
  ['a number', 1.5, 1.5],
  ['-0', -0, '-0'],
  ['NaN', Number.NaN, 'NaN'],
  ['Infinity', Number.POSITIVE_INFINITY, 'Infinity'],
  ['a bigint', 12n, '12n'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['an invalid date', new Date(Number.NaN), 'Date { NaN }'],
  ['a map', new Map([['a', 1]]), 'Map {"a" => 1}'],
  ['a set', new Set([1]), 'Set {1}'],
  ['bytes', new Uint8Array([1, 2]), 'Uint8Array [1, 2]'],
  ['a pattern', /a/g, '/a/g'],
  ['an error', new RangeError('boom'), '[RangeError: boom]'],
  ['an undefined property', { a: undefined, b: 1 }, { b: 1 }],
  ['an undefined element', [undefined, 1], ['undefined', 1]],
  // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
  ['a hole', [, 1], ['undefined', 1]],
  ['a cycle', cycle, { n: 1, self: '[Circular]' }],
  ['the same object twice', [shared, shared], [{ n: 1 }, { n: 1 }]],
  ['an own __proto__', JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
])('%s becomes plain JSON', (_name, value, expected) => {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('a', value);

  const [message] = fake.traffic.toJSON();

  expect(message?.args).toEqual([expected]);
  expect(plain(fake.traffic)).toStrictEqual(fake.traffic.toJSON());
});

test('a filtered and a masked list say what they show', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', { at: new Date(), id: 'x-12', tags: new Map([['at', 1]]) });
  fake.ipcRenderer.send('other');

  const list = fake.traffic.filter('a').masked(Date, /\d+/);

  expect(list.toJSON().map(({ args }) => args)).toEqual([
    [{ at: '<Date>', id: 'x-<masked>', tags: 'Map {"at" => 1}' }],
  ]);
  expect(plain(list)).toStrictEqual(list.toJSON());
});

test('a cause that went with an earlier record is not told by an id that another message has now', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('a', async (event) => event.sender.send('b'));
  fake.ipcRenderer.on('b', () => {});
  const call = fake.ipcRenderer.invoke('a');

  fake.traffic.clear();
  await call;
  fake.ipcRenderer.sendToHost('c');

  expect(fake.traffic.toJSON().map(({ kind, cause }) => [kind, cause])).toEqual([
    ['result', undefined],
    ['sendToHost', undefined],
  ]);
});
