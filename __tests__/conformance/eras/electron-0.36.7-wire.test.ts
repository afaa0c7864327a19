import { answered, arrives, electron, failure, printed, quiet, thrownBy, uncaughtDuring } from './era';

// What crossed in Electron 0.36.7: versions 2.2, first column, and 2.3.
quiet();

describe('what arrives', () => {
  class Point {
    x = 1;
    get y() {
      return 2;
    }
    toJSON() {
      return 'never asked';
    }
  }
  const shared = { s: 1 };
  const cycle: Record<string, unknown> = { a: 1 };
  cycle.self = cycle;
  const withExtra = Object.assign([1], { extra: 2 });

  test.each<[string, unknown, unknown]>([
    ['undefined, functions and symbols are null in a list', [undefined, () => 1, Symbol('s')], [null, null, null]],
    ['… and left out of an object', { a: undefined, b: () => 1, c: 3 }, { c: 3 }],
    ['null, booleans, numbers, -0', [null, true, 1, 1.5, -0], [null, true, 1, 1.5, -0]],
    ['NaN and the infinities are 0', [NaN, Infinity, { a: -Infinity }], [0, 0, { a: 0 }]],
    ['a lone surrogate is lost', 'a\ud800b', 'a\ufffdb'],
    ['Date', new Date(0), {}],
    ['RegExp, Map, Set, ArrayBuffer', [/a/, new Map([[1, 2]]), new Set([1]), new ArrayBuffer(1)], [{}, {}, {}, {}]],
    ['an error has only its own enumerable properties', Object.assign(new Error('m'), { code: 'E' }), { code: 'E' }],
    ['a class instance is a plain object', new Point(), { x: 1 }],
    ['boxed primitives', [Object('ab'), Object(1), Object(true)], [{ 0: 'a', 1: 'b' }, {}, {}]],
    ['Buffer', Buffer.from('ab'), Buffer.from('ab')],
    ['Uint8Array is a Buffer', new Uint8Array([1, 2]), Buffer.from([1, 2])],
    ['another typed array has index keys', new Int16Array([7, 8]), { 0: 7, 1: 8 }],
    ['DataView', new DataView(new ArrayBuffer(1)), {}],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['array holes are closed', [1, , 3], [1, 3]],
    ['more properties of an array are lost', withExtra, [1]],
    ['the same object twice is null the second time', [shared, shared], [{ s: 1 }, null]],
    ['a cycle is null', cycle, { a: 1, self: null }],
  ])('%s', (_title, sent, expected) => {
    expect(arrives(electron('0.36.7').fake, sent)).toStrictEqual([expected]);
  });

  test('the keys of an object are sorted', () => {
    const [arrived] = arrives(electron('0.36.7').fake, { b: 1, a: 2, A: 3 });

    expect(Object.keys(arrived as object)).toEqual(['A', 'a', 'b']);
  });

  test('a getter is read; one that throws is null', () => {
    const value = {
      get a() {
        return 1;
      },
      get b() {
        throw new Error('x');
      },
    };

    expect(arrives(electron('0.36.7').fake, value)).toStrictEqual([{ a: 1, b: null }]);
  });

  test('what main sends arrives by the same rules', () => {
    const { ipcRenderer, webContents } = electron('0.36.7');
    const heard: unknown[][] = [];
    ipcRenderer.on('a', (_event, ...args) => heard.push(args));

    webContents.send('a', new Date(0), () => 1, { n: NaN });

    expect(heard).toEqual([[{}, null, { n: 0 }]]);
  });

  test('nothing that is sent is refused, not even an event or a window', () => {
    const { fake, ipcMain, ipcRenderer, webContents } = electron('0.36.7');
    let arrived = 0;
    ipcMain.on('a', () => arrived++);

    for (const value of [Promise.resolve(), new Proxy({}, {}), new WeakMap(), fake, webContents, globalThis.process]) {
      ipcRenderer.send('a', value);
    }

    expect(arrived).toBe(6);
  });
});

describe('the answer of sendSync is JSON', () => {
  test.each<[string, unknown, unknown]>([
    ['Date is ISO text', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['NaN is null', [NaN], [null]],
    ['Buffer is what its toJSON says', Buffer.from([1]), { type: 'Buffer', data: [1] }],
    ['toJSON is asked', { toJSON: () => 'j' }, 'j'],
    ['undefined properties and functions are left out', { a: undefined, f() {}, b: 1 }, { b: 1 }],
    ['Map', new Map([[1, 2]]), {}],
  ])('%s', (_title, value, expected) => {
    expect(answered(electron('0.36.7').fake, value)).toStrictEqual(expected);
  });

  test('the order of keys is kept', () => {
    expect(Object.keys(answered(electron('0.36.7').fake, { b: 1, a: 2 }) as object)).toEqual(['b', 'a']);
  });

  test.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
  ])('%s throws at the assignment, and can be set again', (_name, value) => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const thrown: unknown[] = [];
    ipcMain.on('a', (event) => {
      thrown.push(
        thrownBy(() => {
          event.returnValue = value;
        }),
      );
      event.returnValue = 'again';
    });

    expect(ipcRenderer.sendSync('a')).toBe('again');
    expect(thrown).toEqual([failure('TypeError', 'Error processing argument -1.')]);
  });

  test('a cycle throws what the engine says', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const cycle: unknown[] = [];
    cycle.push(cycle);
    ipcMain.on('a', (event) => {
      event.returnValue = cycle;
    });

    return expect(uncaughtDuring(() => ipcRenderer.sendSync('a'))).resolves.toEqual([
      { type: 'TypeError', message: expect.stringContaining('circular structure') },
    ]);
  });

  test('nobody answers: a real renderer blocks, the fake says so', () => {
    const { fake, ipcRenderer } = electron('0.36.7');

    expect(ipcRenderer.sendSync('nobody')).toEqual({ error: 'reply was never sent' });
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
    expect(printed('warn')).toEqual([]);
  });
});
