import type { FakeElectron } from '../../src';
import { described, errorOf, failureOf, once } from './harness';

const METHODS = ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage'] as const;
const CLONE_ERROR = { name: 'Error', message: 'An object could not be cloned.' };
const RELEASED_ERROR = { name: 'Error', message: 'IPC method called after context was released' };

type Method = (typeof METHODS)[number];

/** Calls one of the methods with what its types would not let through. */
function call(fake: FakeElectron, method: Method, ...args: unknown[]): unknown {
  return (fake.ipcRenderer[method] as (...args: unknown[]) => unknown)(...args);
}

/** A fake whose exported renderer has lost its document. */
async function released(fake: FakeElectron): Promise<FakeElectron> {
  fake.app.on('window-all-closed', () => {});
  new fake.BrowserWindow().destroy();
  await fake.settled();
  return fake;
}

once(({ create, fact }) => {
  fact('S2.1: ipcRenderer is of a class IpcRenderer whose prototype has the methods', () => {
    const { ipcRenderer } = create();

    expect(ipcRenderer.constructor.name).toBe('IpcRenderer');
    for (const method of METHODS) {
      expect(Object.hasOwn(ipcRenderer, method)).toBe(false);
      expect(Object.hasOwn(Object.getPrototypeOf(ipcRenderer), method)).toBe(true);
    }
  });

  fact('S2.4: the channel must be a primitive string', async () => {
    const fake = create();

    for (const method of METHODS) {
      const index = method === 'sendToHost' || method === 'postMessage' ? 0 : 1;
      for (const channel of [undefined, null]) {
        await expect(failureOf(() => call(fake, method, channel))).resolves.toEqual({
          name: 'TypeError',
          message: `Error processing argument at index ${index}, conversion failure from ${channel}`,
        });
      }
      // S17.2: what follows for other values is open.
      for (const channel of [1, {}, new String('a'), Symbol('s'), ['a']]) {
        const error = await errorOf(() => call(fake, method, channel));
        expect(error).toBeInstanceOf(TypeError);
        expect(error.message).toMatch(
          new RegExp(`^Error processing argument at index ${index}, conversion failure from `),
        );
      }
    }
    expect(fake.traffic).toHaveLength(0);
  });

  fact('S2.5: a missing channel is the same as undefined', async () => {
    const fake = create();

    for (const method of METHODS) {
      const missing = await failureOf(() => call(fake, method));
      expect(missing).toEqual(await failureOf(() => call(fake, method, undefined)));
    }
  });

  fact(
    'S2.6: the channel is checked before the context, that before the arguments, those before the ports',
    async () => {
      const fake = create();
      const gone = await released(create());
      const uncloneable = () => {};

      for (const method of METHODS) {
        const { message } = await errorOf(() => call(gone, method, undefined, uncloneable));
        expect(message).toMatch(/^Error processing argument/);
        await expect(failureOf(() => call(gone, method, 'a', uncloneable))).resolves.toEqual(RELEASED_ERROR);
      }
      await expect(failureOf(() => call(fake, 'postMessage', 'a', uncloneable, null))).resolves.toEqual(CLONE_ERROR);
    },
  );

  fact('S2.8: send returns undefined', () => {
    expect(create().ipcRenderer.send('a')).toBeUndefined();
  });

  fact('S2.10: sendToHost returns undefined', () => {
    expect(create().ipcRenderer.sendToHost('a')).toBeUndefined();
  });

  fact('S2.11: invoke returns a promise', async () => {
    const promise = create().ipcRenderer.invoke('a');

    expect(promise).toBeInstanceOf(Promise);
    await expect(promise).rejects.toThrow();
  });

  fact('S2.12: postMessage returns undefined', () => {
    expect(create().ipcRenderer.postMessage('a', 1)).toBeUndefined();
  });

  for (const [number, method] of [
    ['S2.8', 'send'],
    ['S2.9', 'sendSync'],
    ['S2.10', 'sendToHost'],
    ['S2.11', 'invoke'],
    ['S2.12', 'postMessage'],
  ] as const) {
    fact(`${number}: ${method} with an uncloneable argument fails and contacts nobody`, async () => {
      const fake = create();

      await expect(failureOf(() => call(fake, method, 'a', () => {}))).resolves.toEqual(CLONE_ERROR);

      expect(fake.traffic).toHaveLength(0);
    });

    fact(`${number}: ${method} fails after the context was released`, async () => {
      const fake = await released(create());

      await expect(failureOf(() => call(fake, method, 'a'))).resolves.toEqual(RELEASED_ERROR);
    });
  }

  fact('S2.13: invoke never throws synchronously', async () => {
    const fake = create();

    for (const args of [[undefined], ['a', () => {}]]) {
      const promise = call(fake, 'invoke', ...args);
      await expect(promise).rejects.toThrow();
    }
  });

  fact('S2.14: the error of a getter is lost to the fixed text', async () => {
    const fake = create();
    const noisy = {
      get value() {
        throw new RangeError('mine');
      },
    };

    const error = await errorOf(() => fake.ipcRenderer.send('a', noisy));

    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expect(described(error)).toEqual(CLONE_ERROR);
    expect(error).not.toHaveProperty('cause');
  });

  fact('S2.15: a transfer list is none, or an array of usable ports', async () => {
    const fake = create();
    const heard = jest.fn();
    fake.ipcMain.on('a', heard);

    call(fake, 'postMessage', 'a', 1);
    call(fake, 'postMessage', 'a', 1, undefined);
    call(fake, 'postMessage', 'a', 1, []);
    for (const transfer of [null, 'text', 1, {}, [null], [1], [new ArrayBuffer(1)]]) {
      await expect(failureOf(() => call(fake, 'postMessage', 'a', 1, transfer))).resolves.toEqual({
        name: 'TypeError',
        message: 'Invalid value for transfer',
      });
    }

    expect(heard).toHaveBeenCalledTimes(3);
  });

  fact('S2.16: after its window was destroyed every method says that the context was released', async () => {
    const fake = await released(create());

    for (const method of METHODS) {
      await expect(failureOf(() => call(fake, method, 'a'))).resolves.toEqual(RELEASED_ERROR);
    }
  });

  fact('S2.18: what was removed in 28 is not there', async () => {
    const fake = create();
    const seen: object[] = [];
    fake.ipcRenderer.on('a', (event) => seen.push(event));

    fake.renderer.webContents.send('a');

    for (const name of ['sendTo', 'sendToAll']) expect(fake.ipcRenderer).not.toHaveProperty(name);
    for (const name of ['senderId', 'senderIsMainFrame']) expect(seen[0]).not.toHaveProperty(name);
  });
});
