import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Machine } from '../machine/machine';
import { onlineOf } from '../machine/online';
import type { FetchInput, FetchOptions } from './fetch';

/** The exported `net` module of one fake. */
export class Net implements Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'> {
  readonly #machine: Machine;
  readonly #session: () => Electron.Session;

  constructor(machine: Machine, session: () => Electron.Session) {
    this.#machine = machine;
    this.#session = session;
  }

  /** As `fetch` of the default session. */
  fetch(input: FetchInput, init?: FetchOptions): Promise<Response> {
    return this.#session().fetch(input as Request, init);
  }

  /** Whether the machine has a network: `system.online` says so. */
  isOnline(): boolean {
    return this.online;
  }

  get online(): boolean {
    return onlineOf(this.#machine).state.online;
  }

  /** Read-only in Electron; here it is one more way to say it. */
  set online(online: boolean) {
    onlineOf(this.#machine).change({ online });
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'net' };
  }
}
