import { arrives, printed, quiet, rejectionOf, thrownBy } from './eras/era';
import { CLONE, create, WAYS } from './s3-ways';

quiet();

describe('S3.1: what the platform clones and Electron does not', () => {
  test.each<[string, unknown]>([
    ['Blob', new Blob(['a'])],
    ['URL', new URL('https://a.b')],
    ['Headers', new Headers()],
    ['MessagePort', new MessageChannel().port1],
    ['AbortController', new AbortController()],
    ['DOMException', new DOMException('a')],
  ])('S3.6.at: %s in a renderer', (_name, value) => {
    expect(thrownBy(() => create().ipcRenderer.send('a', value))).toEqual(CLONE);
  });

  test.each<[string, unknown]>([
    ['URL', new URL('https://a.b')],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['Headers', new Headers()],
    ['AbortController', new AbortController()],
    ['TextEncoder', new TextEncoder()],
  ])('S3.6.ap: %s in main is an empty object', async (_name, value) => {
    expect(await WAYS['contents.send']?.arrive(create(), value)).toEqual({});
  });
});

describe('S3.2: one graph over all arguments', () => {
  const shared = { a: 1 };

  test('of a message to main', () => {
    const [first, second, third] = arrives(create(), shared, [shared], new Map([[shared, 1]]));

    expect((second as unknown[])[0]).toBe(first);
    expect([...(third as Map<unknown, unknown>).keys()][0]).toBe(first);
  });

  test('of a message to a renderer', () => {
    const { ipcRenderer, renderer } = create();
    let args: unknown[] = [];
    ipcRenderer.on('a', (_event, ...given) => {
      args = given;
    });
    renderer.webContents.send('a', shared, shared);

    expect(args[0]).toBe(args[1]);
  });

  test('two messages have no part in common', () => {
    const fake = create();

    expect(arrives(fake, shared)[0]).not.toBe(arrives(fake, shared)[0]);
  });

  test('S0.8: all listeners get the same arguments', () => {
    const { ipcMain, ipcRenderer, renderer } = create();
    const seen: unknown[] = [];
    const listener = (event: unknown, arg: { a: number }) => seen.push(event, arg, arg.a++);
    renderer.webContents.ipc.on('a', listener);
    ipcMain.on('a', listener);
    ipcMain.on('a', listener);
    ipcRenderer.send('a', { a: 1 });

    expect([seen[2], seen[5], seen[8]]).toEqual([1, 2, 3]);
    expect(seen[0]).toBe(seen[6]);
    expect(seen[1]).toBe(seen[7]);
  });
});

describe('S3.3: the arguments are taken in the call', () => {
  test('a mutation after it is not seen', () => {
    const fake = create();
    fake.configure({ timing: 'manual' });
    const heard: unknown[] = [];
    fake.ipcMain.on('a', (_event, ...args) => heard.push(args));
    const sent = { list: [1], bytes: new Uint8Array([1]) };

    fake.ipcRenderer.send('a', sent);
    sent.list.push(2);
    sent.bytes[0] = 2;
    fake.flush();

    expect(heard).toEqual([[{ list: [1], bytes: new Uint8Array([1]) }]]);
    expect(fake.traffic[0]?.args).toEqual([{ list: [1], bytes: new Uint8Array([1]) }]);
  });

  test('getters are read once, in order, whoever listens and asks the record', () => {
    const fake = create();
    const order: string[] = [];
    const read = (name: string) => ({
      get [name]() {
        order.push(name);
        return name;
      },
    });
    for (let listener = 0; listener < 3; listener++) fake.ipcMain.on('a', () => {});

    fake.ipcRenderer.send('a', { ...{}, first: read('1'), second: read('2') }, [read('3')], read('4'));
    void fake.traffic[0]?.args;

    expect(order).toEqual(['1', '2', '3', '4']);
  });

  test('what a listener does to its arguments is not on record', () => {
    const fake = create();
    fake.ipcMain.on('a', (_event, arg: number[]) => arg.push(2));
    fake.ipcRenderer.send('a', [1]);

    expect(fake.traffic[0]?.args).toEqual([[1]]);
  });
});

test('S3.4: what arrives is of the receiver’s own classes', () => {
  const [map, list, date, error] = arrives(create(), new Map(), [], new Date(0), new TypeError('m'));

  expect([map instanceof Map, Array.isArray(list), date instanceof Date, error instanceof TypeError]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(Object.getPrototypeOf(list)).toBe(Array.prototype);
});

describe('S3.8: a handler whose result cannot be cloned', () => {
  test('is logged once, and is no rejection of main’s', async () => {
    const { ipcMain, ipcRenderer } = create();
    ipcMain.handle('a', async () => ({ f() {} }));

    await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(WAYS['the result of a handler']?.told);
    expect(printed('error')).toHaveLength(1);
  });
});

describe('S3.9: a returnValue that cannot be cloned', () => {
  test('spends the reply: the sentence says so', () => {
    const { ipcMain, ipcRenderer, traffic } = create();
    ipcMain.on('a', (event) => {
      thrownBy(() => {
        event.returnValue = () => 1;
      });
      event.returnValue = 1;
    });

    expect(ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });
    expect(traffic.problems[0]?.sentence).toContain('cannot be cloned, which spends the reply');
  });
});
