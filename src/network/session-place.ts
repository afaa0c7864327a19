import type { Restore } from '../bus/snapshot';
import { saveMap, together } from '../bus/snapshot';
import type { NotedRequest } from '../machine/network';
import { networkOf } from '../machine/network';
import { onlineOf } from '../machine/online';
import { isLocal } from '../web/local-host';
import { netFailure } from '../words/net-errors';
import { elsewhereSentence } from '../words/network-errors';
import { Connections } from './connections';
import { Course } from './course';
import type { Answered } from './handler';
import { type HeaderList, lowerRecordOf } from './header-list';
import type { Login } from './login';
import { isHttpMocked } from './mocked-http';
import type { CookieSource, Hop, PlaceHost, SessionNetwork } from './place-host';
import { type ProxyServer, proxyIn } from './proxy';
import { isSafeRedirect } from './redirects';
import type { IncomingResponse, OutgoingRequest, UploadPart } from './request';
import { RequestError } from './request-error';
import type { RequestPlace } from './request-place';
import { ResponseCache } from './response-cache';
import { sourceFor } from './sources';
import { sentText } from './upload';

/** More are not kept. */
const MOST_BLOBS = 1000;

/** The place of one session. */
export class SessionPlace implements RequestPlace {
  readonly cache = new ResponseCache();
  readonly #auth = new Map<string, Login>();
  readonly #connections = new Connections();
  readonly #blobs = new Map<string, Buffer>();
  readonly #host: PlaceHost;

  constructor(session: SessionNetwork) {
    const network = networkOf(session.machine);
    // The session's own, whose methods stay its.
    this.#host = Object.assign(Object.create(session) as SessionNetwork, {
      network,
      auth: this.#auth,
      cache: this.cache,
      connections: this.#connections,
      proxyFor: (at: Hop) => this.#proxyFor(at),
      keepBlob: (uuid: string, bytes: Buffer) => this.#keepBlob(uuid, bytes),
      nextId: () => network.nextId(),
      sourceOf: sourceFor,
      note: (at: Hop) => network.note(noteOf(at)),
      refusal: (url: string, proxy?: ProxyServer) => this.refusal(url, proxy),
      isOffline: () => this.#isOffline,
      isReached: (url: string) => this.#isReached(url),
      send: (request: OutgoingRequest) => this.send(request),
      checkResponse: (at: Hop, response: Answered) => cors().checkResponse(at, response),
      checkRedirect(from: string, to: string) {
        if (!isSafeRedirect(from, to)) throw new RequestError(netFailure(-311));
      },
    });
  }

  async send(request: OutgoingRequest): Promise<IncomingResponse> {
    const url = this.#host.canonical(request.url);
    if (url === undefined) throw new RequestError(netFailure(-300));
    if (hasCredentials(url)) throw new RequestError(netFailure(-9));
    const course = new Course(this.#host, request, url);
    if (request.mode === 'cors' || request.mode === 'same-origin') await cors().checkRequest(course);
    return course.run();
  }

  get cookies(): CookieSource {
    return this.#host.cookies();
  }

  get blobs(): ReadonlyMap<string, Buffer> {
    return this.#blobs;
  }

  forgetLogins(): void {
    this.#auth.clear();
  }

  closeConnections(): void {
    this.#connections.closeAll();
  }

  save(): Restore {
    const each = together(saveMap(this.#auth), saveMap(this.#blobs), this.cache.save());
    return () => {
      this.#connections.close();
      each();
    };
  }

  refusal(url: string, proxy?: ProxyServer): string | undefined {
    if (!this.#isOffline) {
      if (this.#isReached(proxy ? `http://${proxy.host}:${proxy.port}/` : url)) return undefined;
      this.#host.problem(url, elsewhereSentence(url));
    }
    return 'ERR_INTERNET_DISCONNECTED';
  }

  /** What reads a script that says so goes straight. */
  #proxyFor({ url, request }: Hop): Promise<ProxyServer | undefined> | undefined {
    if (request.who === 'proxy') return undefined;
    return this.#host.proxies(url)?.then((resolved) => {
      const proxy = proxyIn(resolved);
      if (proxy === null) throw new RequestError(netFailure(-336));
      return proxy;
    });
  }

  #keepBlob(uuid: string, bytes: Buffer): void {
    if (this.#blobs.size >= MOST_BLOBS) this.#blobs.clear();
    this.#blobs.set(uuid, bytes);
  }

  get #isOffline(): boolean {
    return !onlineOf(this.#host.machine).state.online || Boolean(this.#host.emulation().offline);
  }

  #isReached(url: string): boolean {
    const { reach } = this.#host;
    if (reach === 'all' || isLocal(url) || isHttpMocked()) return true;
    return typeof reach === 'function' && reach(url);
  }
}

/** A page's requests are checked when there are some of another origin. */
function cors(): typeof import('./cors') {
  return require('./cors') as typeof import('./cors');
}

function hasCredentials(url: string): boolean {
  // N8.7: a Request of Node's takes none.
  return /^(?!https?:)[^:]*:\/\/[^/?#]*@/i.test(url);
}

/** Holds nothing of the request but what it tells: thousands of them are kept. */
class Note implements NotedRequest {
  status: number | undefined = undefined;
  error: string | undefined = undefined;

  constructor(
    private readonly url: string,
    private readonly method: string,
    private readonly sent: HeaderList,
    private readonly body: readonly UploadPart[] | undefined,
    private readonly resourceType: string,
    private readonly who: string,
  ) {}

  told(): ReturnType<NotedRequest['told']> {
    const { url, method, sent, body, resourceType, who } = this;
    return { url, method, headers: lowerRecordOf(sent), body: sentText(body), resourceType, who };
  }
}

function noteOf({ url, method, sent, body, request }: Hop): NotedRequest {
  return new Note(url, method, sent, body, request.resourceType ?? 'other', request.who ?? 'app');
}
