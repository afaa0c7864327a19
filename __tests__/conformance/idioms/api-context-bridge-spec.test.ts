import { folderOf, inBothTimings } from '../page-harness';
import { electronMain, emitted } from './harness';

inBothTimings(() => {
  // After Electron's spec/api-context-bridge-spec.ts.

  interface Bindings {
    // biome-ignore lint/suspicious/noExplicitAny: what a preload exposes has no type, as in the original.
    example: any;
  }

  describe.each([true, false])('contextBridge with sandbox: %s', (sandbox) => {
    /** Makes a preload of a function, and a window with it. */
    async function makeBindingWindow(bindingCreator: () => void) {
      const electron = electronMain();
      const file = folderOf({
        'preload.js': `
        const renderer_1 = require('electron');
        ${sandbox ? '' : "require('v8'); process.versions.node;"}
        const electron_1 = { contextBridge: renderer_1.contextBridge };
        (${String(bindingCreator).replace(/\(0, electron_1\.contextBridge\)/g, 'electron_1.contextBridge')})();`,
        'empty.html': '<p>empty',
      });
      const w = new electron.BrowserWindow({
        show: false,
        webPreferences: { contextIsolation: true, nodeIntegration: true, sandbox, preload: file('preload.js') },
      });
      await w.loadFile(file('empty.html'));
      const callWithBindings = (fn: (root: Bindings) => unknown): Promise<unknown> =>
        w.webContents.executeJavaScript(`(${fn.toString()})(window)`);
      return { ...electron, w, callWithBindings };
    }
    const electron_1 = {} as { contextBridge: Electron.ContextBridge };

    test('should proxy numbers', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', 123),
      );
      expect(await callWithBindings((root) => root.example)).toBe(123);
    });

    test('should make global properties read-only', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', 123),
      );
      expect(
        await callWithBindings((root) => {
          root.example = 456;
          return root.example;
        }),
      ).toBe(123);
    });

    test('should proxy nested strings, and leave arrays frozen', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', { nested: { text: 'my-words' }, list: [1, 2] }),
      );
      expect(
        await callWithBindings((root) => {
          root.example.list[0] = 9;
          return [root.example.nested.text, root.example.list, Object.isFrozen(root.example.list)];
        }),
      ).toEqual(['my-words', [1, 2], true]);
    });

    test('should proxy functions and their errors', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', {
          add: (a: number, b: number) => a + b,
          fail: () => {
            throw new TypeError('oh no');
          },
        }),
      );
      expect(
        await callWithBindings((root) => {
          try {
            return root.example.fail();
          } catch (e) {
            return [
              root.example.add(1, 2),
              (e as Error).message,
              e instanceof Error,
              (e as Error).constructor === Error,
            ];
          }
        }),
      ).toEqual([3, 'oh no', true, true]);
    });

    test('should proxy promises and resolve with the correct value', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', Promise.resolve('i-resolved')),
      );
      expect(await callWithBindings((root) => root.example)).toBe('i-resolved');
    });

    test('should proxy promises and reject with the correct value', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', { go: () => Promise.reject(new Error('i-rejected')) }),
      );
      expect(
        await callWithBindings((root) => root.example.go().catch((err: Error) => [err.message, err instanceof Error])),
      ).toEqual(['i-rejected', true]);
    });

    test('should proxy methods that are callable multiple times, with callbacks', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', {
          each: (fn: (n: number) => number) => [1, 2, 3].map((n) => fn(n)),
        }),
      );
      expect(
        await callWithBindings((root) => [...root.example.each((n: number) => n * 2), ...root.example.each(() => 0)]),
      ).toEqual([2, 4, 6, 0, 0, 0]);
    });

    test('should properly clone dates, maps and typed arrays, native to the page', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', {
          get: () => [new Date(0), new Map([[1, 2]]), new Uint8Array([1])],
        }),
      );
      expect(
        await callWithBindings((root) => {
          const [date, map, bytes] = root.example.get();
          return [
            date instanceof Date,
            map instanceof Map,
            map.get(1),
            bytes instanceof Uint8Array,
            Object.getPrototypeOf(root.example.get()) === Array.prototype,
          ];
        }),
      ).toEqual([true, true, 2, true, true]);
    });

    test('should not leak prototypes', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', {
          number: 123,
          fn: () => 'string',
          object: { deep: {} },
          getPromise: async () => ({ thing: 123 }),
        }),
      );
      expect(
        await callWithBindings(async (root) => {
          const { example } = root;
          const checks: [unknown, unknown][] = [
            [example, Object],
            [example.fn, Function],
            [example.object.deep, Object],
            [example.getPromise(), Promise],
            [await example.getPromise(), Object],
          ];
          return checks.map(
            ([a, Constructor]) => Object.getPrototypeOf(a) === (Constructor as { prototype: object }).prototype,
          );
        }),
      ).toEqual(Array(5).fill(true));
    });

    test('it should not let the page reach what was not exposed', async () => {
      const { callWithBindings } = await makeBindingWindow(() => {
        Object.assign(globalThis, { secret: 1 });
        electron_1.contextBridge.exposeInMainWorld('example', {
          escape: (fn: () => unknown) => fn.constructor('return typeof secret')(),
        });
      });
      expect(
        await callWithBindings(() => [
          typeof (globalThis as { secret?: unknown }).secret,
          typeof require,
          typeof process,
        ]),
      ).toEqual(Array(3).fill('undefined'));
    });

    test('executeInMainWorld runs in the page', async () => {
      const { callWithBindings, w, ipcMain } = await makeBindingWindow(() => {
        const result = electron_1.contextBridge.executeInMainWorld({
          func: (n: number) => {
            Object.assign(window, { ran: n });
            return n + 1;
          },
          args: [1],
        });
        require('electron').ipcRenderer.on('ask', () => require('electron').ipcRenderer.send('answer', result));
      });
      expect(await callWithBindings((root) => (root as unknown as { ran: number }).ran)).toBe(1);
      const answer = emitted(ipcMain, 'answer');
      w.webContents.send('ask');
      expect((await answer)[1]).toBe(2);
    });

    test('can be used with DOM elements', async () => {
      const { callWithBindings } = await makeBindingWindow(() =>
        electron_1.contextBridge.exposeInMainWorld('example', {
          element: () => document.querySelector('p'),
          text: (element: Element) => element.textContent,
        }),
      );
      expect(
        await callWithBindings((root) => {
          const p = root.example.element();
          return [p instanceof HTMLElement, p === document.querySelector('p'), root.example.text(p)];
        }),
      ).toEqual([true, true, 'empty']);
    });
  });
});
