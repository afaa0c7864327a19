import {
  assertInvoked,
  assertNthSent,
  assertReceivedTimes,
  assertSent,
  assertSentSync,
  assertSentTimes,
  assertSentToHost,
  createFakeElectron,
  type FakeElectron,
} from '../../src';
import { matchers } from '../../src/runners/matchers';
import { quiet } from '../support/quiet';

quiet();

function app(): FakeElectron {
  const fake = createFakeElectron();
  fake.ipcMain.on('saved', () => {});
  fake.ipcRenderer.send('saved', 1);
  return fake;
}

function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the assertion holds');
}

/** What a matcher says of a negated question that does not hold. */
const negated = (name: string, ...args: unknown[]) =>
  (matchers[name] as unknown as (this: object, ...args: unknown[]) => { message(): string })
    .call({}, ...args)
    .message();

test('a negated matcher says so, and shows no difference to what it did not want', () => {
  expect(negated('toHaveSent', app().ipcRenderer, 'saved', 1)).toBe(
    "expect(…).not.toHaveSent(\"saved\", 1)\n\nExpected: not 'saved' sent with 1\nRecorded on 'saved': 1\n  1.  1",
  );
});

test('a message that nobody heard is marked, and so is one without arguments', async () => {
  const fake = app();
  fake.ipcRenderer.send('lost');
  await fake.settled();

  expect(messageOf(() => assertSent(fake.ipcRenderer, 'lost', 1))).toBe(
    [
      'assertSent("lost", 1)',
      '',
      "Expected: 'lost' sent with 1",
      "Recorded on 'lost': 1",
      '  1.  (no arguments)  (unheard)',
      '',
      '- Expected',
      '+ Recorded',
      '',
      '- Array [',
      '-   1,',
      '- ]',
      '+ Array []',
    ].join('\n'),
  );
});

test('no arguments were asked for, and so none are compared', () => {
  expect(messageOf(() => assertNthSent(app().ipcRenderer, 2, 'saved'))).toBe(
    "assertNthSent(2, \"saved\")\n\nExpected: 'saved' sent, number 2,\nRecorded on 'saved': 1\n  1.  1",
  );
});

test.each<[string, (fake: FakeElectron) => void, string]>([
  ['sent', ({ ipcRenderer }) => assertSentTimes(ipcRenderer, 'z', 2), 'sent 2 times'],
  ['invoked', ({ ipcRenderer }) => assertInvoked(ipcRenderer, 'z'), 'invoked'],
  ['sent by sendSync', ({ ipcRenderer }) => assertSentSync(ipcRenderer, 'z'), 'sent by sendSync'],
  ['sent to the host', ({ ipcRenderer }) => assertSentToHost(ipcRenderer, 'z'), 'sent to the host'],
  ['received', ({ ipcMain }) => assertReceivedTimes(ipcMain, 'z', 3), 'received 3 times'],
])('says that nothing was %s, in the words of the question', (verb, assertion, wanted) => {
  const [, , expected, recorded] = messageOf(() => assertion(app())).split('\n');

  expect(expected).toBe(`Expected: 'z' ${wanted}`);
  expect(recorded).toMatch(`Recorded: nothing was ${verb} on 'z'.`);
});

test('says which way a message on this channel went, and never names its answer', async () => {
  const fake = app();
  let answer = () => {};
  fake.ipcMain.handle('load', () => new Promise<void>((resolve) => (answer = resolve)));
  const call = fake.ipcRenderer.invoke('load');
  const asked = () => messageOf(() => assertSent(fake.ipcRenderer, 'load')).split('\n')[3];

  expect(asked()).toBe(
    "Recorded: nothing was sent on 'load'. There was an invoke on it from renderer to main (pending).",
  );

  fake.traffic.clear();
  answer();
  await call;
  expect(fake.traffic.map(({ kind }) => kind)).toEqual(['result']);
  expect(asked()).toBe("Recorded: nothing was sent on 'load'.");
});

test('names the channels there were, where none is near', () => {
  const fake = app();
  fake.ipcRenderer.send('another');
  fake.ipcRenderer.send('saved');

  expect(messageOf(() => assertSent(fake.ipcRenderer, 'xyz')).split('\n')[3]).toBe(
    "Recorded: nothing was sent on 'xyz'. The channels were 'saved', 'another'.",
  );
});
