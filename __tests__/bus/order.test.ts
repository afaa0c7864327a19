import fc from 'fast-check';
import { createFakeElectron, type FakeElectron, type Timing } from '../../src';

/** What one side does, now or when it has received the message above: a random program of messages. */
interface Step {
  readonly method: 'send' | 'postMessage' | 'invoke' | 'sendSync';
  /** Which renderer sends, or, of what main does, which one it is sent to. */
  readonly renderer: number;
  readonly next: readonly Step[];
}

const RENDERERS = 3;

const { step } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.record({
    method: fc.constantFrom('send', 'postMessage', 'invoke', 'sendSync'),
    renderer: fc.nat(RENDERERS - 1),
    next: fc.oneof({ maxDepth: 4, depthSize: 'small' }, fc.constant([]), tie('steps')),
  }),
  steps: fc.array(tie('step'), { maxLength: 3 }),
}));
const program = fc.array(step, { minLength: 1, maxLength: 6 });

interface Stamp {
  readonly pipe: string;
  readonly n: number;
  readonly next: readonly Step[];
}

/** Runs programs on one fake, and notes what each listener sees. */
class Run {
  readonly fake: FakeElectron;
  readonly renderers;
  /** Two listeners at every end. */
  readonly seen = new Map<string, string[]>();
  readonly answers: { expected: string; actual: unknown }[] = [];
  sent = 0;
  /** Renderers that are waiting for the answer of a sendSync (S0.7). */
  readonly #blocked = new Set<number>();
  readonly heardWhileBlocked: string[] = [];
  readonly #counts = new Map<string, number>();

  constructor(timing: Timing) {
    this.fake = createFakeElectron({ timing });
    this.renderers = [this.fake.renderer, this.fake.createRenderer(), this.fake.createRenderer()];
    const { ipcMain } = this.fake;
    for (const which of [1, 2]) {
      ipcMain.on('m', (event, stamp: Stamp) => {
        event.returnValue = label(stamp);
        this.#note(`main ${which}`, stamp);
        if (which === 1) for (const step of stamp.next) this.#fromMain(event, step);
      });
    }
    ipcMain.handle('m', (event, stamp: Stamp) => {
      for (const which of [1, 2]) this.#note(`main ${which}`, stamp);
      for (const step of stamp.next) this.#fromMain(event, step);
      return label(stamp);
    });
    for (const [index, { ipcRenderer }] of this.renderers.entries()) {
      for (const which of [1, 2]) {
        ipcRenderer.on('m', (_event, stamp: Stamp) => {
          if (this.#blocked.has(index)) this.heardWhileBlocked.push(label(stamp));
          this.#note(`renderer ${index} ${which}`, stamp);
          if (which === 1) for (const step of stamp.next) this.#fromRenderer(index, step);
        });
      }
    }
  }

  start(steps: readonly Step[]): void {
    for (const step of steps) this.#fromRenderer(step.renderer, step);
  }

  #fromRenderer(index: number, { method, next }: Step): void {
    const { ipcRenderer } = this.renderers[index]!;
    const stamp = this.#stamp(`${index} → main`, next);
    const expected = label(stamp);
    if (method === 'sendSync') {
      this.#blocked.add(index);
      this.answers.push({ expected, actual: ipcRenderer.sendSync('m', stamp) });
      this.#blocked.delete(index);
    } else if (method === 'invoke')
      void ipcRenderer.invoke('m', stamp).then((actual) => this.answers.push({ expected, actual }));
    else ipcRenderer[method]('m', stamp);
  }

  #fromMain(event: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent, { method, renderer, next }: Step): void {
    const stamp = this.#stamp(`main → ${renderer}`, next);
    const { webContents } = this.renderers[renderer]!;
    const { sender } = event;
    if (sender === webContents && 'reply' in event) event.reply('m', stamp);
    else if (method === 'postMessage') webContents.postMessage('m', stamp);
    else if (method === 'invoke') webContents.mainFrame.send('m', stamp);
    else if (method === 'sendSync') {
      sender.sendToFrame([webContents.mainFrame.processId, webContents.mainFrame.routingId], 'm', stamp);
    } else webContents.send('m', stamp);
  }

  #stamp(pipe: string, next: readonly Step[]): Stamp {
    const n = (this.#counts.get(pipe) ?? 0) + 1;
    this.#counts.set(pipe, n);
    this.sent++;
    return { pipe, n, next };
  }

  #note(listener: string, stamp: Stamp): void {
    this.seen.set(listener, [...(this.seen.get(listener) ?? []), label(stamp)]);
  }
}

const label = ({ pipe, n }: Stamp): string => `${pipe} #${n}`;

function check(run: Run): void {
  let received = 0;
  for (const [listener, labels] of run.seen) {
    if (listener.endsWith(' 1')) received += labels.length;
    // Each pipe is heard in the order of the calls, without gaps.
    const counts = new Map<string, number>();
    for (const text of labels) {
      const [pipe, n] = text.split(' #');
      expect([listener, text]).toEqual([listener, `${pipe} #${(counts.get(pipe!) ?? 0) + 1}`]);
      counts.set(pipe!, Number(n));
    }
    // No two listeners see the same messages in different orders.
    if (listener.endsWith(' 2')) expect(labels).toEqual(run.seen.get(listener.replace(/2$/, '1')));
  }
  expect(received).toBe(run.sent);
  expect(run.heardWhileBlocked).toEqual([]);
  for (const { expected, actual } of run.answers) expect(actual).toBe(expected);
}

test('order holds for every listener when everything is delivered inside the call', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const run = new Run('sync');
      run.start(steps);
      await run.fake.settled();
      check(run);
    }),
  );
});

test('order holds for every listener under timing: async', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const run = new Run('async');
      run.start(steps);
      await run.fake.settled();
      check(run);
    }),
  );
});

test('order holds for every listener under timing: manual, with calls between steps', async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.array(fc.nat(3), { minLength: 1 }), async (steps, pauses) => {
      const run = new Run('manual');
      for (const [index, step] of steps.entries()) {
        run.start([step]);
        for (let turn = pauses[index % pauses.length]!; turn > 0; turn--) run.fake.step();
      }
      await run.fake.settled();
      check(run);
    }),
  );
});

test('order holds for every listener whatever a scheduler delivers first', async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.scheduler(), async (steps, scheduler) => {
      const run = new Run((deliver) => void scheduler.schedule(Promise.resolve()).then(deliver));
      run.start(steps);
      do {
        await scheduler.waitAll();
        await new Promise((resolve) => setImmediate(resolve));
      } while (scheduler.count() > 0);
      await run.fake.settled();
      check(run);
    }),
  );
});

test('order holds for every listener under a scheduler that delivers at once', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const run = new Run((deliver) => deliver());
      run.start(steps);
      await run.fake.settled();
      check(run);
    }),
  );
});
