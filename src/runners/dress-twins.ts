import type { FakeElectron } from '../fake/fake';
import { forEachTwin, nameOf } from './twin-methods';

/**
 * Has `hand` make mocks of the methods of each twin there is, and of those to come.
 *
 * @param loan - what takes them away again, where they are for a while
 */
export function dressTwins(
  fake: FakeElectron,
  hand: (twin: object, name?: string) => void,
  loan?: (() => void)[],
): void {
  let isOver = false;
  loan?.push(() => {
    isOver = true;
  });
  const dressTwin = (twin: object) => {
    const lent = loan?.length;
    // As no version has changed them yet, so that the mocks outlast a change of version.
    fake.shaper.bare(twin, fake.bus.era, () => hand(twin, nameOf(twin)));
    const ofTwin = loan?.splice(lent!) ?? [];
    loan?.push(() => {
      fake.shaper.bare(twin, fake.bus.era, () => {
        for (const giveBack of ofTwin) giveBack();
      });
    });
  };
  forEachTwin(fake, (twin) => {
    if (!isOver) dressTwin(twin);
    return !isOver;
  });
  const greet = (twin: object) => {
    if (nameOf(twin) === undefined) hand(twin);
  };
  fake.registry.events.on('twin', greet);
  loan?.push(() => fake.registry.events.off('twin', greet));
}
