import fc from 'fast-check';
import { clone, pack } from '../../src/wire/clone';
import { build, type Plan, plans } from './clone-graphs';
import { difference, raw } from './clone-same';

/** Everything that must hold for one graph. @throws Error saying what does not */
export function check(plan: Plan): void {
  // Built in one place, so that the stacks of errors are the same.
  const [theirs, ours, again] = [0, 1, 2].map(() => attempt(() => build(plan)));
  // Giving an error a stack can format the old one first, and overflow in its own toString.
  if (!theirs || !ours || !again) return;
  const expected = raw(theirs.value);
  let parcel: ReturnType<typeof pack> | undefined;
  let thrown: unknown;
  try {
    parcel = pack(ours.value);
  } catch (error) {
    thrown = error;
  }
  if ('failed' in expected && expected.failed === 'writing') {
    if (parcel) throw new Error('ours passes what V8 refuses');
    if (!(thrown instanceof Error) || thrown.message !== 'An object could not be cloned.') {
      throw new Error(`a foreign exception: ${String(thrown)}`);
    }
    return;
  }
  if (!parcel) throw new Error('ours refuses what V8 passes');
  const opened = parcel.open();
  if (ours.log.join() !== theirs.log.join()) throw new Error(`getters: ${ours.log} and ${theirs.log}`);
  const second = difference(opened, parcel.open());
  if (second) throw new Error(`the second opening differs: ${second}`);
  const single = difference(opened, clone(again.value));
  if (single) throw new Error(`clone() and open() differ: ${single}`);
  // Node 20 writes an error that is its own cause but cannot read it back; newer V8 can, and so do we (S3.6.aw).
  if ('failed' in expected) return;
  const found = difference(opened, expected.value);
  if (found) throw new Error(found);
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Runs the property; fast-check's own report is the message of what it throws. */
export function run(numRuns: number, seed?: number): void {
  fc.assert(fc.property(plans, check), seed === undefined ? { numRuns } : { numRuns, seed });
}
