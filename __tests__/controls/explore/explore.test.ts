import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { type Course, createFakeElectron, type ExploreOptions, explore, type FakeElectron } from '../../../src';
import { OrderError } from '../../../src/words/explore-errors';

type Body = (fake: FakeElectron, course: Course) => unknown;

async function failureOf(body: Body, options?: ExploreOptions<FakeElectron>): Promise<OrderError> {
  const found: unknown = await explore(body, options).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(OrderError);
  return found as OrderError;
}

/** Two windows that add one each to a number that main keeps. */
async function addsByReading(fake: FakeElectron): Promise<void> {
  let count = 0;
  fake.ipcMain.handle('count:get', () => count);
  fake.ipcMain.handle('count:set', (_event, value: number) => {
    count = value;
  });
  const add = async ({ ipcRenderer }: Pick<FakeElectron, 'ipcRenderer'>) =>
    ipcRenderer.invoke('count:set', (await ipcRenderer.invoke('count:get')) + 1);
  const first = add(fake.renderer);
  await fake.renderer.ipcRenderer.invoke('count:get');
  await Promise.all([first, add(fake.createRenderer())]);
  expect(count).toBe(2);
}

/** The same, with a handler that does it in one go. */
async function addsAtOnce(fake: FakeElectron): Promise<void> {
  let count = 0;
  fake.ipcMain.handle('count:add', () => ++count);
  await Promise.all([fake.renderer, fake.createRenderer()].map(({ ipcRenderer }) => ipcRenderer.invoke('count:add')));
  expect(count).toBe(2);
}

test('a lost update between two windows is found and shrunk', async () => {
  const { message, seed } = await failureOf(addsByReading);

  expect(message).toContain('Expected: 2');
  expect(stripVTControlCharacters(message)).toMatchSnapshot();
  await expect(explore(addsByReading, { seed })).rejects.toThrow(message.replace('Order 3', 'This order'));
});

test('a handler that does it in one go is well in every order, and there are no others', async () => {
  await expect(explore(addsAtOnce)).resolves.toEqual({ orders: expect.any(Number), all: true });
});

test('an answer after navigation comes to the wrong page', async () => {
  const body: Body = async (fake, { sometime }) => {
    const { renderer, ipcMain } = fake;
    await renderer.navigate('app://home/first');
    ipcMain.on('search', async (event, words: string) => {
      await sometime('the search ends');
      event.sender.send('found', words);
    });
    const shown: string[] = [];
    renderer.ipcRenderer.on('found', (_event, words: string) => shown.push(`${renderer.frame.url} ${words}`));
    renderer.ipcRenderer.send('search', 'cats');
    await sometime('somebody follows a link');
    await renderer.navigate('app://home/second');
    await fake.settled();
    expect(shown.filter((line) => line.startsWith('app://home/second'))).toEqual([]);
  };

  const { message } = await failureOf(body);

  expect(message).toContain('"app://home/second cats"');
  expect(message).toMatch(/somebody follows a link[\s\S]*the search ends/);
});

test('a listener registered too late is found, where the order of sending does no harm', async () => {
  const body: Body = async ({ ipcMain, renderer: { ipcRenderer } }) => {
    ipcMain.on('hello', (event) => event.reply('ready'));
    ipcMain.handle('settings', () => ({ theme: 'dark' }));
    const settings = ipcRenderer.invoke('settings');
    ipcRenderer.send('hello');
    await settings;
    await new Promise((resolve) => ipcRenderer.once('ready', resolve));
  };

  const { message } = await failureOf(body);

  expect(message).toContain('The body has not ended: nothing is on its way any more.');
  expect(message).toMatch(/^Order [2-9] fails/);
  expect(message).toMatch(/ready\s+\(unheard\)/);
});

test('an unheard message fails where it is asked to', async () => {
  const body: Body = async ({ ipcMain, renderer: { ipcRenderer } }) => {
    ipcMain.handle('settings', (event) => {
      event.sender.send('changed');
      return 'dark';
    });
    await ipcRenderer.invoke('settings');
    ipcRenderer.on('changed', () => {});
  };

  await expect(explore(body)).resolves.toMatchObject({ all: true });
  await expect(explore(body, { failOn: ['unheard'] })).rejects.toThrow("'changed'");
});

test('a double click that saves twice is found', async () => {
  const body: Body = async (fake, { sometime }) => {
    const saved: string[] = [];
    fake.ipcMain.handle('save', (_event, text: string) => void saved.push(text));
    const { ipcRenderer } = fake.renderer;
    let isSaved = false;
    const click = async () => {
      if (isSaved) return;
      await ipcRenderer.invoke('save', 'a note');
      isSaved = true;
    };
    const first = click();
    await sometime('the second click');
    await Promise.all([first, click()]);
    expect(saved).toHaveLength(1);
  };

  const { message } = await failureOf(body);

  expect(message).toMatch(/… the second click/);
});

describe('one thing that goes wrong', () => {
  /** Main tells a window of each step, as long as there is one. */
  const tells =
    (isCareful: boolean): Body =>
    async (fake, { sometime }) => {
      const window = new fake.BrowserWindow();
      fake.ipcMain.on('start', async (event) => {
        await sometime('a step is done');
        if (!isCareful || !event.sender.isDestroyed()) event.sender.send('progress', 1);
      });
      fake.rendererOf(window).ipcRenderer.on('progress', () => {});
      fake.rendererOf(window).ipcRenderer.send('start');
      await sometime('nothing');
    };

  test('main sends to a window that is closed', async () => {
    const { message, seed } = await failureOf(tells(false), { faults: ['close'] });

    expect(message).toContain('in which renderer#1 is closed');
    expect(message).toContain('Object has been destroyed');
    expect(seed).toMatch(/^close:\d+:0 /);
    await expect(explore(tells(false), { seed })).rejects.toThrow('Object has been destroyed');
  });

  test('a careful one survives all of them', async () => {
    await expect(explore(tells(true), { faults: true })).resolves.toMatchObject({ all: true });
  });

  test('a reply that never comes', async () => {
    const body: Body = async ({ ipcMain, renderer: { ipcRenderer } }) => {
      ipcMain.handle('load', () => 'text');
      await ipcRenderer.invoke('load');
    };

    const { message } = await failureOf(body, { faults: ['no-reply'] });

    expect(message).toContain("in which 'load' is never answered");
    expect(message).toContain('reply was never sent');
  });

  test.each(['crash', 'hang', 'reload', 'close'] as const)('%s: what must always hold is looked at', async (kind) => {
    let locked = false;
    const body: Body = async ({ ipcMain, renderer: { ipcRenderer } }) => {
      locked = false;
      ipcMain.on('lock', () => {
        locked = true;
      });
      ipcMain.on('unlock', () => {
        locked = false;
      });
      ipcMain.handle('work', () => {});
      ipcRenderer.send('lock');
      await ipcRenderer.invoke('work');
      ipcRenderer.send('unlock');
    };
    const check = () => expect(locked).toBe(false);

    await expect(explore(body, { check })).resolves.toMatchObject({ all: true });
    await expect(explore(body, { check, faults: [kind] })).rejects.toThrow('Expected: false');
  });
});

test('correct programs never fail', async () => {
  const step = fc.record({ window: fc.nat(2), kind: fc.constantFrom('send', 'invoke', 'port', 'sync'), n: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      await explore(
        async (fake) => {
          const windows = [fake.renderer, fake.createRenderer(), fake.createRenderer()];
          const got = windows.map((): number[] => []);
          let sum = 0;
          const take = (contents: Electron.WebContents, n: number) => {
            sum += n;
            got[windows.findIndex(({ webContents }) => webContents === contents)]!.push(n);
          };
          fake.ipcMain.on('send', (event, n: number) => take(event.sender, n));
          fake.ipcMain.handle('invoke', (event, n: number) => take(event.sender, n));
          fake.ipcMain.on('sync', (event, n: number) => {
            take(event.sender, n);
            event.returnValue = n;
          });
          fake.ipcMain.on('port', (event) => {
            event.ports[0]!.on('message', ({ data }: Electron.MessageEvent) => {
              sum += data;
            });
            event.ports[0]!.start();
          });
          for (const { window, kind, n } of steps) {
            const { ipcRenderer, MessageChannel } = windows[window]!;
            if (kind === 'send') ipcRenderer.send('send', n);
            else if (kind === 'sync') ipcRenderer.sendSync('sync', n);
            else if (kind === 'invoke') void ipcRenderer.invoke('invoke', n);
            else {
              const { port1, port2 } = new MessageChannel();
              ipcRenderer.postMessage('port', null, [port2]);
              port1.postMessage(n);
            }
          }
          await fake.settled();
          expect(sum).toBe(steps.reduce((total, { n }) => total + n, 0));
          // Each window is heard in its own order.
          for (const [window, numbers] of got.entries()) {
            expect(numbers).toEqual(
              steps.filter((one) => one.window === window && one.kind !== 'port').map(({ n }) => n),
            );
          }
        },
        { orders: 15 },
      );
    }),
    { numRuns: 15, seed: 1 },
  );
});

test('the shared fake, or another one, is as it was before', async () => {
  const fake = createFakeElectron();
  let count = 0;
  fake.ipcMain.handle('add', () => ++count);

  await explore(
    async ({ ipcMain, ipcRenderer }) => {
      ipcMain.on('more', () => {});
      ipcRenderer.send('more');
      await ipcRenderer.invoke('add');
    },
    { on: fake },
  );

  expect(count).toBeGreaterThan(0);
  expect(fake.settings.timing).toBe('sync');
  expect(fake.ipcMain.eventNames()).not.toContain('more');
  expect(fake.traffic).toHaveLength(0);
});

test('what waits for real time is waited for', async () => {
  await explore(
    async ({ ipcMain, ipcRenderer }) => {
      ipcMain.handle('slow', () => new Promise((resolve) => setTimeout(resolve, 5, 'done')));
      await expect(ipcRenderer.invoke('slow')).resolves.toBe('done');
    },
    { orders: 2 },
  );
});

test('so is a timer that the body itself has set, also under fake timers', async () => {
  await explore(() => new Promise((resolve) => setTimeout(resolve, 20)), { orders: 1 });
  jest.useFakeTimers();
  try {
    const body: Body = () => new Promise((resolve) => setTimeout(resolve, 20));
    await expect(explore(body, { orders: 1 })).rejects.toThrow('The body has not ended');
    await explore(
      async ({ ipcMain, ipcRenderer }) => {
        ipcMain.handle('later', (event) => {
          event.sender.send('begun');
          return new Promise((resolve) => setTimeout(resolve, 1000));
        });
        const begun = new Promise((resolve) => ipcRenderer.once('begun', resolve));
        const answer = ipcRenderer.invoke('later');
        await begun;
        jest.advanceTimersByTime(2000);
        await answer;
      },
      { orders: 2 },
    );
  } finally {
    jest.useRealTimers();
  }
});

test('a whole app is started anew for each order', async () => {
  const body: Body = async (fake) => {
    const app = await fake.launch(path.join(__dirname, '../../../examples/06-whole-app/app'));
    await app.settled();
    const { document } = app;
    document.querySelector<HTMLInputElement>('#text')!.value = 'Buy milk';
    document.querySelector<HTMLButtonElement>('#form button')!.click();
    await app.settled();
    expect(document.querySelectorAll('li')).toHaveLength(1);
    await app.close();
  };

  const { orders } = await explore(body, { orders: 4 });

  expect(orders).toBeGreaterThan(1);
}, 30_000);

test('what is misused says so', async () => {
  const body = () => {};

  await expect(explore(undefined as never)).rejects.toThrow(
    new TypeError('fake-electron: explore takes a function that is given a fake; given undefined.'),
  );
  await expect(explore(body, { order: 1 } as never)).rejects.toThrow(
    "fake-electron: explore has no option 'order'. Did you mean 'orders'? The options are orders, faults, seed, failOn, check, on, timeout.",
  );
  await expect(explore(body, { faults: ['crashes' as never] })).rejects.toThrow(
    "fake-electron: faults takes true or an array of 'crash', 'hang', 'reload', 'no-reply', 'close'; given ['crashes'].",
  );
  await expect(explore(body, { seed: '1.x' })).rejects.toThrow("fake-electron: explore has no order '1.x'.");
});
