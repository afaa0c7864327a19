import type { Explored, ExploreOptions } from '../controls/explore/explore';
import type { Course } from '../controls/explore/one-order';
import type { Replayed, ReplayOptions } from '../controls/replay/replay';
import { createFakeElectron, type FakeElectron } from './fake';
import { sharedFake } from './shared';

/**
 * Runs `body` in many orders that real processes may deliver its messages in: first in, first out between two ends, and everything
 * else free. With `options.faults` one thing goes wrong in each of further orders. What the body asserts, and every loud problem, has
 * to hold in all of them. Needs fast-check, which the project installs.
 *
 * @param body - is given a fake of its own each time, or the one that `options.on` names; what it waits for has to come of messages,
 *   of `sometime` or of real time
 * @returns how many orders there were
 * @throws OrderError with the shortest order that fails, its deliveries numbered, and a seed to run it again; TypeError for an
 *   unknown option; Error without fast-check
 */
export async function explore(
  body: (fake: FakeElectron, course: Course) => unknown,
  options: ExploreOptions<FakeElectron> = {},
): Promise<Explored> {
  const { explore: run } = require('../controls/explore/explore') as typeof import('../controls/explore/explore');
  return run({ begin }, body, options);
}

function begin(on: FakeElectron | undefined): { fake: FakeElectron; end(): void } {
  if (on === undefined) {
    const fake = createFakeElectron();
    return { fake, end: () => fake.end() };
  }
  const restore = on.mark();
  on.clearRecord();
  return {
    fake: on,
    end: () => {
      restore();
      on.clearRecord();
    },
  };
}

/**
 * Plays what the renderers of a recording have sent against the app's handlers, and compares what comes back.
 *
 * @param file - what `fake-electron/recorder` has written, from the current folder
 * @returns how much was played and compared
 * @throws ReplayError with what differs, as `options.mode` has it; Error for a file that is no recording; TypeError for an unknown
 *   option
 */
export async function replay(
  file: string,
  { on = sharedFake(), ...options }: ReplayOptions<FakeElectron> = {},
): Promise<Replayed> {
  const { replay: play } = require('../controls/replay/replay') as typeof import('../controls/replay/replay');
  return play(on, file, options);
}
