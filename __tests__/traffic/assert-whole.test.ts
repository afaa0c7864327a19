import { AssertionError } from 'node:assert';
import { EventEmitter } from 'node:events';
import {
  assertHandler,
  assertListener,
  assertNoProblems,
  assertNoUnheardMessages,
  assertTraffic,
  createFakeElectron,
  type FakeElectron,
} from '../../src';
import { matchers } from '../../src/runners/matchers';
import { quiet } from '../support/quiet';

quiet();

async function app(): Promise<FakeElectron> {
  const fake = createFakeElectron();
  fake.ipcMain.handle('load', (event) => {
    event.sender.send('progress', { percent: 50, at: 1 });
    return 'text';
  });
  fake.ipcRenderer.on('progress', () => {});
  await fake.ipcRenderer.invoke('load', 1);
  return fake;
}

function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError);
    return (error as Error).message;
  }
  throw new Error('the assertion holds');
}

test('assertTraffic holds for messages in this order, with anything between them', async () => {
  const fake = await app();
  const { traffic, ipcRenderer, ipcMain } = fake;

  for (const subject of [traffic, ipcRenderer, ipcMain, fake.renderer.webContents]) {
    assertTraffic(subject, ['load', 'progress']);
  }
  assertTraffic(traffic, [['load', 1]]);
  assertTraffic(traffic, ['load', { kind: 'result', args: ['text'] }]);
  assertTraffic(traffic, [{ channel: 'progress', args: [{ percent: 50 }] }]);
  assertTraffic(traffic, [['progress', { percent: expect.any(Number), at: 1 }]]);
  assertTraffic(traffic, []);
});

test('assertTraffic is of the messages of its subject', async () => {
  const fake = await app();
  const other = fake.createRenderer();

  expect(messageOf(() => assertTraffic(other, ['load']))).toBe(
    'assertTraffic\n\nExpected in this order:\n  1.  "load"\n\n' +
      'Missing: "load", which is number 1; those before it were there.\n\nNothing was recorded.',
  );
});

test('assertTraffic tells which one is missing', async () => {
  const { traffic } = await app();

  expect(messageOf(() => assertTraffic(traffic, ['progress', ['load', 1]]))).toBe(
    [
      'assertTraffic',
      '',
      'Expected in this order:',
      '  1.  "progress"',
      '  2.  ["load", 1]',
      '',
      'Missing: ["load", 1], which is number 2; those before it were there.',
      '',
      'Recorded:',
      'renderer#1 → main        invoke  load        1',
      '  main → renderer#1      send    progress    {"at": 1, "percent": 50}',
      'main → renderer#1        result  load        "text"',
    ].join('\n'),
  );
});

test('assertTraffic refuses what is no list', () => {
  expect(() => assertTraffic(createFakeElectron().traffic, 'load' as never)).toThrow(
    new TypeError(
      'fake-electron: assertTraffic takes a list of channels, of [channel, ...args], or of objects such as ' +
        "{ channel, kind, args }; given 'load'.",
    ),
  );
});

test('an array of all the arguments is all of them', async () => {
  const { traffic } = await app();

  expect(() => assertTraffic(traffic, [['load']])).toThrow(AssertionError);
  expect(() => assertTraffic(traffic, [['load', 1, 2]])).toThrow(AssertionError);
});

test('assertNoUnheardMessages names those that nobody heard, with the way out', async () => {
  const fake = await app();
  assertNoUnheardMessages(fake.traffic);
  fake.ipcRenderer.send('lod');
  await fake.settled();

  expect(messageOf(() => assertNoUnheardMessages(fake.traffic))).toBe(
    [
      'assertNoUnheardMessages()',
      '',
      'Expected every message to be heard, and nobody heard:',
      'renderer#1 → main        send    lod         (unheard)',
      '',
      "  'lod' was sent to main and nobody listens: Electron drops it silently. Listen with ipcMain.on('lod', …).",
    ].join('\n'),
  );
  assertNoUnheardMessages(fake.createRenderer());
});

test('assertNoProblems passes over what was declared expected', async () => {
  const fake = await app();
  assertNoProblems(fake.traffic);
  fake.ipcRenderer.sendToHost('a');
  fake.traffic.expectProblem('dead-target', 'a');
  assertNoProblems(fake.traffic);
  fake.ipcRenderer.sendToHost('a');

  expect(messageOf(() => assertNoProblems(fake.traffic))).toBe(
    [
      'assertNoProblems()',
      '',
      'Expected no problems, and there were 1:',
      "  dead-target: ipcRenderer.sendToHost('a') was called in a renderer that has no host: Electron drops it silently. " +
        'Make the renderer with createRenderer({ hostElement }), or use ipcRenderer.send.',
    ].join('\n'),
  );
  expect(() => assertNoProblems(fake.ipcRenderer)).toThrow(
    new TypeError(
      'fake-electron: assertNoProblems speaks of traffic; given ipcRenderer or a renderer. Ask the side that does it.',
    ),
  );
});

/** What a matcher says of a negated question that does not hold. */
const negated = (name: string, ...args: unknown[]) =>
  (matchers[name] as unknown as (this: object, ...args: unknown[]) => { message(): string })
    .call({}, ...args)
    .message();

test('negated, each tells what there should have been', async () => {
  const { traffic, ipcMain } = await app();

  expect(negated('toHaveTraffic', traffic, ['load'])).toBe(
    `expect(…).not.toHaveTraffic\n\nExpected these messages not to cross in this order:\n  1.  "load"\n\nRecorded:\n${traffic}`,
  );
  expect(negated('toHaveNoUnheardMessages', traffic)).toBe(
    'expect(…).not.toHaveNoUnheardMessages()\n\nExpected some messages to be unheard, and every one was heard.',
  );
  expect(negated('toHaveNoProblems', traffic)).toBe(
    'expect(…).not.toHaveNoProblems()\n\nExpected some problems, and there were none.',
  );
  expect(negated('toHaveHandler', ipcMain, 'load')).toBe(
    'expect(…).not.toHaveHandler("load")\n\nExpected no handler for \'load\', and there is one.',
  );
});

test('an answer is no message of its channel unless it is asked for', async () => {
  const { traffic } = await app();

  for (const twice of [
    ['load', 'load'],
    ['load', ['load', 'text']],
    ['load', { args: ['text'] }],
  ] as const) {
    expect(() => assertTraffic(traffic, twice as never)).toThrow(AssertionError);
  }
});

test('every form of an expected message compares its channel, and its arguments where it names them', async () => {
  const { traffic } = await app();
  class Progress {
    readonly percent = 50;
    readonly at = 1;
    *[Symbol.iterator]() {}
  }

  assertTraffic(traffic, [
    { channel: 'load', kind: 'invoke' },
    { channel: 'progress', args: [new Progress()] },
  ]);
  for (const wrong of [
    'nothing',
    ['nothing', 1],
    ['load', 2],
    { channel: 'nothing', args: [1] },
    { channel: 'load', args: [2] },
    { channel: 'load', kind: 'send' },
  ] as const) {
    expect(() => assertTraffic(traffic, [wrong as never])).toThrow(AssertionError);
  }
});

test('several problems and several unheard stand each on a line, and the errors carry them', async () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('one');
  fake.ipcRenderer.send('two');
  await fake.settled();
  const failureOf = (assertion: () => void) => {
    const message = messageOf(assertion);
    return { message, lines: message.split('\n').map((line) => line.replace(/ was sent to main.*/, '…').trimEnd()) };
  };

  expect(failureOf(() => assertNoProblems(fake.traffic)).lines).toEqual([
    'assertNoProblems()',
    '',
    'Expected no problems, and there were 2:',
    "  unheard: 'one'…",
    "  unheard: 'two'…",
  ]);
  expect(failureOf(() => assertNoUnheardMessages(fake.traffic)).lines.slice(-3)).toEqual(['', "  'one'…", "  'two'…"]);
  expect(() => assertNoProblems(fake.traffic)).toThrow(
    expect.objectContaining({ actual: ['unheard one', 'unheard two'], expected: [] }),
  );
  expect(() => assertNoUnheardMessages(fake.traffic)).toThrow(
    expect.objectContaining({ actual: [...fake.traffic], expected: [] }),
  );
});

test('what nobody has heard by now is a problem, and says how to wait for who listens later', () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('soon');
  const parked =
    "  unheard: nobody has heard 'soon' so far. It is offered once more when this turn ends: if the listener comes " +
    'after the send, await settled() before this assertion.';

  expect(messageOf(() => assertNoProblems(fake.traffic))).toBe(
    `assertNoProblems()\n\nExpected no problems, and there were 1:\n${parked}`,
  );
  expect(
    messageOf(() => assertNoUnheardMessages(fake.traffic))
      .split('\n')
      .at(-1),
  ).toBe(parked);
});

test('a missing handler or listener is told beside those there are', async () => {
  const fake = createFakeElectron();
  expect(messageOf(() => assertHandler(fake.ipcMain, 'a'))).toBe(
    'assertHandler("a")\n\nExpected a handler for \'a\', and there is none. There is no handler at all.',
  );
  for (const channel of ['first', 'second']) fake.ipcMain.handle(channel, () => {});
  expect(messageOf(() => assertHandler(fake.ipcMain, 'xyz'))).toMatch(/ There are 'first', 'second'\.$/);
});

test.each<[string, (fake: FakeElectron) => unknown, string]>([
  ['the traffic', ({ traffic }) => traffic, 'given traffic. Ask the side that does it.'],
  [
    'an emitter of the test itself',
    () => new EventEmitter(),
    "given #<EventEmitter>. Import it from 'electron' where the fake stands in for it, or take it from your fake.",
  ],
])('assertListener refuses %s', (_name, subject, given) => {
  expect(() => assertListener(subject(createFakeElectron()) as object, 'a')).toThrow(
    new TypeError(
      'fake-electron: assertListener speaks of ipcRenderer or a renderer, ipcMain, a WebContents or a BrowserWindow; ' +
        given,
    ),
  );
});
