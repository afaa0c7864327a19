import * as fc from 'fast-check';
import { createFakeElectron, type FakeElectron, type Renderer } from '../../../src';
import { quiet } from '../../support/quiet';

quiet();

const URLS = ['https://a.example/', 'https://a.example/next', 'https://b.example/', 'file:///c.html', 'about:blank'];
const RELEASED = 'IPC method called after context was released';

/** Does `work` where the renderer may be gone already. */
function ifItLives(work: () => void): void {
  try {
    work();
  } catch (error) {
    expect((error as Error).message).toBe(RELEASED);
  }
}

/** What can happen to a renderer; `value` is any number, and `others` takes the renderers that come of it. */
const STEPS: Record<string, (renderer: Renderer, value: number, others: Renderer[], fake: FakeElectron) => unknown> = {
  attach(renderer, value, others) {
    const url = URLS[value % 8];
    if (!renderer.frame.isDestroyed()) others.push(renderer.attachFrame(url === undefined ? {} : { url }));
  },
  detach(renderer) {
    if (!renderer.frame.isDestroyed() && renderer.frame.parent) renderer.detach();
  },
  navigate(renderer, value) {
    const unload = () => ifItLives(() => renderer.ipcRenderer.send('m', 'bye'));
    renderer.navigate(URLS[value % URLS.length]!, { unload }).catch(() => {});
  },
  crash: (renderer) => renderer.crash(),
  hang: (renderer) => renderer.hang(),
  unhang: (renderer) => renderer.unhang(),
  vanish: (renderer, value) => value % 5 === 0 && renderer.webContents.vanish(),
  send: ({ ipcRenderer }) => ifItLives(() => ipcRenderer.send('m')),
  sendSync: ({ ipcRenderer }) => ifItLives(() => ipcRenderer.sendSync('m')),
  invoke: ({ ipcRenderer }) => void ipcRenderer.invoke('c').catch(() => {}),
  receive: ({ frame }) => frame.send('r'),
  event: (_renderer, value, _others, fake) =>
    fake.ipcEvent({ url: URLS[value % 5]!, frame: (['live', 'detached', 'gone'] as const)[value % 3]! }).reply('r'),
  wait: () => new Promise((resolve) => setImmediate(resolve)),
  flush: (_renderer, _value, _others, fake) => fake.flush(),
};

/** What main can find is there, and what is there can be found. */
function checkRegistry({ registry }: FakeElectron): void {
  for (const [routingId, frame] of registry.renderFrames) {
    expect([frame.routingId, frame.isDestroyed()]).toEqual([routingId, false]);
  }
  const inTrees = [...registry.contents.values()].flatMap(({ frame }) => frame.node.subtree);
  expect(inTrees.map(({ identity }) => identity.endpoint.id).sort()).toEqual([...registry.frames.keys()].sort());
  for (const { frame, state } of inTrees) {
    expect(state).toMatch(/^(live|crashed)$/);
    if (state === 'live') expect(registry.renderFrames.get(frame.routingId)).toBe(frame);
  }
}

function stateOf({ registry }: FakeElectron): unknown {
  return Array.from(registry.frames, ([id, { node }]) => [id, node.state, node.identity, [...node.children]]);
}

const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(7), fc.nat(100));

test.each(['sync', 'async', 'manual'] as const)(
  'whatever happens to frames, a rollback brings them back and they hear and are heard: timing %s',
  async (timing) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 25 }), async (first, then) => {
        const fake = createFakeElectron({ timing });
        fake.ipcMain.on('m', (event) => event.reply('r', event.senderFrame?.url));
        fake.ipcMain.handle('c', async () => 1);
        let renderers = [fake.renderer, fake.createRenderer()];
        const run = async (steps: typeof first) => {
          for (const [name, at, value] of steps) {
            await STEPS[name]!(renderers[at % renderers.length]!, value, renderers, fake);
            checkRegistry(fake);
          }
        };

        await run(first);
        for (const renderer of renderers) renderer.unhang();
        await fake.settled();
        const kept = [...renderers];
        const state = stateOf(fake);
        const rollback = fake.mark();
        await run(then);
        rollback();
        renderers = kept;

        await new Promise((resolve) => setImmediate(resolve));
        checkRegistry(fake);
        expect(stateOf(fake)).toEqual(state);
        for (const { frame, ipcRenderer } of kept.filter(({ frame: { node } }) => !node.isDestroyed)) {
          const seen: unknown[] = [];
          fake.ipcMain.once('who', ({ senderFrame }) => seen.push(senderFrame));
          ipcRenderer.once('you', () => seen.push('you'));
          ipcRenderer.send('who');
          frame.send('you');
          await fake.settled();
          expect(seen.map((one) => (one === frame ? 'frame' : one)).sort()).toEqual(['frame', 'you']);
        }
      }),
      { numRuns: 150 },
    );
  },
  30_000,
);
