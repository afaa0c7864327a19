import { type Restore, together } from '../bus/snapshot';
import { setImmediate } from '../bus/timers';
import type { Machine } from '../machine/machine';
import type { Network } from '../machine/network';
import { onlineOf } from '../machine/online';
import { isHttpMocked } from '../network/mocked-http';
import type { Reach } from '../network/place-host';
import type { RequestPlace } from '../network/request-place';
import type { Cookies } from './cookies';
import type { Protocol } from './protocol';
import type { WebRequest } from './web-request';

/** What the network of a session needs of the fake. */
export interface NetworkHost {
  readonly machine: Machine;
  /** The option `network`. */
  reach(): Reach;
  /** Whether the version has something. */
  has(flag: 'cookieSentences' | 'cookieInsertions' | 'excludeUrls' | 'pathSessionThrows'): boolean;
  shape(twin: object): void;
  /** Runs what tells listeners: what they throw is an uncaught exception of main. */
  guard(work: () => void): void;
  requestProblem(url: string, sentence: string): void;
  untilEnd(giveUp: () => void): () => void;
}

/** The session itself, as its network sees it. */
export interface NetworkOwner {
  readonly protocol: Protocol;
  getUserAgent(): string;
  readonly acceptLanguages: string;
  readonly emulation: { readonly offline?: boolean; readonly latency?: number };
  readonly verify: VerifyProc | undefined;
  readonly keepsResponses: boolean;
  /** Undefined where none were ever set. */
  proxiesFor(url: string): Promise<string> | undefined;
}

export type VerifyProc = (request: Electron.Request, callback: (result: number) => void) => void;

/** What of the network belongs to one session, each part made when it is first asked for. */
export class SessionNetworkParts {
  readonly #host: NetworkHost;
  readonly #owner: NetworkOwner;
  #cookies: Cookies | undefined;
  #cookiesBirth: Restore | undefined;
  #webRequest: WebRequest | undefined;
  #webRequestBirth: Restore | undefined;
  #place: (RequestPlace & { save(): Restore }) | undefined;
  #placeBirth: Restore | undefined;

  constructor(host: NetworkHost, owner: NetworkOwner) {
    this.#host = host;
    this.#owner = owner;
  }

  get cookies(): Cookies {
    if (this.#cookies === undefined) {
      const { Cookies: Class } = require('./cookies') as typeof import('./cookies');
      const { guard, has } = this.#host;
      this.#cookies = new Class({
        isStandard: (scheme) => this.#isStandard(scheme),
        get hasSentences() {
          return has('cookieSentences');
        },
        get hasInsertions() {
          return has('cookieInsertions');
        },
        guard,
      });
      this.#host.shape(this.#cookies);
      this.#cookiesBirth = this.#cookies.save();
    }
    return this.#cookies;
  }

  get webRequest(): WebRequest {
    if (this.#webRequest === undefined) {
      const { WebRequest: Class } = require('./web-request') as typeof import('./web-request');
      const { guard, has } = this.#host;
      this.#webRequest = new Class({
        isStandard: (scheme) => this.#isStandard(scheme),
        get hasExclusions() {
          return has('excludeUrls');
        },
        guard,
        warn: (text) => process.emitWarning(text, 'DeprecationWarning'),
      });
      this.#host.shape(this.#webRequest);
      this.#webRequestBirth = this.#webRequest.save();
    }
    return this.#webRequest;
  }

  get place(): RequestPlace {
    if (this.#place === undefined) {
      const { SessionPlace } = require('../network/session-place') as typeof import('../network/session-place');
      this.#place = new SessionPlace(this.#placeHost());
      this.#placeBirth = this.#place.save();
    }
    return this.#place;
  }

  /** Whether nobody has a say over what is at `url`: no listener, no handler, no answer of the test. */
  readsPlainly(url: string): boolean {
    if (this.#webRequest?.isEmpty === false || this.#owner.emulation.offline) return false;
    const scheme = url.slice(0, url.indexOf(':'));
    if (this.#owner.protocol.handlerOf(scheme)) return false;
    const { machine } = this.#host;
    if ((machine.existing<Network>('network')?.answers.length ?? 0) > 0) return false;
    if (scheme === 'file') return true;
    return this.#host.reach() === 'local' && onlineOf(machine).state.online && !isHttpMocked();
  }

  /** The cookies, if anybody has asked for them. */
  get existingCookies(): Cookies | undefined {
    return this.#cookies;
  }

  save(): Restore {
    const cookies = this.#cookies?.save();
    const webRequest = this.#webRequest?.save();
    const place = this.#place?.save();
    return together(
      () => (cookies ?? this.#cookiesBirth)?.(),
      () => (webRequest ?? this.#webRequestBirth)?.(),
      () => (place ?? this.#placeBirth)?.(),
    );
  }

  #isStandard(scheme: string): boolean {
    return this.#owner.protocol.privilegesOf(scheme)?.standard ?? false;
  }

  #placeHost(): ConstructorParameters<typeof import('../network/session-place').SessionPlace>[0] {
    const host = this.#host;
    const owner = this.#owner;
    const { protocol } = owner;
    const cookies = () => this.cookies.store;
    const stages = () => (this.#webRequest?.isEmpty === false ? this.#webRequest : undefined);
    return {
      machine: host.machine,
      get reach() {
        return host.reach();
      },
      canonical: (url, base) => protocol.canonical(url, base),
      handlerOf: (scheme) => protocol.handlerOf(scheme),
      privilegesOf: (scheme) => protocol.privilegesOf(scheme),
      stages,
      cookies,
      get keepsResponses() {
        return owner.keepsResponses;
      },
      proxies: (url) => owner.proxiesFor(url),
      userAgent: () => owner.getUserAgent(),
      languages: () => owner.acceptLanguages,
      emulation: () => owner.emulation,
      async secured(socket, name, { request, url }) {
        const { checkCertificate } = require('../network/certificates') as typeof import('../network/certificates');
        await checkCertificate(socket, name, url, request, owner.verify);
      },
      problem: host.requestProblem,
      untilEnd: host.untilEnd,
      later: (work) => void setImmediate(work),
    };
  }
}
