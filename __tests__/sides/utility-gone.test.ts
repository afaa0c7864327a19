import { createFakeElectron } from '../../src';
import { folderOf } from '../conformance/page-harness';

/** A fake with a module to fork, and what the app is told of it. */
function forked(source: string, options: Electron.ForkOptions = {}) {
  const fake = createFakeElectron({ logs: false });
  const told: Electron.Details[] = [];
  fake.app.on('child-process-gone', (_event, details) => told.push(details));
  const child = fake.electron.utilityProcess.fork(folderOf({ 'worker.js': source })('worker.js'), [], options);
  const exited = new Promise<number>((resolve) => child.once('exit', resolve));
  return { child, exited, told };
}

const gone = { type: 'Utility', reason: 'abnormal-exit', serviceName: 'node.mojom.NodeService' };

test('the app hears of a process that ended badly', async () => {
  const plain = forked('process.exit(5)');
  expect(await plain.exited).toBe(5);
  expect(plain.told).toEqual([{ ...gone, exitCode: 5, name: 'Node Utility Process' }]);

  const named = forked('throw new Error("broken")', { serviceName: 'index', stdio: 'ignore' });
  expect(await named.exited).toBe(1);
  expect(named.told).toEqual([{ ...gone, exitCode: 1, name: 'index' }]);
});

test('and of no other', async () => {
  const ended = forked('process.exit(0)');
  await ended.exited;
  const killed = forked('');
  await new Promise<void>((resolve) => killed.child.once('spawn', resolve));
  killed.child.kill();
  await killed.exited;
  expect([...ended.told, ...killed.told]).toEqual([]);
});

test('a process starts in the folder that it is given', async () => {
  const before = process.cwd();
  const { child } = forked('process.parentPort.postMessage(process.cwd())', { cwd: __dirname });
  const [folder] = await new Promise<unknown[]>((resolve) => child.once('message', (...args) => resolve(args)));
  expect(folder).toBe(__dirname);
  expect(process.cwd()).toBe(before);
});

test.each([0, 3])(
  'who awaits the last message of a process comes in time to hear that it exits with %i',
  async (code) => {
    const { child } = forked(`process.parentPort.on('message', () => {
    process.parentPort.postMessage('bye');
    process.exit(${code});
  })`);
    const message = new Promise((resolve) => child.once('message', resolve));
    child.postMessage('end');

    expect(await message).toBe('bye');
    await Promise.resolve();
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(code);
    expect(child.pid).toBeUndefined();
  },
);

const written = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = '';
  for await (const chunk of stream!) text += String(chunk);
  return text;
};

test('W5.5: what a process throws later is its own end, and nobody else’s affair', async () => {
  const { child, exited, told } = forked('setTimeout(() => { throw new Error("later"); }, 1)', { stdio: 'pipe' });
  const said = written(child.stderr);

  expect(await exited).toBe(1);
  expect(await said).toMatch(/^Error: later\n +at /);
  expect(told).toEqual([{ ...gone, exitCode: 1, name: 'Node Utility Process' }]);
});

test('W5.5: of what it rejects it only warns', async () => {
  const { child, exited } = forked(
    'Promise.reject(new Error("mine")); process.parentPort.on("message", () => process.exit(0))',
    { stdio: 'pipe' },
  );
  const said = written(child.stderr);
  await new Promise<void>((resolve) => child.once('spawn', resolve));
  await new Promise((resolve) => setTimeout(resolve, 10));
  child.postMessage('end');

  expect(await exited).toBe(0);
  expect(await said).toMatch(/^\(node:\d+\) UnhandledPromiseRejectionWarning: Error: mine\n +at /);
});

test('a process hears of its own faults and its own end', async () => {
  const { child, exited } = forked(`
    const say = (...words) => process.parentPort.postMessage(words);
    process.on('uncaughtException', (error) => say('caught', error.message));
    process.once('unhandledRejection', (reason) => say('rejected', reason));
    Promise.reject('mine');
    setTimeout(() => { throw new Error('thrown'); }, 1);
    setTimeout(() => process.exit(7), 20);`);
  const heard: unknown[] = [];
  child.on('message', (value) => heard.push(value));

  expect(await exited).toBe(7);
  expect(heard).toEqual([
    ['rejected', 'mine'],
    ['caught', 'thrown'],
  ]);
});

test('W5.4: a process knows its own number', async () => {
  const { child } = forked('process.parentPort.postMessage(process.pid)');
  expect(await new Promise((resolve) => child.once('message', resolve))).toBe(child.pid);
});
