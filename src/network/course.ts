import { URL } from 'node:url';
import { isPromise } from 'node:util/types';
import { isRedirect, MOST_REDIRECTS } from '../web/http-status';
import { type NetFailure, netFailure } from '../words/net-errors';
import { detailsOf, replacedRequestHeaders, replacedResponse } from './details';
import type { Answered } from './handler';
import { type HeaderList, headerOf, withoutHeader } from './header-list';
import type { Hop, PlaceHost } from './place-host';
import { type ProxyServer, proxyKey } from './proxy';
import { nextRequest } from './redirects';
import type { Credentials, IncomingResponse, OutgoingRequest, Redirect, UploadPart } from './request';
import { failureIn, RequestError } from './request-error';
import { ResponseBody } from './response-body';
import { originOfUrl } from './sites';
import type { Stage, StageAnswer, Stages } from './stages';

const ABORTED = netFailure(-3);
const BLOCKED = netFailure(-20);
const INVALID_REDIRECT = netFailure(-303);
const TOO_MANY_REDIRECTS = netFailure(-310);

/** One request from its beginning to its end, over all redirects. */
export class Course implements Hop {
  readonly id: number;
  readonly chain: string[] = [];
  url: string;
  method: string;
  headers: HeaderList;
  body: readonly UploadPart[] | undefined;
  /** What was sent the last time. */
  sent: HeaderList = [];
  response: Answered | undefined;
  /** Where it goes through, if not straight to the server. */
  proxy: ProxyServer | undefined;
  #redirects = 0;
  #logins = 0;

  constructor(
    readonly host: PlaceHost,
    readonly request: OutgoingRequest,
    url: string,
  ) {
    this.id = host.nextId();
    this.url = url;
    this.method = request.method ?? 'GET';
    this.headers = request.headers ?? [];
    this.body = request.body;
    for (const part of this.body ?? []) if (part.type === 'blob') host.keepBlob(part.blobUUID, part.bytes);
  }

  async run(): Promise<IncomingResponse> {
    try {
      for (;;) {
        this.request.signal?.throwIfAborted();
        this.chain.push(this.url);
        const redirect = await this.#hop();
        if (redirect === undefined) return this.#arrived(this.response!);
        await this.#follow(redirect);
      }
    } catch (error) {
      const failure = this.request.signal?.aborted ? ABORTED : failureIn(error);
      // The requester hears of it first (N7.6).
      this.host.later(() => this.tell('onErrorOccurred', { error: `net::${failure.code}`, fromCache: false }));
      throw error;
    }
  }

  /** Asks once. @returns where it is to be asked next, if it is */
  async #hop(): Promise<Redirect | undefined> {
    const { host, request } = this;
    const stages = this.#stages;
    this.response = undefined;
    if (stages) {
      const before = await this.#ask('onBeforeRequest', {});
      if (before?.cancel) throw new RequestError(BLOCKED);
      const { redirectURL } = before ?? {};
      if (typeof redirectURL === 'string' && redirectURL !== '' && redirectURL !== this.url) {
        const status = { status: 307, statusText: 'Internal Redirect' };
        const headers: HeaderList = [
          ['Location', redirectURL],
          ['Non-Authoritative-Reason', 'WebRequest API'],
        ];
        this.response = { ...status, headers, body: new ResponseBody(Buffer.alloc(0)), type: 'text/html' };
        return this.#redirectOf(this.response);
      }
    }
    const source = host.sourceOf(this);
    const resolved = source.isWeb ? host.proxyFor(this) : undefined;
    this.proxy = resolved && (await this.#abortable(resolved));
    this.sent = source.headersFor(this);
    if (stages) {
      const sending = await this.#ask('onBeforeSendHeaders', {
        requestHeaders: Object.fromEntries(this.sent),
      });
      if (sending?.cancel) throw new RequestError(BLOCKED);
      this.sent = replacedRequestHeaders(this.sent, sending?.requestHeaders);
      this.tell('onSendHeaders', { requestHeaders: Object.fromEntries(this.sent) });
    }
    const note = host.note(this);
    try {
      const answered = await this.#abortable(source.ask(this));
      if ('errno' in answered) throw new RequestError(answered);
      this.response = answered;
      note.status = answered.status;
    } catch (error) {
      note.error = `net::${this.request.signal?.aborted ? ABORTED.code : failureIn(error).code}`;
      throw error;
    }
    if (stages) {
      const received = await this.#ask('onHeadersReceived', {});
      if (received?.cancel) {
        this.response.body.discard();
        throw new RequestError(BLOCKED);
      }
      this.response = replacedResponse(this.response, received);
    }
    source.received?.(this, this.response);
    if (await this.#logsIn(this.response)) return { status: 401, method: this.method, url: this.url, headers: [] };
    if (request.mode === 'cors' || request.mode === 'same-origin') host.checkResponse(this, this.response);
    return this.#redirectOf(this.response);
  }

  #redirectOf(response: Answered): Redirect | undefined {
    const location = isRedirect(response.status) ? headerOf(response.headers, 'location') : undefined;
    if (location === undefined) return undefined;
    const next = this.host.canonical(location, this.url);
    if (next === undefined) throw new RequestError(INVALID_REDIRECT);
    return {
      status: response.status,
      method: nextRequest(response.status, this.method),
      url: next,
      headers: response.headers,
    };
  }

  async #follow(redirect: Redirect): Promise<void> {
    this.response?.body.discard();
    // The same once more, with what has been said since.
    if (redirect.status === 401) {
      this.chain.pop();
      return;
    }
    this.host.checkRedirect(this.url, redirect.url);
    if (this.#redirects++ === MOST_REDIRECTS) throw new RequestError(TOO_MANY_REDIRECTS);
    this.tell('onBeforeRedirect', { redirectURL: redirect.url, fromCache: false });
    const goesOn = this.request.redirected?.(redirect) ?? true;
    const isWanted = isPromise(goesOn) ? await this.#abortable(goesOn) : goesOn;
    if (!isWanted) throw new RequestError(ABORTED);
    if (redirect.method !== this.method) {
      this.body = undefined;
      this.headers = withoutHeader(
        this.headers,
        'content-type',
        'content-length',
        'content-encoding',
        'content-language',
      );
    }
    if (originOfUrl(redirect.url) !== originOfUrl(this.url))
      this.headers = withoutHeader(this.headers, 'authorization');
    this.method = redirect.method;
    this.url = redirect.url;
    this.#logins = 0;
  }

  #arrived(answered: Answered): IncomingResponse {
    const { fromCache = false } = answered;
    this.tell('onResponseStarted', { fromCache });
    const { signal } = this.request;
    if (signal && answered.body.whole === undefined) {
      signal.addEventListener('abort', () => answered.body.abort(signal.reason), { once: true });
    }
    if (this.#stages) {
      answered.body.watch((error) => {
        if (!error) this.tell('onCompleted', { fromCache, error: 'net::OK' });
        else this.tell('onErrorOccurred', { fromCache: false, error: `net::${bodyFailure(error).code}` });
      });
    }
    return {
      url: this.url,
      urlChain: this.chain,
      status: answered.status,
      statusText: answered.statusText,
      httpVersion: answered.httpVersion ?? '1.1',
      headers: answered.headers,
      body: answered.body,
      type: answered.type,
      fromCache,
      ip: answered.ip ?? '',
      requestHeaders: this.sent,
    };
  }

  async #logsIn(response: Answered): Promise<boolean> {
    const { status } = response;
    if (status !== 401 && status !== 407) return false;
    const { challengeOf, askLogin, Login } = require('./login') as typeof import('./login');
    const challenge = challengeOf(response);
    if (challenge === undefined) return false;
    const isFirst = this.#logins === 0;
    const own = isFirst && status === 401 ? credentialsIn(this.url) : undefined;
    const asked = own ?? askLogin(this, response, challenge, isFirst, this.proxy);
    if (asked === undefined) return false;
    this.#logins++;
    const given = isPromise(asked) ? await this.#abortable(asked) : asked;
    if (given === undefined) return false;
    const key = status === 407 ? proxyKey(this.proxy) : originOfUrl(this.url);
    this.host.auth.set(key, new Login(challenge, given));
    return true;
  }

  /** Whom the app has put there, unless it is not to know (N7.7). */
  get #stages(): Stages | undefined {
    return this.request.webRequest === false ? undefined : this.host.stages();
  }

  #ask(stage: Stage, more: object): Promise<StageAnswer> | undefined {
    const asked = this.#stages?.ask(stage, this.request.resourceType ?? 'other', detailsOf(this, stage, more));
    return asked && this.#abortable(asked);
  }

  tell(stage: Stage, more: object): void {
    this.#stages?.tell(stage, this.request.resourceType ?? 'other', detailsOf(this, stage, more));
  }

  #abortable<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.request;
    if (!signal) return work;
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason as Error);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      const done = () => signal.removeEventListener('abort', abort);
      work.then(resolve, reject).finally(done);
    });
  }
}

function bodyFailure(error: Error): NetFailure {
  return error instanceof RequestError ? error.failure : ABORTED;
}

/** What a URL says by itself: `http://name:password@host/`. */
function credentialsIn(url: string): Credentials | undefined {
  if (!/^https?:\/\/[^/?#]*@/i.test(url)) return undefined;
  const { username, password } = new URL(url);
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
