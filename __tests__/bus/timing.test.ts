import { createFakeElectron, type FakeElectron, type Message } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** A fake whose main answers `ping` with `pong`; what each side hears is noted. */
function pingPong(fake: FakeElectron): string[] {
  const seen: string[] = [];
  fake.ipcMain.on('ping', (event, n) => {
    seen.push(`ping ${n}`);
    event.reply('pong', n);
  });
  fake.ipcRenderer.on('pong', (_event, n) => seen.push(`pong ${n}`));
  return seen;
}

describe('manual', () => {
  test('nothing moves until flush, which says how many messages it delivered', () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen = pingPong(fake);

    fake.ipcRenderer.send('ping', 1);
    fake.ipcRenderer.send('ping', 2);
    expect(seen).toEqual([]);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['queued', 'queued']);

    expect(fake.flush()).toBe(4);
    expect(seen).toEqual(['ping 1', 'ping 2', 'pong 1', 'pong 2']);
    expect(fake.flush()).toBe(0);
  });

  test('step delivers one message and says whether there was one', () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen = pingPong(fake);
    fake.ipcRenderer.send('ping', 1);

    expect(fake.step()).toBe(true);
    expect(seen).toEqual(['ping 1']);
    expect(fake.step()).toBe(true);
    expect(seen).toEqual(['ping 1', 'pong 1']);
    expect(fake.step()).toBe(false);
  });

  test('neither step nor flush delivers inside a dispatch', () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen: unknown[] = [];
    fake.ipcMain.on('a', (_event, n) => {
      seen.push(n, fake.step(), fake.flush());
    });
    fake.ipcRenderer.send('a', 'first');
    fake.ipcRenderer.send('a', 'second');

    fake.step();

    expect(seen).toEqual(['first', false, 0]);
  });

  test('a sendSync takes along what its renderer sent before', () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen = pingPong(fake);
    fake.ipcMain.on('sync', (event) => {
      event.returnValue = seen.length;
    });
    fake.ipcRenderer.send('ping', 1);

    expect(fake.ipcRenderer.sendSync('sync')).toBe(1);

    expect(seen).toEqual(['ping 1']);
    expect(fake.flush()).toBe(1);
    expect(seen).toEqual(['ping 1', 'pong 1']);
  });

  test('an invoke settles after it was flushed', async () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const settled = jest.fn();
    fake.ipcMain.handle('a', () => 1);

    void fake.ipcRenderer.invoke('a').then(settled);
    fake.flush();
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).not.toHaveBeenCalled();
    fake.flush();
    await new Promise((resolve) => setImmediate(resolve));

    expect(settled.mock.calls).toEqual([[1]]);
  });

  test('settled flushes', async () => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen = pingPong(fake);
    fake.ipcMain.handle('a', () => {});
    fake.ipcRenderer.send('ping', 1);
    const call = fake.ipcRenderer.invoke('a');

    await fake.settled();

    expect(seen).toEqual(['ping 1', 'pong 1']);
    await expect(call).resolves.toBeUndefined();
  });

  test('what nobody hears has no second chance', () => {
    const fake = createFakeElectron({ timing: 'manual' });
    fake.ipcRenderer.send('a');

    fake.flush();

    expect(fake.traffic.last()).toMatchObject({ outcome: 'unheard' });
  });
});

describe('async', () => {
  test('nothing is delivered in the stack or in the microtasks of the sender', async () => {
    const fake = createFakeElectron({ timing: 'async' });
    const seen = pingPong(fake);

    fake.ipcRenderer.send('ping', 1);
    expect(seen).toEqual([]);
    await undefined;
    expect(seen).toEqual([]);
    await fake.settled();

    expect(seen).toEqual(['ping 1', 'pong 1']);
  });

  test('a chain without an end is taken by the process, not by a sender', async () => {
    const fake = createFakeElectron({ timing: 'async', loopLimit: 20 });
    const uncaught: Error[] = [];
    const take = (error: Error): void => void uncaught.push(error);
    process.on('uncaughtException', take);
    fake.ipcMain.on('ping', (event) => event.reply('pong'));
    fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

    fake.ipcRenderer.send('ping');
    await fake.settled();
    process.off('uncaughtException', take);

    expect(uncaught).toHaveLength(1);
    expect(uncaught[0]?.message).toMatch(/^20 messages were delivered in one go/);
  });
});

test.each(['sync', 'async', (deliver: () => void) => deliver()] as const)(
  'what waits under manual timing goes by the next one: %s',
  async (timing) => {
    const fake = createFakeElectron({ timing: 'manual' });
    const seen = pingPong(fake);
    const loaded = new fake.BrowserWindow().loadURL('https://a.example/');
    fake.ipcRenderer.send('ping', 1);

    fake.configure({ timing });
    await fake.settled();

    expect(seen).toEqual(['ping 1', 'pong 1']);
    await expect(loaded).resolves.toBeUndefined();
  },
);

describe('a scheduler', () => {
  test('is called once for each message, with what delivers the next of its pipe', () => {
    const turns: { deliver: () => void; message: Message }[] = [];
    const fake = createFakeElectron({ timing: (deliver, message) => void turns.push({ deliver, message }) });
    const seen = pingPong(fake);
    fake.ipcRenderer.send('ping', 1);
    fake.ipcRenderer.send('ping', 2);

    expect(turns.map(({ message }) => [message.channel, ...message.args])).toEqual([
      ['ping', 1],
      ['ping', 2],
    ]);
    turns[1]?.deliver();
    expect(seen).toEqual(['ping 1']);
    turns[0]?.deliver();
    turns[0]?.deliver();
    expect(seen).toEqual(['ping 1', 'ping 2']);
    expect(turns).toHaveLength(4);
  });

  test('that delivers at once never delivers inside a dispatch', () => {
    const fake = createFakeElectron({ timing: (deliver) => deliver() });
    const seen: string[] = [];
    fake.ipcMain.on('a', (event) => {
      event.reply('b');
      seen.push('a ends');
    });
    fake.ipcRenderer.on('b', () => seen.push('b'));

    fake.ipcRenderer.send('a');

    expect(seen).toEqual(['a ends', 'b']);
  });

  test('that delivers at once loses nothing that is sent to a blocked renderer', async () => {
    const fake = createFakeElectron({ timing: (deliver) => deliver() });
    const seen: string[] = [];
    fake.ipcRenderer.on('b', () => seen.push('b'));
    fake.ipcMain.on('a', (event) => {
      event.reply('b');
      event.returnValue = 'answer';
    });

    seen.push(fake.ipcRenderer.sendSync('a'));
    await fake.settled();

    expect(seen).toEqual(['answer', 'b']);
  });
});

test('the timing can be changed while a fake is in use', async () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const seen = pingPong(fake);
  fake.ipcRenderer.send('ping', 1);

  fake.configure({ timing: 'sync' });
  fake.ipcRenderer.send('ping', 2);

  expect(seen).toEqual(['ping 1', 'ping 2', 'pong 1', 'pong 2']);
});
