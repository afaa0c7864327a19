import { createFakeElectron } from '../../src';

describe('what a listener throws that nobody takes at process', () => {
  const emit = jest.spyOn(process, 'emit');
  beforeEach(() => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    emit.mockClear();
  });
  afterAll(() => jest.restoreAllMocks());

  test.each([
    [
      'an exception',
      () => {
        throw new Error('boom');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('boom'))],
  ])('%s is not emitted there: source-map-support would end the process', async (_name, listener) => {
    const fake = createFakeElectron();
    fake.ipcMain.on('a', listener);

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(emit).not.toHaveBeenCalled();
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['listener-error']);
  });
});

describe('listeners of process that are the own ones of a runner', () => {
  const own = jest.fn();
  afterEach(() => {
    jest.restoreAllMocks();
    process.removeListener('uncaughtException', own);
  });

  function failing() {
    const fake = createFakeElectron();
    fake.bus.reporter.warn = false;
    fake.bus.reporter.runners.add(own);
    process.on('uncaughtException', own);
    return { fake, fail: () => fake.bus.reporter.uncaught(new Error('boom')) };
  }

  test('are passed over: what they alone would take is a problem of the test', () => {
    const { fake } = failing();
    fake.ipcMain.on('a', () => {
      throw new Error('boom');
    });

    fake.ipcRenderer.send('a');

    expect(own).not.toHaveBeenCalled();
    expect(fake.traffic.problems).toMatchObject([{ kind: 'listener-error', channel: 'a', expected: false }]);
  });

  test('are passed over beside a listener of the app, which takes it as Node gives it, once', () => {
    const { fake } = failing();
    const taken: unknown[] = [];
    process.once('uncaughtException', function (this: unknown, ...args: unknown[]) {
      taken.push(this, ...args);
    } as never);
    const error = new Error('boom');

    fake.bus.reporter.uncaught(error);

    expect(taken).toEqual([process, error, 'uncaughtException']);
    expect([own.mock.calls.length, process.listeners('uncaughtException').includes(own)]).toEqual([0, true]);
  });

  test('what nobody takes and no message is to blame for is a warning', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});

    failing().fail();

    expect(warn.mock.calls).toEqual([['Error: boom', 'FakeElectronWarning']]);
  });
});

describe('what has no stack of a sender to be thrown into', () => {
  afterEach(() => jest.restoreAllMocks());

  test('is a problem of the message that is to blame, where one is', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const fake = createFakeElectron();
    fake.ipcMain.on('a', () => {});
    fake.ipcRenderer.send('a');
    const error = new RangeError('boom');

    fake.bus.reporter.uncaught(error, fake.traffic[0]);

    expect(fake.traffic.problems).toMatchObject([
      { kind: 'listener-error', channel: 'a', sentence: 'RangeError: boom', error, message: fake.traffic[0] },
    ]);
    expect(warn.mock.calls).toEqual([['RangeError: boom', 'FakeElectronWarning']]);
  });

  test('S4.17: listeners that are not to learn of each other are guarded, and what they return is theirs', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { reporter } = createFakeElectron().bus;
    const done: string[] = [];

    reporter.guard(() => done.push('first'));
    reporter.guard(() => {
      throw new Error('boom');
    });
    reporter.guard(() => done.push('second'));

    expect(done).toEqual(['first', 'second']);
    expect(warn.mock.calls).toEqual([['Error: boom', 'FakeElectronWarning']]);
  });

  test('a script that failed is on record with its place', () => {
    const { bus, traffic } = createFakeElectron();
    const error = new Error('boom');

    bus.reporter.scriptProblem('preload-error', '/app/preload.js', 'It failed.', error);

    expect(traffic.problems).toEqual([
      { kind: 'preload-error', channel: '/app/preload.js', sentence: 'It failed.', error, expected: false },
    ]);
  });
});

test('a message knows whether one of its listeners may still mean to answer', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('sync', () => {});
  fake.ipcMain.on('async', async () => {});
  const then = jest.fn();
  // A thenable may be lazy, and asking it would start its work.
  fake.ipcMain.on('thenable', () => ({ then }));
  for (const channel of ['sync', 'async', 'thenable']) fake.ipcRenderer.send(channel);
  await fake.settled();

  expect(fake.traffic.map((message) => fake.bus.reporter.hasAsyncListener(message))).toEqual([false, true, false]);
  expect(then).not.toHaveBeenCalled();
});

test.each([
  [true, [['a line', 1]]],
  [false, []],
])('with logs: %s what Electron prints goes to the console of call time', (logs, lines) => {
  const { bus } = createFakeElectron({ logs });
  const [error, warn] = (['error', 'warn'] as const).map((method) => jest.spyOn(console, method).mockReturnValue());

  bus.reporter.print('warn', 'a line', 1);

  expect([warn!.mock.calls, error!.mock.calls]).toEqual([lines, []]);
  jest.restoreAllMocks();
});
