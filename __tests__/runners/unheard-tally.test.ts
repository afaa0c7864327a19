import { createFakeElectron } from '../../src/index';
import { outerProcess } from '../../src/realm/outer';
import { tallyUnheard } from '../../src/runners/unheard-tally';
import { unheardLine } from '../../src/words/runner-usage';

const TALLY = Symbol.for('fake-electron.unheard');
const tally = () => ({ ...(outerProcess() as unknown as Record<symbol, Record<string, number>>)[TALLY] });

test('what nobody hears is counted by channel, unless that fails its test or nothing is to be printed', async () => {
  const before = tally();
  for (const options of [{ logs: true }, { logs: true, failOn: ['unheard' as const] }, { logs: false }]) {
    const fake = createFakeElectron(options);
    fake.ipcRenderer.send('tallied');
    fake.ipcRenderer.send('tallied');
    fake.traffic.expectProblem('unheard', 'meant');
    fake.ipcRenderer.send('meant');
    await fake.settled();
    tallyUnheard(fake);
  }
  expect(tally()).toEqual({ ...before, tallied: (before.tallied ?? 0) + 2 });
});

test('a run ends with one line, the most frequent channels first', () => {
  const strict =
    "failOn: ['unheard'] fails the tests that send them; failOn and 'logs: false' are options of configure().";
  expect(unheardLine({ a: 1 })).toBe(`fake-electron: nobody heard one message (a). ${strict}`);
  expect(unheardLine({ a: 1, b: 3, c: 2, d: 1, e: 1, f: 1, g: 1 })).toBe(
    `fake-electron: nobody heard 10 messages (b ×3, c ×2, a, d, e, 2 more channels). ${strict}`,
  );
});
