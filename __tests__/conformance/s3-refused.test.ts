import { EventEmitter } from 'node:events';
import { mainEvents, printed, quiet, thrownBy } from './eras/era';
import { create, Instance, WAYS } from './s3-ways';

quiet();

const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });
function deep(): unknown {
  let value: unknown = {};
  for (let level = 0; level < 20_000; level++) value = { value };
  return value;
}
const native = create();

/** S3.6, the rows that fail. */
const UNCLONEABLE: readonly [row: string, value: unknown][] = [
  ['h: a boxed symbol', Object(Symbol('s'))],
  [
    'l: a getter that throws',
    {
      get a() {
        throw new TypeError('its own error is lost');
      },
    },
  ],
  ['o: a symbol', Symbol('s')],
  ['o: a symbol in a Map', new Map([[1, Symbol('s')]])],
  ['aa: an uncloneable cause', new Error('m', { cause: () => 1 })],
  ['af: a detached ArrayBuffer', detached],
  ['ag: a SharedArrayBuffer', new SharedArrayBuffer(1)],
  ['ag: a view on one', new Uint8Array(new SharedArrayBuffer(1))],
  ['ai: a function', () => 1],
  ['ai: a class', Instance],
  ['ai: an own toJSON', { toJSON: () => 'never asked' }],
  ['ai: a function in an array in a Set', new Set([[() => 1]])],
  ['aj: a Promise', Promise.resolve()],
  ['aj: a WeakMap', new WeakMap()],
  ['aj: a WeakRef', new WeakRef({})],
  ['aj: a generator', (function* () {})()],
  ['ak: a Proxy', new Proxy({ a: 1 }, {})],
  [
    'al: arguments',
    (function (..._args: unknown[]) {
      // biome-ignore lint/complexity/noArguments: they are what is tested.
      return arguments;
    })(1),
  ],
  ['am: globalThis', globalThis],
  ['an: an Intl object', new Intl.NumberFormat()],
  ['aq: process.env', process.env],
  ['as: an EventEmitter with listeners', new EventEmitter().on('a', () => {})],
  ['au: WebContents', native.renderer.webContents],
  ['au: WebFrameMain', native.renderer.webContents.mainFrame],
  ['au: BrowserWindow', new native.BrowserWindow()],
  ['ay: a very deep object', deep()],
];

describe.each(Object.entries(WAYS))('S3.7: %s', (_name, way) => {
  test.each(UNCLONEABLE)('S3.6.%s fails, and the next one arrives', async (_row, value) => {
    const fake = create();

    expect(await way.fail(fake, value)).toEqual(way.told);
    expect(printed('error')).toEqual(way.prints ?? []);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(way.problems ?? []);
    expect(await way.arrive(fake, { a: 1 })).toEqual({ a: 1 });
  });

  test('S3.6.au: an IPC event fails', async () => {
    const fake = create();
    for (const event of Object.values(await mainEvents(fake))) {
      expect(await way.fail(fake, event)).toEqual(way.told);
    }
  });
});

test('S3.7: the record names what cannot cross, and where', () => {
  const fake = create();
  fake.renderer.webContents.send('a', 1, { list: [{ onDone() {} }] });

  expect(fake.traffic.problems).toEqual([
    expect.objectContaining({
      kind: 'uncloneable',
      channel: 'a',
      sentence:
        "'a' was sent to a renderer with what cannot cross (args[1].list[0].onDone is a function): " +
        'Electron only logs that and sends nothing. Send plain data.',
    }),
  ]);
  expect(fake.traffic.map(({ kind, outcome }) => [kind, outcome])).toEqual([['send', 'lost']]);
});

test('S3.7: what threw in the renderer has not been sent', () => {
  const fake = create();
  const listener = jest.fn();
  fake.ipcMain.on('a', listener);
  for (const method of ['send', 'sendSync', 'sendToHost', 'postMessage'] as const) {
    thrownBy(() => fake.ipcRenderer[method]('a', () => 1));
  }

  expect(listener).not.toHaveBeenCalled();
  expect(fake.traffic).toHaveLength(0);
});
