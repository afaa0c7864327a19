import { AssertionError } from 'node:assert';
import {
  assertNoProblems,
  assertNoUnheardMessages,
  assertTraffic,
  createFakeElectron,
  type FakeElectron,
} from '../../src';
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
