import { User } from '../controls/user';
import type { Machine } from '../machine/machine';
import type { FakedModules } from './makers';

/** What of a fake the person in front of it touches. */
interface Fake {
  readonly machine: Machine;
}

/** Makes the person in front of the app of one fake. */
export function createUser({ machine }: Fake, _modules: FakedModules): User {
  return new User({ machine });
}
