import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { hintsFor, Reckoning } from '../../src/runners/failures';
import { quiet } from '../support/quiet';

quiet();

/** A fake whose main fails, on the channel `late`, when it is told to. */
function failing() {
  const fake = createFakeElectron({ failOn: ['listener-error', 'unheard'] });
  // As where tests fail for problems.
  fake.bus.reporter.warn = false;
  const waiting: (() => void)[] = [];
  fake.ipcMain.on('late', async (_event, text) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    throw new Error(text);
  });
  fake.ipcMain.on('fine', () => {});
  const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  return {
    fake,
    reckoning: new Reckoning(),
    warned: () => warnings.mock.calls.map(([text]) => /Error: \w+/.exec(String(text))?.[0]),
    fail: async () => {
      for (const go of waiting.splice(0)) go();
      await fake.settled();
    },
  };
}

const said = (errors: readonly Error[]) => errors.map(({ message }) => /Error: \w+|nobody/.exec(message)?.[0]);

afterEach(() => jest.restoreAllMocks());

test.each([
  ['the very last', [], ['Error: own']],
  ['an earlier one', ['fine'], ['Error: own']],
])('a late problem of %s of the messages of a test fails nobody', async (_which, then, expected) => {
  const { fake, reckoning, warned, fail } = failing();
  fake.ipcRenderer.send('late', 'own');
  for (const channel of then) fake.ipcRenderer.send(channel);
  expect(reckoning.ofTest(fake)).toEqual([]);

  await fail();

  expect(reckoning.between(fake)).toEqual([]);
  expect(warned()).toEqual(expected);
  // Once.
  expect([reckoning.between(fake), reckoning.ofTest(fake), warned().length]).toEqual([[], [], 1]);
});

test('a problem of the very next message is what happens between the tests', async () => {
  const { fake, reckoning, warned, fail } = failing();
  fake.ipcRenderer.send('fine');
  reckoning.ofTest(fake);

  fake.ipcRenderer.send('late', 'between');
  await fail();

  expect(said(reckoning.between(fake))).toEqual(['Error: between']);
  expect([reckoning.between(fake), warned()]).toEqual([[], []]);
});

test('where a test has sent nothing, nothing is late', async () => {
  const { fake, reckoning, warned, fail } = failing();
  reckoning.ofTest(fake);
  fake.ipcRenderer.send('late', 'first');
  await fail();

  expect([said(reckoning.between(fake)), warned()]).toEqual([['Error: first'], []]);
});

test('what a test before has sent says nothing of the messages of the next, whose ids begin anew', async () => {
  const { fake, reckoning, warned, fail } = failing();
  for (const channel of ['fine', 'fine', 'fine']) fake.ipcRenderer.send(channel);
  reckoning.ofTest(fake);
  reckoning.begin(fake);
  fake.clearRecord();

  fake.ipcRenderer.send('late', 'next');
  await fail();

  expect([said(reckoning.between(fake)), warned()]).toEqual([['Error: next'], []]);
});

test('a test answers for its own problems, and for each once', async () => {
  const { fake, reckoning, fail } = failing();
  fake.ipcRenderer.send('late', 'own');
  await fail();

  expect(said(reckoning.ofTest(fake))).toEqual(['Error: own']);
  expect([reckoning.ofTest(fake), reckoning.between(fake)]).toEqual([[], []]);
});

test('a late problem of a message that the test has cleared fails nobody either', async () => {
  const { fake, reckoning, warned, fail } = failing();
  for (const channel of ['fine', 'fine']) fake.ipcRenderer.send(channel);
  fake.ipcRenderer.send('late', 'cleared');
  fake.traffic.clear();
  fake.ipcRenderer.send('fine');
  expect(reckoning.ofTest(fake)).toEqual([]);

  await fail();

  expect(reckoning.between(fake)).toEqual([]);
  expect(warned()).toEqual(['Error: cleared']);
});

test('an expected problem that never came fails its test, and leads to where it was expected', () => {
  const { fake, reckoning } = failing();
  fake.traffic.expectProblem('dead-target', 'gone');

  const [missing, ...others] = reckoning.ofTest(fake);

  expect(others).toEqual([]);
  expect(missing!.message).toMatch(/dead-target.*'gone'/);
  const [first, top] = missing!.stack!.split('\n');
  expect(first).toBe(missing!.message);
  expect(top).toMatch(/^ +at .*failures/);
});

test('the problems come first, then what never came, then what the user was said to answer', async () => {
  const { fake, reckoning } = failing();
  fake.user.willOpen('/a');
  fake.traffic.expectProblem('dead-target', 'gone');
  fake.ipcRenderer.send('nobody hears');
  await fake.settled();

  expect(reckoning.ofTest(fake).map(({ message }) => /^unheard|dead-target|willOpen/.exec(message)?.[0])).toEqual([
    'unheard',
    'dead-target',
    'willOpen',
  ]);
});

test('what was thrown is told without its stack, which keeps the frames of the user alone', () => {
  const { fake, reckoning } = failing();
  const src = path.join(__dirname, '..', '..', 'src');
  const error = new TypeError('boom');
  error.stack = [
    'TypeError: boom',
    '    at listener (/app/main.js:1:1)',
    `    at deliver (${path.join(src, 'bus', 'bus.ts')}:1:1)`,
    '    at mock (/app/node_modules/jest-mock/build/index.js:1:1)',
    '    at mock (C:\\app\\node_modules\\jest-mock\\build\\index.js:1:1)',
    '    at own (/app/jest-mock/main.js:1:1)',
    ' at short (/app/main.js:2:2)',
    'no frame, though it says at where',
    '    at async other (/app/main.js:3:3)',
  ].join('\n');
  fake.ipcMain.on('a', () => {
    throw error;
  });
  fake.ipcRenderer.send('a');

  const [failure] = reckoning.ofTest(fake);

  expect(failure!.message).toMatch(/^listener-error: .*TypeError: boom/);
  expect(failure!.message).not.toContain('at listener');
  expect(failure!.stack).toBe(
    [
      failure!.message,
      '    at listener (/app/main.js:1:1)',
      '    at own (/app/jest-mock/main.js:1:1)',
      ' at short (/app/main.js:2:2)',
      '    at async other (/app/main.js:3:3)',
    ].join('\n'),
  );
});

test.each([
  ['a string', 'just text', /just text/],
  ['null', null, /null/],
  ['undefined', undefined, /undefined/],
])('%s that was thrown has no stack, and its failure none', (_name, thrown, shown) => {
  const { fake, reckoning } = failing();
  fake.ipcMain.on('a', () => {
    throw thrown;
  });
  fake.ipcRenderer.send('a');

  const [failure] = reckoning.ofTest(fake);

  expect(failure!.message).toMatch(shown);
  expect(failure!.stack).toBe(failure!.message);
});

test('a late problem is warned of under the name that all our warnings have', async () => {
  const { fake, reckoning } = failing();
  fake.ipcRenderer.send('nobody hears');
  reckoning.ofTest(fake);
  expect(reckoning.between(fake)).toEqual([]);

  await fake.settled();

  expect(reckoning.between(fake)).toEqual([]);
  expect(process.emitWarning).toHaveBeenCalledWith(expect.stringContaining('nobody hears'), 'FakeElectronWarning');
});

test('a test that fails is told which requests were not let out, each once, and how to answer them', async () => {
  const fake = createFakeElectron();
  const { net } = fake.electron;
  for (const path of ['a', 'a', 'b']) await expect(net.fetch(`https://api.example/${path}`)).rejects.toThrow('net::');

  expect(hintsFor(fake).map(({ message }) => message)).toEqual(
    ['a', 'b'].map(
      (path) =>
        `no-network: The request for https://api.example/${path} did not leave this machine and failed with ` +
        "net::ERR_INTERNET_DISCONNECTED. Answer it with system.answers('<pattern>', (request) => new Response('…')), or " +
        "let it out with the option network: 'all'.",
    ),
  );
});
