import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

test('an earlier message of the renderer is delivered before its sendSync', () => {
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcMain.on('earlier', () => seen.push('earlier'));
  fake.ipcMain.on('sync', (event) => {
    seen.push('sync');
    event.returnValue = 1;
  });
  fake.ipcRenderer.on('go', () => {
    // Queued, because the dispatch of 'go' is under way.
    fake.ipcRenderer.send('earlier');
    fake.ipcRenderer.sendSync('sync');
    seen.push('returned');
  });

  fake.renderer.webContents.send('go');

  expect(seen).toEqual(['earlier', 'sync', 'returned']);
});

test('an earlier message of another renderer need not be', () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const other = fake.createRenderer();
  const seen: unknown[] = [];
  fake.ipcMain.on('a', (event, who) => {
    seen.push(who);
    event.returnValue = 1;
  });
  other.ipcRenderer.send('a', 'other');
  fake.ipcRenderer.sendSync('a', 'first');

  expect(seen).toEqual(['first']);
});

test('what main sends to the blocked renderer comes after it has returned', async () => {
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcRenderer.on('meanwhile', (_event, n) => seen.push(`meanwhile ${n}`));
  fake.ipcMain.on('sync', (event) => {
    event.reply('meanwhile', 1);
    event.sender.send('meanwhile', 2);
    event.returnValue = 1;
  });

  fake.ipcRenderer.sendSync('sync');
  seen.push('returned');
  expect(seen).toEqual(['returned']);
  await Promise.resolve();

  expect(seen).toEqual(['returned', 'meanwhile 1', 'meanwhile 2']);
});

test('inside a dispatch it comes before the outermost send returns', () => {
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcRenderer.on('meanwhile', () => seen.push('meanwhile'));
  fake.ipcMain.on('sync', (event) => {
    event.reply('meanwhile');
    event.returnValue = 1;
  });
  fake.ipcRenderer.on('go', () => {
    fake.ipcRenderer.sendSync('sync');
    seen.push('go ends');
  });

  fake.renderer.webContents.send('go');

  expect(seen).toEqual(['go ends', 'meanwhile']);
});

test('it comes before what main sends later', () => {
  const fake = createFakeElectron();
  const seen: unknown[] = [];
  fake.ipcRenderer.on('n', (_event, n) => seen.push(n));
  fake.ipcMain.on('sync', (event) => {
    event.reply('n', 1);
    event.returnValue = 1;
  });

  fake.ipcRenderer.sendSync('sync');
  fake.renderer.webContents.send('n', 2);

  expect(seen).toEqual([1, 2]);
});

test('another renderer may be what the answer waits for', () => {
  const fake = createFakeElectron();
  const other = fake.createRenderer();
  let answer: (value: unknown) => void = () => {};
  fake.ipcMain.on('ask', (event, n) => {
    answer = (value) => {
      event.returnValue = value;
    };
    other.webContents.send('work', n);
  });
  other.ipcRenderer.on('work', (_event, n) => other.ipcRenderer.send('done', n * 2));
  fake.ipcMain.on('done', (_event, n) => answer(n));

  expect(fake.ipcRenderer.sendSync('ask', 21)).toBe(42);
  expect(fake.traffic.problems).toEqual([]);
});

test('another renderer may call sendSync itself meanwhile', () => {
  const fake = createFakeElectron();
  const other = fake.createRenderer();
  let answer: (value: unknown) => void = () => {};
  fake.ipcMain.on('ask', (event) => {
    answer = (value) => {
      event.returnValue = value;
    };
    other.webContents.send('work');
  });
  fake.ipcMain.on('inner', (event) => {
    event.returnValue = 'inner';
  });
  other.ipcRenderer.on('work', () => other.ipcRenderer.send('done', other.ipcRenderer.sendSync('inner')));
  fake.ipcMain.on('done', (_event, value) => answer(`${value} done`));

  expect(fake.ipcRenderer.sendSync('ask')).toBe('inner done');
});

test('it goes on record with its answer', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (event, n) => {
    event.returnValue = n + 1;
  });

  fake.ipcRenderer.sendSync('a', 1);

  expect(fake.traffic).toHaveLength(2);
  expect(fake.traffic[0]).toMatchObject({ kind: 'sendSync', outcome: 'returned', heardBy: 1, args: [1], value: 2 });
  expect(fake.traffic[1]).toMatchObject({ kind: 'result', outcome: 'heard', args: [2], direction: 'toRenderer' });
  expect(fake.traffic[0]?.answer).toBe(fake.traffic[1]);
  expect(fake.traffic[1]?.cause).toBe(fake.traffic[0]);
});

const why: [string, (fake: ReturnType<typeof createFakeElectron>) => void, string][] = [
  [
    'nobody listens',
    () => {},
    "nobody in main listens. Register ipcMain.on('a', …) and assign event.returnValue in it.",
  ],
  [
    'nothing is assigned',
    (fake) => fake.ipcMain.on('a', () => {}),
    'no listener assigned event.returnValue. Assign it, or use ipcRenderer.send.',
  ],
  [
    'the listener throws',
    (fake) =>
      fake.ipcMain.on('a', () => {
        throw new Error('boom');
      }),
    'a listener threw before it assigned event.returnValue.',
  ],
  [
    'the value cannot be cloned',
    (fake) =>
      fake.ipcMain.on('a', (event) => {
        try {
          event.returnValue = () => {};
        } catch {}
        event.returnValue = 'too late';
      }),
    'what was assigned to event.returnValue cannot be cloned, which spends the reply. Assign plain data.',
  ],
];

test.each(why)('the problem says why there is no answer: %s', (_name, listen, reason) => {
  const fake = createFakeElectron();
  listen(fake);

  expect(fake.ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });

  const problem = fake.traffic.problems.find(({ kind }) => kind === 'unanswered-sync');
  expect(problem?.sentence).toBe(
    `ipcRenderer.sendSync('a') was not answered: ${reason} A real renderer blocks, maybe for ever.`,
  );
});

test('an answer that comes from a timer is told as such', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (event) => {
    setImmediate(() => {
      event.returnValue = 1;
    });
  });

  fake.ipcRenderer.sendSync('a');
  await new Promise((resolve) => setImmediate(resolve));

  expect(fake.traffic.problems[0]?.sentence).toContain('is assigned only after an await or a timer.');
});
