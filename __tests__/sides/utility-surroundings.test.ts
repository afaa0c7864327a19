import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeElectron } from '../../src';

const AROUND = join(__dirname, 'fixtures/surroundings.ts');
const MODULE = join(__dirname, 'fixtures/module.mjs');

function create() {
  const fake = createFakeElectron();
  return { fake, fork: fake.electron.utilityProcess.fork.bind(fake.electron.utilityProcess) };
}

async function turns(fake: { settled(): Promise<void> }): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await fake.settled();
}

const textOf = async (stream: NodeJS.ReadableStream): Promise<string> => {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
};

test('W5.3: a process has the arguments, the environment and the folder of its fork, at once and later', async () => {
  const { fake, fork } = create();
  const options = { execArgv: ['--trace'], env: { OWN: 'x' }, cwd: tmpdir(), stdio: 'ignore' as const };
  const child = fork(AROUND, ['--a', 'b'], options);
  const heard: unknown[] = [];
  child.on('message', (value) => heard.push(value));
  await turns(fake);
  child.postMessage(1);
  await turns(fake);

  const around = { argv: ['--a', 'b'], execArgv: ['--trace'], env: 'x', path: true, cwd: tmpdir(), type: 'utility' };
  expect(heard).toEqual([around, around]);
  expect(process.argv).not.toContain('--a');
  expect(process.cwd()).not.toBe(tmpdir());
  fake.reset();
  expect(Object.getOwnPropertyDescriptor(process, 'argv')?.get).toBeUndefined();
});

test('W5.4: what a process writes can be read, to the end', async () => {
  const { fake, fork } = create();
  const said = jest.spyOn(console, 'log').mockImplementation(() => {});
  const child = fork(AROUND, [], { stdio: 'pipe' });
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  await turns(fake);
  child.postMessage(2);
  await turns(fake);
  child.kill();
  await turns(fake);

  await expect(out).resolves.toBe('started { a: 1 }\nwritten\nheard 2\n');
  await expect(err).resolves.toBe('trouble\n');
  expect([child.stdout, child.stderr]).toEqual([null, null]);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

test('W5.4: by default it writes where everybody does', async () => {
  const { fake, fork } = create();
  const said = jest.spyOn(console, 'log').mockImplementation(() => {});
  const failed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const child = fork(AROUND);
  await turns(fake);

  expect([child.stdout, child.stderr]).toEqual([null, null]);
  expect(said.mock.calls).toEqual([['started', { a: 1 }]]);
  expect(failed.mock.calls).toEqual([['trouble']]);
  expect(written.mock.calls).toContainEqual(['written\n']);
  child.kill();
  await turns(fake);
  for (const spy of [said, failed, written]) spy.mockRestore();
});

test('W5.6: a crash is told to the app', async () => {
  const { fake, fork } = create();
  const told: unknown[] = [];
  fake.app.on('child-process-gone', (_event, details) => told.push(details));
  const child = fork(AROUND, [], { stdio: 'ignore', serviceName: 'Mine' });
  child.on('exit', (code) => told.push(code));
  await turns(fake);

  child.postMessage('crash');
  await turns(fake);

  const details = {
    type: 'Utility',
    reason: 'crashed',
    exitCode: 5,
    name: 'Mine',
    serviceName: 'node.mojom.NodeService',
  };
  expect(told).toEqual([details, 5]);
});

test('an ES module is forked', async () => {
  const { fake, fork } = create();
  const child = fork(MODULE);
  const heard: unknown[] = [];
  child.on('message', (value) => heard.push(value));
  child.on('exit', (code) => heard.push(['exit', code]));
  await new Promise((resolve) => child.once('message', resolve));

  child.postMessage(4);
  await turns(fake);

  expect(heard).toEqual(['module', ['exit', 4]]);
});

test.each([
  [[''], Error, 'Missing UtilityProcess entry script.'],
  [[AROUND, [], { execArgv: [1] }], TypeError, 'execArgv must be an array of strings.'],
  [[AROUND, [], { serviceName: 1 }], TypeError, 'serviceName must be a string.'],
  [[AROUND, [], { cwd: 1 }], TypeError, 'cwd path must be a string.'],
  [[AROUND, [], { stdio: 'a' }], Error, 'stdio must be of the following values: inherit, pipe, ignore'],
  [
    [AROUND, { stdio: ['ignore', 'a', 'pipe'] }],
    Error,
    'stdout configuration must be of the following values: inherit, pipe, ignore',
  ],
  [[AROUND, [1]], TypeError, 'Invalid value for args'],
  [[AROUND, [], { env: { A: 1 } }], TypeError, 'Invalid value for env'],
])('W5.3: fork refuses %j', (given, Class, text) => {
  const { fork } = create();
  expect(() => Reflect.apply(fork, undefined, given)).toThrow(new Class(text));
});
