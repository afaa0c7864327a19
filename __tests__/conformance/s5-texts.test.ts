import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { failureOf, inEveryTiming, takenByProcess } from './harness';

class Named extends Error {
  override name = 'MyErr';
}
class Unnamed extends Error {}

const TEXTS: readonly [what: string, thrown: unknown, text: string][] = [
  ['an Error', new Error('boom'), 'Error: boom'],
  ['a TypeError', new TypeError('boom'), 'TypeError: boom'],
  ['a subclass with a name', new Named('boom'), 'MyErr: boom'],
  ['a subclass without a name', new Unnamed('boom'), 'Error: boom'],
  ['an Error without a message', new Error(''), 'Error'],
  ['an AggregateError', new AggregateError([new Error('a')], 'm'), 'AggregateError: m'],
  ['a string', 'boom', 'boom'],
  ['a number', 42, '42'],
  ['0', 0, '0'],
  ['false', false, 'false'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
  ['a plain object', { code: 1 }, '[object Object]'],
  ['an array', [1, 2], '1,2'],
  ['an object with its own toString', { toString: () => 'mine' }, 'mine'],
  ['an object whose toString returns an object', { toString: () => ({ a: 1 }) }, '[object Object]'],
];

const WITHOUT_TEXT: readonly [what: string, thrown: unknown, message: string][] = [
  ['undefined', undefined, "Cannot read properties of undefined (reading 'toString')"],
  ['null', null, "Cannot read properties of null (reading 'toString')"],
  ['an object without toString', Object.create(null), 'error.toString is not a function'],
];

inEveryTiming(({ create, fact }) => {
  for (const [what, thrown, text] of TEXTS) {
    fact(`S5.7: the text of ${what} is ${text}`, async () => {
      const fake = create();
      fake.ipcMain.handle('sync', () => {
        throw thrown;
      });
      fake.ipcMain.handle('async', () => Promise.reject(thrown));

      for (const channel of ['sync', 'async']) {
        await expect(failureOf(() => fake.ipcRenderer.invoke(channel))).resolves.toEqual({
          name: 'Error',
          message: `Error invoking remote method '${channel}': ${text}`,
        });
      }
      expect(jest.mocked(console.error).mock.calls).toEqual([
        ["Error occurred in handler for 'sync':", thrown],
        ["Error occurred in handler for 'async':", thrown],
      ]);
    });
  }

  fact('S5.7: an empty string resolves with undefined', async () => {
    const fake = create();
    fake.ipcMain.handle('c', () => {
      throw '';
    });

    await expect(fake.ipcRenderer.invoke('c')).resolves.toBeUndefined();
    expect(jest.mocked(console.error).mock.calls).toEqual([["Error occurred in handler for 'c':", '']]);
  });

  for (const [what, thrown, message] of WITHOUT_TEXT) {
    fact(`S5.8: throwing ${what} is logged, and ends in an unhandledRejection of main`, async () => {
      const fake = create();
      const unhandled = takenByProcess('unhandledRejection');
      fake.ipcMain.handle('c', () => {
        throw thrown;
      });

      await fake.ipcRenderer.invoke('c').catch(() => {});

      expect(jest.mocked(console.error).mock.calls).toEqual([["Error occurred in handler for 'c':", thrown]]);
      expect(unhandled).toEqual([expect.objectContaining({ name: 'TypeError', message })]);
    });
  }

  fact('S5.8: the promise of an invoke whose handler threw undefined stays pending', async () => {
    const fake = create();
    takenByProcess('unhandledRejection');
    let state = 'pending';
    fake.ipcMain.handle('c', () => Promise.reject(undefined));

    fake.ipcRenderer.invoke('c').catch(() => {
      state = 'rejected';
    });
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(state).toBe('pending');
  });

  fact('S5.9: what is never replied rejects with a text of its own', async () => {
    const fake = create();
    takenByProcess('unhandledRejection');
    fake.ipcMain.handle('c', () => Promise.reject(undefined));

    await expect(failureOf(() => fake.ipcRenderer.invoke('c'))).resolves.toEqual({
      name: 'Error',
      message: "Error invoking remote method 'c': reply was never sent",
    });
    expect(fake.traffic.problems.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      [
        'unanswerable-invoke',
        "The handler of 'c' threw undefined, of which Electron cannot make a text. Throw an Error. " +
          'A real invoke never settles.',
      ],
    ]);
  });

  fact('S5.9: an invoke whose handler never settles stays pending', async () => {
    const fake = create();
    fake.ipcMain.handle('c', () => new Promise(() => {}));
    const settled = jest.fn();

    fake.ipcRenderer.invoke('c').then(settled, settled);

    await expect(failureOf(() => fake.settled({ timeout: 20 }))).resolves.toEqual({
      name: 'Error',
      message:
        "Waited 20 ms for the bus to settle. Still without an answer: invoke 'c'. " +
        'Let the handler settle, or pass a longer timeout.',
    });
    expect(settled).not.toHaveBeenCalled();
  });

  fact('S5.9: an invoke whose handler never settles rejects when the event is collected', async () => {
    const fake = create();
    fake.ipcMain.handle('c', () => new Promise(() => {}));
    const rejected = jest.fn();
    fake.ipcRenderer.invoke('c').catch(rejected);
    setFlagsFromString('--expose-gc');

    for (let turn = 0; turn < 3; turn++) {
      runInNewContext('gc')();
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(rejected).toHaveBeenCalledTimes(1);
  });
});
