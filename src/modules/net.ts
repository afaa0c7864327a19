import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { FetchInput, FetchOptions } from './fetch';

/** The exported `net` module of one fake. */
export class Net implements Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'> {
  readonly online: boolean = true;
  readonly #session: () => Electron.Session;

  constructor(session: () => Electron.Session) {
    this.#session = session;
  }

  /** As `fetch` of the default session. */
  fetch(input: FetchInput, init?: FetchOptions): Promise<Response> {
    return this.#session().fetch(input as Request, init);
  }

  /** What `online` is: a test that wants to be offline assigns that. */
  isOnline(): boolean {
    return this.online;
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'net' };
  }
}
