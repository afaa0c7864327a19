import type { FakeElectron } from './fake';

/** The fakes of one test file, which end with it. */
interface Lives {
  readonly fakes: Set<WeakRef<FakeElectron>>;
  hasEnded: boolean;
  readonly isOver: () => boolean;
}

type Global = typeof globalThis & { [LIVES]?: Lives };

const LIVES: unique symbol = Symbol.for('fake-electron.lives') as never;

/** The fakes of this test file that there are. */
export function livingFakes(): FakeElectron[] {
  const lives = (globalThis as Global)[LIVES];
  return [...(lives?.fakes ?? [])].flatMap((ref) => ref.deref() ?? []);
}

/**
 * From here on the fakes that are made are known, to be ended together: for a runner that gives each test file a realm of its
 * own. Without it nobody knows when they end.
 *
 * @param isOver - whether the file has ended, even if nobody has said so; ends all of them then
 * @returns ends all of them, and each that is made later as soon as it is
 */
export function beginLives(isOver: () => boolean): () => void {
  const lives: Lives = { fakes: new Set(), hasEnded: false, isOver };
  (globalThis as Global)[LIVES] = kept(lives);
  return () => {
    lives.hasEnded = true;
    for (const fake of livingFakes()) fake.end();
    lives.fakes.clear();
  };
}

/** Jest takes the properties off what it finds on the global object when the file has ended, or warns of each that is read. */
export function kept<T extends object>(value: T): T {
  return Object.defineProperty(value, Symbol.for('$$jest-protect-from-deletion'), { value: [] });
}

/** A fake has been made. */
export function bear(fake: FakeElectron): void {
  const lives = (globalThis as Global)[LIVES];
  if (lives === undefined) return;
  fake.bus.isOver = lives.isOver;
  if (lives.hasEnded) fake.end();
  else lives.fakes.add(new WeakRef(fake));
}
