import { readInScript } from '../bus/read-in-script';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Machine } from '../machine/machine';
import { onlineOf } from '../machine/online';
import { netNotReadyError } from '../words/net-request-errors';
import type { FetchInput, FetchOptions } from './fetch';
import type { ClientRequest, RequestHost } from './net/client-request';
import type { IncomingMessage } from './net/incoming-message';
import type { RequestInput } from './net/request-options';
import type { Underway } from './net/underway';
import type { SocketHost, WebSocketClass } from './net/web-socket';

/** What `net` needs of its fake. */
export interface NetHost {
  readonly machine: Machine;
  readonly underway: Underway;
  isReady(): boolean;
  session(): Electron.Session;
  readonly requests: Pick<RequestHost, 'placeOf' | 'isSession'>;
  cookies: SocketHost['cookies'];
  guard(work: () => unknown): void;
}

type Offered = Pick<Electron.Net, 'fetch' | 'isOnline' | 'online' | 'resolveHost'>;

/** The exported `net` module of one fake. */
export class Net implements Offered {
  readonly #host: NetHost;
  #socketClass: WebSocketClass | undefined;

  constructor(host: NetHost) {
    this.#host = host;
  }

  /**
   * A request in Chromium's own way (N9).
   *
   * @throws Error before the app is ready; else for what it is given, as Electron has it
   */
  request(options: RequestInput, callback?: (response: IncomingMessage) => void): ClientRequest {
    const { isReady, underway, guard, requests } = this.#host;
    if (!isReady()) throw netNotReadyError();
    const { ClientRequest: Class } = require('./net/client-request') as typeof import('./net/client-request');
    return new Class({ ...requests, guard, track: (giveUp) => underway.track(giveUp) }, options, callback);
  }

  /** As `fetch` of the default session. */
  fetch(input: FetchInput, init?: FetchOptions): Promise<Response> {
    const session = this.#host.session();
    return Reflect.apply(readInScript(session, 'fetch'), session, [input, init]) as Promise<Response>;
  }

  /** As `resolveHost` of the default session. */
  resolveHost(host: string, options?: Electron.ResolveHostOptions): Promise<Electron.ResolvedHost> {
    return this.#host.session().resolveHost(host, options);
  }

  /** A connection of the app's own (N10.6). */
  get WebSocket(): WebSocketClass {
    if (this.#socketClass === undefined) {
      const { createWebSocketClass } = require('./net/web-socket') as typeof import('./net/web-socket');
      const { isReady, underway, guard, requests, cookies } = this.#host;
      const track = (giveUp: () => void) => underway.track(giveUp);
      this.#socketClass = createWebSocketClass({ ...requests, cookies, isReady, guard, track });
    }
    return this.#socketClass;
  }

  /** Whether the machine has a network: `system.online` says so. */
  isOnline(): boolean {
    return this.online;
  }

  get online(): boolean {
    return onlineOf(this.#host.machine).state.online;
  }

  /** Read-only in Electron; here it is one more way to say it. */
  set online(online: boolean) {
    onlineOf(this.#host.machine).change({ online });
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'net' };
  }
}
