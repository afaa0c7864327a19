import type { TLSSocket } from 'node:tls';
import type { Machine } from '../machine/machine';
import type { Network, NotedRequest } from '../machine/network';
import type { NetFailure } from '../words/net-errors';
import type { Connections } from './connections';
import type { Answered, Handler } from './handler';
import type { HeaderList } from './header-list';
import type { Login } from './login';
import type { ProxyServer } from './proxy';
import type { IncomingResponse, OutgoingRequest, UploadPart } from './request';
import type { ResponseCache } from './response-cache';
import type { Stages } from './stages';

/** Where the course of a request is. */
export interface Hop {
  readonly id: number;
  readonly host: PlaceHost;
  readonly request: OutgoingRequest;
  readonly url: string;
  readonly method: string;
  /** As the requester gave them, as far as they still go with it. */
  readonly headers: HeaderList;
  readonly body: readonly UploadPart[] | undefined;
  /** What is sent, with what the place and the app have added. */
  readonly sent: HeaderList;
  readonly response: Answered | undefined;
  /** Where it goes through, if not straight to the server. */
  readonly proxy: ProxyServer | undefined;
}

/** The cookies of a session, as requests need them. */
export interface CookieSource {
  /** What is sent there, or undefined for nothing. */
  sentTo(url: string, site: CookieSite, isScript?: boolean): string | undefined;
  /** What a server there, or a script of a page of its, wants kept. */
  receive(url: string, lines: readonly string[], isScript?: boolean): void;
}

/** From where cookies are asked for. */
export type CookieSite = 'same-site' | 'navigation' | 'cross-site';

/** Where responses come from. */
export interface Source {
  /** Whether it is a server, which a proxy can be in between of. */
  readonly isWeb?: boolean;
  /** What is sent, before the app has a say. */
  headersFor(at: Hop): HeaderList;
  ask(at: Hop): Promise<Answered | NetFailure>;
  /** A response has come, as the app wants it. */
  received?(at: Hop, response: Answered): void;
}

/** Which servers may be asked: those of this machine, all, or those that a function takes. */
export type Reach = 'local' | 'all' | ((url: string) => boolean);

/** What a place needs of its session and of the fake. */
export interface SessionNetwork {
  readonly machine: Machine;
  readonly reach: Reach;
  /** The URL as Chromium has it; undefined for what is none. */
  canonical(url: string, base?: string): string | undefined;
  /** The app's own handler for a scheme. */
  handlerOf(scheme: string): Handler | undefined;
  privilegesOf(scheme: string): Electron.Privileges | undefined;
  /** The listeners of `webRequest`, if there are any. */
  stages(): Stages | undefined;
  cookies(): CookieSource;
  /** Whether what servers answer is kept (N2.7). */
  readonly keepsResponses: boolean;
  /** Which proxies a URL goes by, as `resolveProxy` says it; undefined where none were ever set. */
  proxies(url: string): Promise<string> | undefined;
  userAgent(): string;
  /** As they are sent: `en-US,fr;q=0.9`. */
  languages(): string;
  /** What `enableNetworkEmulation` has set. */
  emulation(): { readonly offline?: boolean; readonly latency?: number };
  /** Looks at the certificate of a server: rejects with a `RequestError`. */
  secured(socket: TLSSocket, host: string, at: Hop): Promise<void>;
  /** On record. */
  problem(url: string, sentence: string): void;
  untilEnd(giveUp: () => void): () => void;
  /** Does something when everybody who waits has been told. */
  later(work: () => void): void;
}

/** What a request's course needs of its place. */
export interface PlaceHost extends SessionNetwork {
  readonly network: Network;
  /** Passwords that were given, by origin. */
  readonly auth: Map<string, Login>;
  readonly connections: Connections;
  /** Rejects with a `RequestError` where there is no way out; undefined where all go straight. */
  proxyFor(at: Hop): Promise<ProxyServer | undefined> | undefined;
  readonly cache: ResponseCache;
  /** A page has sent a blob, which the app may ask for. */
  keepBlob(uuid: string, bytes: Buffer): void;
  nextId(): number;
  sourceOf(at: Hop): Source;
  note(at: Hop): NotedRequest;
  /** @param proxy - where it goes through */
  refusal(url: string, proxy?: ProxyServer): string | undefined;
  isOffline(): boolean;
  /** Whether the test lets requests out to that server. */
  isReached(url: string): boolean;
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  /** @throws RequestError where the page may not see the response */
  checkResponse(at: Hop, response: Answered): void;
  /** @throws RequestError for where no server may send its client */
  checkRedirect(from: string, to: string): void;
}
