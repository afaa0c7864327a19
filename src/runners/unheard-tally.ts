import type { FakeElectron } from '../fake/fake';
import { outerProcess } from '../realm/outer';
import { NOTES_FOLDER } from '../words/notes-folder';
import { unheardLine } from '../words/runner-usage';

/** How many messages of each channel nobody heard, in all test files that this process has run. */
type Tally = Record<string, number>;

type Holder = NodeJS.Process & { [TALLY]?: Tally };

const TALLY: unique symbol = Symbol.for('fake-electron.unheard') as never;

/**
 * Counts what a test sent and nobody heard, where that fails no test: the process says so in one line when it ends.
 *
 * @param fake - whose record is about to be cleared
 */
export function tallyUnheard(fake: FakeElectron): void {
  // A report says it at more length.
  if (NOTES_FOLDER in process.env) return;
  if (!fake.settings.logs || fake.settings.failOn.includes('unheard')) return;
  for (const { kind, channel, expected } of fake.traffic.problems) {
    if (kind === 'unheard' && !expected) count(channel);
  }
}

function count(channel: string): void {
  const process = outerProcess() as Holder;
  let tally = process[TALLY];
  if (tally === undefined) {
    const made: Tally = Object.create(null) as Tally;
    Object.defineProperty(process, TALLY, { value: made });
    process.once('exit', () => process.stderr.write(`${unheardLine(made)}\n`));
    tally = made;
  }
  tally[channel] = (tally[channel] ?? 0) + 1;
}
