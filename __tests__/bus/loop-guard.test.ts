import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const timings = {
  async: 'async',
  manual: 'manual',
  scheduler: (deliver: () => void) => void setImmediate(deliver),
  sync: 'sync',
} as const;

/** Runs `work` with a listener for what the guard of async timings hands to the process. */
async function uncaughtDuring(work: () => Promise<void>): Promise<string[]> {
  const uncaught: string[] = [];
  const take = (error: Error): void => void uncaught.push(error.message);
  process.on('uncaughtException', take);
  try {
    await work();
  } finally {
    process.off('uncaughtException', take);
  }
  return uncaught;
}

/** A renderer that takes nothing, with a message that waits for it. */
function hangOne(fake: FakeElectron): void {
  const other = fake.createRenderer();
  other.hang();
  other.webContents.send('never');
}

describe.each(Object.entries(timings))('%s', (_name, timing) => {
  const ways: [string, (fake: FakeElectron) => unknown][] = [
    ['send', (fake) => fake.ipcRenderer.send('ping')],
    ['sendSync', (fake) => fake.ipcRenderer.sendSync('sync')],
    ['invoke', (fake) => void fake.ipcRenderer.invoke('asked')],
  ];

  test.each(ways)('%s: calls that are settled one after another are no loop', async (_way, call) => {
    const fake = createFakeElectron({ timing, loopLimit: 20 });
    prepare(fake);

    const uncaught = await uncaughtDuring(async () => {
      for (let n = 0; n < 50; n++) {
        call(fake);
        await fake.settled();
      }
    });

    expect(uncaught).toEqual([]);
    expect(fake.traffic.filter(({ outcome }) => outcome === 'queued' || outcome === 'unheard')).toEqual([]);
  });

  test.each(ways)('%s: nor if something waits for a renderer that hangs', async (_way, call) => {
    const fake = createFakeElectron({ timing, loopLimit: 20 });
    prepare(fake);
    hangOne(fake);

    const uncaught = await uncaughtDuring(async () => {
      for (let n = 0; n < 50; n++) {
        call(fake);
        await fake.settled();
      }
    });

    expect(uncaught).toEqual([]);
    expect(fake.traffic.filter(({ outcome }) => outcome === 'queued').length).toBe(1);
  });
});

test.each(['async', timings.scheduler] as const)('%s: a loop is one, whatever waits beside it', async (timing) => {
  const fake = createFakeElectron({ timing, loopLimit: 20 });
  prepare(fake);
  hangOne(fake);
  fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

  const uncaught = await uncaughtDuring(async () => {
    fake.ipcRenderer.send('ping');
    await fake.settled();
  });

  expect(uncaught).toEqual([expect.stringMatching(/^20 messages were delivered in one go/)]);
});

test('ports: neither turns that are over nor one that waits for a renderer that hangs make a loop', async () => {
  const fake = createFakeElectron({ loopLimit: 20 });
  const renderer = fake.createRenderer();
  renderer.ipcRenderer.on('port', ({ ports: [port] }) => {
    port!.onmessage = () => {};
  });
  const [hung, live] = [new fake.MessageChannelMain(), new fake.MessageChannelMain()];
  renderer.webContents.postMessage('port', null, [hung.port2]);
  let heard = 0;
  live.port2.on('message', () => heard++);
  live.port2.start();
  await fake.settled();
  renderer.hang();
  hung.port1.postMessage('never');

  const uncaught = await uncaughtDuring(async () => {
    for (let n = 0; n < 50; n++) {
      live.port1.postMessage(n);
      await fake.settled();
    }
  });

  expect(uncaught).toEqual([]);
  expect(heard).toBe(50);
});

function prepare(fake: FakeElectron): void {
  fake.ipcMain.on('ping', (event) => event.reply('pong'));
  fake.ipcRenderer.on('pong', () => {});
  fake.ipcMain.on('sync', (event) => {
    event.returnValue = 1;
  });
  fake.ipcMain.handle('asked', () => 1);
}
