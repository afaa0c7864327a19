import type { Restore } from '../bus/snapshot';
import type { FakeElectron } from '../fake/fake';
import { type MakeMock, Mocks } from './mocks';

/**
 * Makes mocks of every function that `require('electron')` leads to for a while: until the returned function takes them away.
 *
 * @param made - the modules that are there already, by name
 */
export function lendMocks(make: MakeMock, fake: FakeElectron, made: Iterable<[string, unknown]>): Restore {
  const loan: (() => void)[] = [];
  const before = { mocks: fake.mocks, mockReply: fake.mockReply };
  const { announce } = fake.bus;
  const { dress } = fake.shaper;
  const mocks = new Mocks(make, fake, loan);
  fake.mocks = mocks;
  for (const [name, module] of made) if (typeof module === 'object' && module !== null) mocks.dress(name, module);
  for (const window of fake.registry.windows.values()) mocks.handOut(window);
  return () => {
    for (const giveBack of loan.reverse()) giveBack();
    Object.assign(fake, before);
    Object.assign(fake.bus, { announce });
    Object.assign(fake.shaper, { dress });
  };
}
