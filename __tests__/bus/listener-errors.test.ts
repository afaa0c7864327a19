import { createFakeElectron } from '../../src';
import { quiet, warnings } from '../support/quiet';
import { inPlainNode } from '../support/spawn';

quiet();

const boom = new Error('boom');

function throwing(): never {
  throw boom;
}

function taking(event: 'uncaughtException' | 'unhandledRejection'): unknown[] {
  const taken: unknown[] = [];
  const take = (error: unknown): void => void taken.push(error);
  process.on(event, take);
  release.push(() => process.off(event, take));
  return taken;
}

const release: (() => void)[] = [];

afterEach(() => {
  for (const off of release.splice(0)) off();
});

test('an error goes on record with the message, and is a problem', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', throwing);

  fake.ipcRenderer.send('a');

  expect(fake.traffic.last()).toMatchObject({ outcome: 'threw', error: boom, heardBy: 1 });
  expect(fake.traffic.problems).toMatchObject([{ kind: 'listener-error', channel: 'a', error: boom, expected: false }]);
  expect(fake.traffic.problems[0]?.sentence).toBe(
    `A listener for 'a' in main threw: ${boom.stack}\n` +
      'In Electron the sender never learns of it; it is an uncaughtException there. ' +
      "Repair the listener, or take it with process.on('uncaughtException').",
  );
  expect(warnings()).toEqual([fake.traffic.problems[0]?.sentence]);
});

test('an error in a renderer says so', () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.on('a', throwing);

  fake.renderer.webContents.send('a');

  expect(fake.traffic.problems[0]?.sentence).toMatch(/^A listener for 'a' in a renderer threw: Error: boom\n/);
});

test('an error that a listener of the process takes is handled', () => {
  const fake = createFakeElectron();
  const taken = taking('uncaughtException');
  fake.ipcMain.on('a', throwing);

  fake.ipcRenderer.send('a');

  expect(taken).toEqual([boom]);
  expect(fake.traffic.last()).toMatchObject({ outcome: 'threw', error: boom });
  expect(fake.traffic.problems).toEqual([]);
  expect(warnings()).toEqual([]);
});

test('the rejection of an async listener is a problem of its message', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', async () => throwing());

  fake.ipcRenderer.send('a');
  expect(fake.traffic.problems).toEqual([]);
  await fake.settled();

  expect(fake.traffic.last()).toMatchObject({ outcome: 'heard', error: boom });
  expect(fake.traffic.problems).toMatchObject([{ kind: 'listener-error', channel: 'a', error: boom }]);
  expect(fake.traffic.problems[0]?.sentence).toMatch(/^A listener for 'a' in main rejected: .*unhandledRejection/s);
});

test('a rejection that a listener of the process takes is handled', async () => {
  const fake = createFakeElectron();
  const taken = taking('unhandledRejection');
  fake.ipcRenderer.on('a', async () => throwing());

  fake.renderer.webContents.send('a');
  await fake.settled();

  expect(taken).toEqual([boom]);
  expect(fake.traffic.problems).toEqual([]);
});

test('a value without text of its own can be thrown', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {
    throw Object.create(null);
  });

  fake.ipcRenderer.send('a');

  expect(fake.traffic.problems[0]?.sentence).toContain(
    "A listener for 'a' in main threw: an object without toString\n",
  );
});

describe("listenerErrors: 'throw'", () => {
  test('the error surfaces from the outermost send, when everything has been delivered', () => {
    const fake = createFakeElectron({ listenerErrors: 'throw' });
    const seen: string[] = [];
    fake.ipcMain.on('a', (event) => {
      event.reply('b');
      throwing();
    });
    fake.ipcRenderer.on('b', () => seen.push('b'));

    expect(() => fake.ipcRenderer.send('a')).toThrow(boom);

    expect(seen).toEqual(['b']);
    expect(fake.traffic[0]).toMatchObject({ outcome: 'threw', error: boom });
    expect(fake.traffic.problems).toEqual([]);
    expect(() => fake.ipcRenderer.send('other')).not.toThrow();
  });

  test('it surfaces from contents.send, sendSync, invoke, step and flush as well', async () => {
    const fake = createFakeElectron({ listenerErrors: 'throw' });
    fake.ipcMain.on('a', throwing);
    fake.ipcRenderer.on('a', throwing);
    fake.ipcMain.handle('a', (event) => event.sender.send('a'));

    expect(() => fake.renderer.webContents.send('a')).toThrow(boom);
    expect(() => fake.ipcRenderer.sendSync('a')).toThrow(boom);
    await expect(fake.ipcRenderer.invoke('a')).rejects.toBe(boom);
    fake.configure({ timing: 'manual' });
    fake.ipcRenderer.send('a');
    fake.ipcRenderer.send('a');
    expect(() => fake.step()).toThrow(boom);
    expect(() => fake.flush()).toThrow(boom);
  });

  test('of several the first surfaces and the others are reported', () => {
    const fake = createFakeElectron({ listenerErrors: 'throw' });
    const second = new Error('second');
    fake.ipcMain.on('a', (event) => {
      event.reply('b');
      throwing();
    });
    fake.ipcRenderer.on('b', () => {
      throw second;
    });

    expect(() => fake.ipcRenderer.send('a')).toThrow(boom);

    expect(fake.traffic.problems).toMatchObject([{ kind: 'listener-error', channel: 'b', error: second }]);
  });

  test('what has no sender to surface from is reported', async () => {
    const fake = createFakeElectron({ listenerErrors: 'throw' });

    fake.ipcRenderer.send('a');
    fake.ipcMain.on('a', throwing);
    await fake.settled();
    fake.configure({ timing: 'async' });
    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(fake.traffic.problems).toMatchObject([
      { kind: 'listener-error', error: boom },
      { kind: 'listener-error', error: boom },
    ]);
  });

  test('an error that a loop overtakes does not surface from a later send', () => {
    const fake = createFakeElectron({ listenerErrors: 'throw', loopLimit: 10 });
    fake.ipcMain.on('ping', (event) => {
      event.reply('pong');
      throwing();
    });
    fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

    expect(() => fake.ipcRenderer.send('ping')).toThrow(/^10 messages were delivered/);
    expect(() => fake.ipcRenderer.send('other')).not.toThrow();
    expect(fake.traffic.problems[0]).toMatchObject({ kind: 'listener-error', error: boom });
  });
});

test('in a plain process an error that nobody takes is a warning', () => {
  const seen = inPlainNode(`
    const { ipcMain, ipcRenderer } = createFakeElectron();
    const seen = [];
    process.on('warning', ({ name, message }) => seen.push([name, message.split('\\n')[0]]));
    ipcMain.on('a', () => { throw new Error('sync'); });
    ipcMain.on('b', async () => { throw new Error('async'); });
    ipcRenderer.send('a');
    ipcRenderer.send('b');
    setImmediate(() => report(seen));`);

  expect(seen).toEqual([
    ['FakeElectronWarning', "A listener for 'a' in main threw: Error: sync"],
    ['FakeElectronWarning', "A listener for 'b' in main rejected: Error: async"],
  ]);
});

test('in a plain process a listener takes the error as Node gives it', () => {
  const seen = inPlainNode(`
    const { ipcMain, ipcRenderer } = createFakeElectron();
    const seen = [];
    process.on('warning', ({ message }) => seen.push(message));
    process.on('uncaughtException', (error, origin) => seen.push([error.message, origin]));
    process.on('unhandledRejection', (error, promise) => seen.push([error.message, promise instanceof Promise]));
    ipcMain.on('a', () => { throw new Error('sync'); });
    ipcMain.on('b', async () => { throw new Error('async'); });
    ipcRenderer.send('a');
    ipcRenderer.send('b');
    setImmediate(() => report(seen));`);

  expect(seen).toEqual([
    ['sync', 'uncaughtException'],
    ['async', true],
  ]);
});

test('in a process with ts-node an error that nobody takes does not end it', () => {
  const seen = inPlainNode(`
    require('ts-node/register/transpile-only');
    const { ipcMain, ipcRenderer, traffic } = createFakeElectron();
    ipcMain.on('a', () => { throw new Error('sync'); });
    ipcRenderer.send('a');
    report(traffic.problems.map(({ kind }) => kind));`);

  expect(seen).toEqual(['listener-error']);
});
