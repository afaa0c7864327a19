import type { RunningApp } from '../../src/controls/launch/running-app';
import { sharedFake, sharedLayer } from '../../src/fake/shared';
import { installIsolation } from '../../src/runners/isolation';
import { quiet } from '../support/quiet';

quiet();

type Work = () => Promise<void> | undefined;

/** Isolation under a runner that only keeps what it is given. */
function install() {
  const hooks = new Map<string, Work>();
  const failed: string[][] = [];
  const isolation = installIsolation({
    beforeEach: (work) => hooks.set('beforeEach', work),
    afterEach: (work) => hooks.set('afterEach', work),
    afterAll: (work) => hooks.set('afterAll', work),
    fail: (failures) => {
      failed.push(failures.map(({ message }) => message.split(':')[0]!));
      throw failures.at(-1);
    },
  });
  return { ...isolation, failed, afterAll: hooks.get('afterAll')!, hooks };
}

/** The shared fake, failing for what nobody hears of its own accord. */
function strict() {
  const fake = sharedFake();
  fake.configure({ failOn: ['listener-error'] });
  fake.bus.reporter.warn = false;
  return fake;
}

/** Makes one problem. */
function trouble(): void {
  const listener = () => {
    throw new Error('boom');
  };
  sharedFake().ipcMain.once('trouble', listener);
  sharedFake().ipcRenderer.send('trouble');
}

/** What is launched and not closed, and when it is. */
function running(log: string[], name: string): RunningApp {
  const { running } = sharedFake().controls;
  const app = {
    close: async () => {
      await Promise.resolve();
      running.delete(app);
      log.push(`${name} closed`);
    },
  } as RunningApp;
  running.add(app);
  return app;
}

const listeners = () => sharedFake().ipcMain.listenerCount('a');
const listen = () => sharedFake().ipcMain.on('a', () => {});

beforeEach(() => {
  sharedLayer().fake = undefined;
});
afterAll(() => {
  sharedLayer().fake = undefined;
});

test('what a test registers leaves with it, what was there before it stays', () => {
  const { begin, end, hooks } = install();
  expect([hooks.get('beforeEach'), hooks.get('afterEach')]).toEqual([begin, end]);
  sharedFake();
  listen();

  expect(begin()).toBeUndefined();
  listen();
  expect(listeners()).toBe(2);
  expect(end()).toBeUndefined();

  expect(listeners()).toBe(1);
});

test('a describe is rolled back as a whole, and its tests within it', () => {
  const { begin, end, enter, leave } = install();
  sharedFake();
  enter();
  listen();
  begin();
  listen();
  end();
  expect(listeners()).toBe(1);

  leave();

  expect(listeners()).toBe(0);
});

test('what a fake made within a test has is all new', () => {
  const { begin, end } = install();
  begin();
  listen();

  end();

  expect(listeners()).toBe(0);
  expect(sharedFake().traffic).toHaveLength(0);
});

test('where nobody made a fake there is nothing to do, and none is made', () => {
  const { begin, end, enter, leave, afterAll, failed } = install();

  for (const work of [enter, begin, end, leave, afterAll]) expect(work()).toBeUndefined();

  expect([sharedLayer().fake, failed]).toEqual([undefined, []]);
});

test('each test begins with an empty record', () => {
  const { begin } = install();
  listen();
  sharedFake().ipcRenderer.send('a');
  expect(sharedFake().traffic).toHaveLength(1);

  begin();

  expect(sharedFake().traffic).toHaveLength(0);
});

test('a test fails for its own problems, after it was rolled back', () => {
  const { begin, end, failed } = install();
  strict();
  begin();
  listen();
  trouble();
  trouble();

  expect(() => end()).toThrow('boom');

  expect([failed, listeners()]).toEqual([[['listener-error', 'listener-error']], 0]);
  begin();
  expect(end()).toBeUndefined();
});

test('the first test that could know fails for what came before it, and is a test for all that', () => {
  const { begin, end, failed } = install();
  strict();
  trouble();

  expect(() => begin()).toThrow('boom');

  expect([failed, sharedFake().traffic.length]).toEqual([[['listener-error']], 0]);
  listen();
  end();
  expect(listeners()).toBe(0);
});

test('an answer from before the test is not for the test to use', () => {
  const { begin, end } = install();
  const { user } = sharedFake();
  user.willOpen('/before');
  begin();
  expect(end()).toBeUndefined();
  begin();
  user.willOpen('/own');
  expect(() => end()).toThrow('/own');
});

test('a describe and a file answer for what comes after their last test', () => {
  const { enter, leave, afterAll, failed } = install();
  strict();
  enter();
  listen();
  trouble();
  expect(() => leave()).toThrow('boom');
  expect(listeners()).toBe(0);

  trouble();
  expect(() => afterAll()).toThrow('boom');
  expect(failed).toEqual([['listener-error'], ['listener-error']]);
});

test('at the end of the file the shared fake is disposed of', () => {
  const { afterAll } = install();
  const dispose = jest.spyOn(sharedFake(), 'dispose');

  afterAll();

  expect(dispose).toHaveBeenCalledTimes(1);
});

test('an app that a test launched is closed before the test is rolled back, one from before it is not', async () => {
  const { begin, end, enter, leave, afterAll } = install();
  const log: string[] = [];
  sharedFake();
  running(log, 'of the file');
  enter();
  running(log, 'of the describe');
  begin();
  listen();
  running(log, 'of the test');
  running(log, 'another');

  const ended = end();
  expect([log, listeners()]).toEqual([[], 1]);
  await ended;
  expect([log.splice(0), listeners()]).toEqual([['of the test closed', 'another closed'], 0]);

  await leave();
  expect(log.splice(0)).toEqual(['of the describe closed']);
  await afterAll();
  expect(log).toEqual(['of the file closed']);
});
