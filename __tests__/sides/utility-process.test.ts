import { join } from 'node:path';
import type { FakeElectron } from '../../src';
import { errorOf, failureOf, inEveryTiming, takenByProcess } from '../conformance/harness';

const WORKER = join(__dirname, 'fixtures/worker.ts');
const BROKEN = join(__dirname, 'fixtures/broken.ts');

type WithPort = NodeJS.Process & { parentPort?: Electron.ParentPort };

inEveryTiming(({ create, fact }) => {
  /** What a child emits, in order. */
  function watch(child: Electron.UtilityProcess): unknown[][] {
    const log: unknown[][] = [];
    for (const name of ['spawn', 'message', 'exit', 'error'] as const) {
      child.on(name as 'message', (...args) => log.push([name, ...args]));
    }
    return log;
  }

  const forked = (fake: FakeElectron, path: string, ...rest: [string[]?, Electron.ForkOptions?]) =>
    fake.electron.utilityProcess.fork(path, ...rest);

  fact('a forked module hears from its parentPort and answers', async () => {
    const fake = create();
    const child = forked(fake, WORKER, ['--a', 'b']);
    const log = watch(child);
    expect(child.pid).toBeUndefined();

    child.postMessage({ early: true });
    expect(log).toEqual([]);
    await fake.settled();
    child.postMessage(2);
    await fake.settled();

    expect(log).toEqual([
      ['spawn'],
      ['message', { data: { early: true }, count: 1, args: ['--a', 'b'] }],
      ['message', { data: 2, count: 2, args: ['--a', 'b'] }],
    ]);
    expect(child.pid).toEqual(expect.any(Number));
    expect(fake.traffic.map(({ direction, kind, outcome }) => [direction, kind, outcome])).toEqual([
      ['toUtility', 'postMessage', 'heard'],
      ['toMain', 'postMessage', 'heard'],
      ['toUtility', 'postMessage', 'heard'],
      ['toMain', 'postMessage', 'heard'],
    ]);
    expect(String(fake.traffic).split('\n')[0]).toMatch(/^main → utility#1 +postMessage +message +\{"early": true\}$/);
    fake.reset();
  });

  fact('each fork is a process of its own', async () => {
    const fake = create();
    const children = [forked(fake, WORKER, ['1']), forked(fake, WORKER, ['2'])];
    const logs = children.map(watch);
    await fake.settled();

    for (const child of children) child.postMessage('a');
    await fake.settled();

    expect(logs.map((log) => log.at(-1))).toEqual([
      ['message', { data: 'a', count: 1, args: ['1'] }],
      ['message', { data: 'a', count: 1, args: ['2'] }],
    ]);
    fake.reset();
  });

  fact('process.exit ends that process alone, with its code', async () => {
    const fake = create();
    const child = forked(fake, WORKER);
    const log = watch(child);
    child.once('exit', () => expect(child.pid).toEqual(expect.any(Number)));
    await fake.settled();

    child.postMessage('exit');
    await later(fake);

    expect(log.at(-1)).toEqual(['exit', 3]);
    expect(child.pid).toBeUndefined();
    expect(child.kill()).toBe(false);
    child.postMessage('late');
    expect(fake.traffic.last()).toMatchObject({ outcome: 'lost', problems: [{ kind: 'dead-target' }] });
  });

  fact('kill is true once there is something to end, and exit comes later', async () => {
    const fake = create();
    const child = forked(fake, WORKER);
    const log = watch(child);
    await fake.settled();

    expect(child.kill()).toBe(true);
    expect(log).toEqual([['spawn']]);
    await later(fake);

    expect(log).toEqual([['spawn'], ['exit', 0]]);
  });

  fact('a module that cannot be loaded exits with 1 and says why on stderr', async () => {
    const fake = create();
    const piped = forked(fake, BROKEN, [], { stdio: 'pipe' });
    const { stderr } = piped;
    const written: string[] = [];
    stderr?.on('data', (text) => written.push(String(text)));
    const logs = [piped, forked(fake, BROKEN), forked(fake, BROKEN, [], { stdio: 'ignore' })].map(watch);
    await later(fake);

    expect(logs).toEqual([1, 2, 3].map(() => [['spawn'], ['exit', 1]]));
    expect(written.join('')).toMatch(/^Error: cannot start\n +at /);
    expect(jest.mocked(console.error).mock.calls).toEqual([[expect.stringMatching(/^Error: cannot start\n +at /)]]);
  });

  fact('a listener that throws ends the process, unless somebody takes it', async () => {
    const fake = create();
    const child = forked(fake, WORKER);
    const log = watch(child);
    await fake.settled();
    const taken = takenByProcess('uncaughtException');
    child.postMessage('throw');
    await later(fake);
    expect([taken.length, log]).toEqual([1, [['spawn']]]);
    process.removeAllListeners('uncaughtException');

    child.postMessage('throw');
    await later(fake);

    expect(log.at(-1)).toEqual(['exit', 1]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['listener-error']);
  });

  fact(
    'process.parentPort is there while a process runs, also after an await, and not in what main hears',
    async () => {
      const fake = create();
      const seen: unknown[] = [];
      const ports: Electron.ParentPort[] = [];
      const late: unknown[] = [];
      const start = () =>
        fake.forkUtility((parentPort) => {
          ports.push(parentPort);
          setTimeout(() => {
            late.push((process as WithPort).parentPort);
            process.exit(9);
          }, 10);
          parentPort.on('message', async ({ data }) => {
            await undefined;
            (process as WithPort).parentPort?.postMessage(data);
          });
        });
      const children = [start(), start()];
      for (const [index, child] of children.entries()) {
        child.on('message', (data) => seen.push([index, data, (process as WithPort).parentPort]));
      }
      for (const child of children) child.postMessage('a');
      await later(fake);

      expect(seen).toEqual([
        [0, 'a', undefined],
        [1, 'a', undefined],
      ]);
      for (const child of children) child.kill();
      await later(fake);
      expect((process as WithPort).parentPort).toBeUndefined();
    },
  );

  fact('messages are cloned, and what cannot be is refused on both ends', async () => {
    const fake = create();
    let port!: Electron.ParentPort;
    const child = fake.forkUtility((parentPort) => {
      port = parentPort;
    });
    await fake.settled();
    const cloneError = { name: 'Error', message: 'An object could not be cloned.' };

    await expect(failureOf(() => child.postMessage(() => {}))).resolves.toEqual(cloneError);
    await expect(failureOf(() => port.postMessage(Symbol('a')))).resolves.toEqual(cloneError);
    await expect(failureOf(() => child.postMessage(1, [{} as never]))).resolves.toEqual({
      name: 'TypeError',
      message: 'Port at index 0 is not a valid port',
    });
    fake.reset();
  });

  fact('a port goes with a message, and stays behind when the process ends', async () => {
    const fake = create();
    const child = fake.forkUtility((parentPort) => {
      parentPort.on('message', ({ data, ports: [port] }) => {
        port!.on('message', (event) => port!.postMessage([data, event.data]));
        port!.start();
      });
    });
    const { port1, port2 } = new fake.MessageChannelMain();
    const answers: unknown[] = [];
    port1.on('message', (event) => answers.push(event.data));
    port1.on('close', () => answers.push('close'));
    port1.start();

    child.postMessage('work', [port2]);
    port1.postMessage(1);
    await fake.settled();
    expect(answers).toEqual([['work', 1]]);
    await expect(failureOf(() => child.postMessage('again', [port2]))).resolves.toEqual({
      name: 'Error',
      message: 'Port at index 0 is already neutered.',
    });

    child.kill();
    await fake.settled();
    expect(answers).toEqual([['work', 1], 'close']);
    fake.reset();
  });

  fact(
    'what nobody listens to in main is on record, and the parentPort keeps what is sent until it listens',
    async () => {
      const fake = create();
      let port!: Electron.ParentPort;
      const child = fake.forkUtility((parentPort) => {
        port = parentPort;
        port.postMessage('ready');
      });
      child.postMessage(1);
      await later(fake);
      expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['queued', 'unheard']);

      const heard: unknown[] = [];
      port.once('message', (event) => heard.push(event));
      await later(fake);

      expect(heard).toEqual([{ data: 1, ports: [] }]);
      fake.reset();
    },
  );

  fact('fork checks its arguments in the words of Electron', async () => {
    const fake = create();
    const messageOf = async (call: () => unknown) => (await errorOf(call)).message;

    await expect(messageOf(() => forked(fake, ''))).resolves.toBe('Missing UtilityProcess entry script.');
    for (const [options, message] of [
      [{ execArgv: 1 }, 'execArgv must be an array of strings.'],
      [{ serviceName: 1 }, 'serviceName must be a string.'],
      [{ cwd: 1 }, 'cwd path must be a string.'],
      [{ stdio: 'a' }, 'stdio must be of the following values: inherit, pipe, ignore'],
      [{ stdio: ['ignore'] }, 'configuration missing for stdin, stdout or stderr.'],
      [{ stdio: ['pipe', 'pipe', 'pipe'] }, 'stdin value other than ignore is not supported.'],
    ] as const) {
      await expect(messageOf(() => forked(fake, WORKER, [], options as never))).resolves.toBe(message);
    }
    const child = forked(fake, WORKER, [], { stdio: ['ignore', 'pipe', 'inherit'] });
    expect([child.stdout, child.stderr]).toEqual([expect.anything(), null]);
    fake.reset();
  });

  fact('loadUtility says how a module is run', async () => {
    const loadUtility = jest.fn(async (_path: string, parentPort: Electron.ParentPort) => {
      await undefined;
      parentPort.on('message', ({ data }) => parentPort.postMessage([data]));
    });
    const fake = create({ loadUtility });
    const child = forked(fake, '/app/dist/worker.js');
    const log = watch(child);
    child.postMessage(1);
    await later(fake);

    expect(loadUtility).toHaveBeenCalledWith('/app/dist/worker.js', expect.anything());
    expect(log).toEqual([['spawn'], ['message', [1]]]);
    fake.reset();
  });

  fact('a rollback ends what was forked since, and brings back what has ended', async () => {
    const fake = create();
    const echo = (parentPort: Electron.ParentPort) =>
      parentPort.on('message', ({ data }: Electron.MessageEvent) => parentPort.postMessage(data));
    const kept = fake.forkUtility(echo);
    await later(fake);
    const restore = fake.mark();
    const added = fake.forkUtility(echo);
    const log = watch(added);
    kept.on('exit', () => log.push(['kept']));
    kept.kill();
    await later(fake);
    restore();

    expect(log).toEqual([['spawn'], ['kept']]);
    expect(added.kill()).toBe(false);
    const answers: unknown[] = [];
    kept.on('message', (data) => answers.push(data));
    kept.postMessage('again');
    await later(fake);
    expect(answers).toEqual(['again']);
    fake.reset();
    expect((process as WithPort).parentPort).toBeUndefined();
  });

  fact('before 22 there is none', () => {
    expect(create({ version: '21' }).electron.utilityProcess).toBeUndefined();
  });
});

/** Exits come in later tasks that no message stands for. */
async function later(fake: FakeElectron): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await fake.settled();
}
