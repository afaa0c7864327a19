import fc from 'fast-check';
import { createFakeElectron } from '../../src';

type Step = { readonly do: 'send' | 'back' | 'invoke' | 'sync' | 'listen'; readonly channel: string };

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('send', 'back', 'invoke', 'sync', 'listen'),
  channel: fc.constantFrom('a', 'b', 'c'),
});

/** Runs the steps in one turn. */
async function run(steps: readonly Step[]) {
  const fake = createFakeElectron({ logs: false });
  const heard: string[] = [];
  const answers: string[] = [];
  const listening = new Set<string>();
  const sent: { label: string; channel: string; do: Step['do']; inTime: boolean }[] = [];
  for (const [n, { do: what, channel }] of steps.entries()) {
    const label = `${what} ${channel} ${n}`;
    const note = (_event: object, text: string): void => void heard.push(text);
    if (what !== 'listen') sent.push({ label, channel, do: what, inTime: listening.has(channel) });
    if (what === 'send') fake.ipcRenderer.send(channel, label);
    else if (what === 'back') fake.renderer.webContents.send(channel, label);
    else if (what === 'sync') fake.ipcRenderer.sendSync(channel, label);
    else if (what === 'invoke') {
      fake.ipcRenderer.invoke(channel, label).then(
        () => answers.push(label),
        () => {},
      );
    } else if (!listening.has(channel)) {
      listening.add(channel);
      fake.ipcMain.on(channel, note);
      fake.ipcMain.handle(channel, note);
      fake.ipcRenderer.on(channel, note);
    }
  }
  await fake.settled();
  return { fake, heard, answers, listening, sent };
}

test('what is listened for in the same turn is heard once, and in order on each channel and pipe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
      const { fake, heard, answers, listening, sent } = await run(steps);
      // sendSync alone has no second chance.
      const wanted = sent.filter(({ do: what, channel, inTime }) =>
        what === 'sync' ? inTime : listening.has(channel),
      );

      expect([...heard].sort()).toEqual(wanted.map(({ label }) => label).sort());
      for (const channel of listening) {
        for (const toMain of [true, false]) {
          const onPipe = wanted.filter((one) => one.channel === channel && (one.do !== 'back') === toMain);
          const labels = onPipe.map(({ label }) => label);
          expect(heard.filter((label) => labels.includes(label))).toEqual(labels);
        }
      }
      expect([...answers].sort()).toEqual(
        wanted
          .filter(({ do: what }) => what === 'invoke')
          .map(({ label }) => label)
          .sort(),
      );
      const outcomes = fake.traffic.filter({}).map(({ outcome }) => outcome);
      expect(outcomes).not.toContain('queued');
      expect(outcomes).not.toContain('pending');
    }),
  );
  jest.restoreAllMocks();
});
