import { Log } from '../../src/bus/log';
import type { Draft, Message } from '../../src/bus/message';
import type { Problem, ProblemKind } from '../../src/bus/problem';

const MAIN = { process: 'main', id: 0 };
const draft = (channel: string) =>
  ({ kind: 'send', channel, from: MAIN, to: MAIN, args: [], ports: [] }) as never as Draft;

function made(recordLimit = 1000) {
  const log = new Log([], { recordLimit });
  const heard: string[] = [];
  return { log, heard, add: (channel: string) => log.add(draft(channel), undefined) };
}

const problem = (kind: ProblemKind, channel: string, message?: Message): Problem => ({
  kind,
  channel,
  sentence: '',
  expected: false,
  ...(message && { message }),
});

const channels = (log: Log) => log.messages.map(({ channel }) => channel);

test.each<[limit: number, sent: number, kept: number]>([
  [1, 2, 1],
  [10, 10, 10],
  [10, 11, 10],
  [11, 12, 10],
  [20, 21, 19],
  [100, 101, 91],
])('with a limit of %d, of %d messages the newest %d are kept', (limit, sent, kept) => {
  const { log, add } = made(limit);
  for (let index = 0; index < sent; index++) add(String(index));

  const names = Array.from({ length: sent }, (_, index) => String(index));
  expect(channels(log)).toEqual(names.slice(sent - kept));
  expect(log.dropped).toBe(sent - kept);
});

test('what is dropped adds up until the record is cleared, and ids count from 1 again', () => {
  const { log, add } = made(1);
  for (const name of ['a', 'b', 'c']) add(name);
  expect([log.dropped, log.messages[0]!.id]).toEqual([2, 3]);

  log.clear();

  expect([log.dropped, log.messages.length, add('d').id]).toEqual([0, 0, 1]);
});

test('the next message is told of once, after those who wait', () => {
  const { log, heard, add } = made();
  log.watch(({ channel }) => heard.push(`watcher ${channel}`));
  log.onNext = ({ channel }) => heard.push(`next ${channel}`);

  add('a');
  add('b');

  expect(heard).toEqual(['watcher a', 'next a', 'watcher b']);
  expect(log.onNext).toBeUndefined();
});

test('who listens for the next message from within may ask for the one after it', () => {
  const { log, heard, add } = made();
  log.onNext = ({ channel }) => {
    heard.push(channel);
    log.onNext = (next) => heard.push(next.channel);
  };

  for (const name of ['a', 'b', 'c']) add(name);

  expect(heard).toEqual(['a', 'b']);
});

test('those who wait are told of each change until they stop', () => {
  const { log, heard, add } = made();
  const stop = log.watch(({ channel, outcome }) => heard.push(`${channel} ${outcome}`));
  const message = add('a');
  log.conclude(message, 'heard');
  log.addProblem(problem('unheard', 'a', message));
  log.addProblem(problem('page-error', 'nowhere'));
  const before = heard.splice(0);
  stop();
  log.conclude(message, 'lost');

  expect(before).toEqual([`a ${made().add('x').outcome}`, 'a heard', 'a heard']);
  expect([heard, message.outcome]).toEqual([[], 'lost']);
});

test('a message has all of its problems, in their order', () => {
  const { log, add } = made();
  const message = add('a');
  const [first, second] = [problem('unheard', 'a', message), problem('listener-error', 'a', message)];
  log.addProblem(first);
  const before = message.problems;
  log.addProblem(second);

  expect([before, message.problems, log.problems]).toEqual([[first], [first, second], [first, second]]);
});

test('an expectation is used up by one problem of its kind and channel', () => {
  const { log } = made();
  log.expectProblem('unheard', 'a');
  const all = [problem('dead-target', 'a'), problem('unheard', 'b'), problem('unheard', 'a'), problem('unheard', 'a')];
  for (const each of all) log.addProblem(each);

  expect(all.map(({ expected }) => expected)).toEqual([false, false, true, false]);
  expect(log.missing).toEqual([]);
});

test('of several expectations the one that fits is used up', () => {
  const { log } = made();
  for (const channel of ['a', 'b', 'c']) log.expectProblem('unheard', channel);

  log.addProblem(problem('unheard', 'b'));

  expect(log.missing.map(({ channel }) => channel)).toEqual(['a', 'c']);
  log.addProblem(problem('unheard', 'a'));
  expect(log.missing.map(({ channel }) => channel)).toEqual(['c']);
  log.forgetExpectations();
  expect(log.missing).toEqual([]);
});

test('an expectation without a channel takes any', () => {
  const { log } = made();
  log.expectProblem('unheard', undefined);
  const other = problem('dead-target', 'x');
  const fits = problem('unheard', 'x');
  for (const each of [other, fits]) log.addProblem(each);

  expect([other.expected, fits.expected]).toEqual([false, true]);
});

test('what is on record already is expected too, each problem once', () => {
  const { log } = made();
  const all = [problem('unheard', 'a'), problem('unheard', 'a'), problem('unheard', 'b')];
  for (const each of all) log.addProblem(each);

  log.expectProblem('unheard', 'a');
  expect(all.map(({ expected }) => expected)).toEqual([true, false, false]);
  log.expectProblem('unheard', 'a');
  expect(all.map(({ expected }) => expected)).toEqual([true, true, false]);
  expect(log.missing).toEqual([]);
  log.expectProblem('unheard', 'a');
  expect(log.missing).toMatchObject([{ kind: 'unheard', channel: 'a' }]);
  expect(log.missing[0]!.where.stack).toContain('log');
});

test('cleared, it has neither messages nor problems, tells so, and knows no message of before', () => {
  const { log, heard, add } = made();
  const message = add('a');
  log.addProblem(problem('unheard', 'a', message));
  log.onClear.add(() => heard.push(`cleared ${log.messages.length}`));
  expect(log.isCurrent(message)).toBe(true);

  log.clear();

  expect([log.messages, log.problems, heard]).toEqual([[], [], ['cleared 0']]);
  expect([log.isCurrent(message), log.isCurrent(add('b'))]).toEqual([false, true]);
});
