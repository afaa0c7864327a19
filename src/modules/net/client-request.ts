import { PassThrough, Writable } from 'node:stream';
import { arraysOf, type HeaderList } from '../../network/header-list';
import type { Credentials, IncomingResponse, LoginRequest, OutgoingRequest, Redirect } from '../../network/request';
import type { RequestPlace } from '../../network/request-place';
import { outerProcess } from '../../realm/outer';
import { netError, redirectError } from '../../words/module-errors';
import { chunkedError, HEADER_ERRORS, noRedirectError } from '../../words/net-request-errors';
import { ledTo, whereabouts } from '../../words/own-folder';
import { IncomingMessage } from './incoming-message';
import { hasForbiddenHeader, outgoing } from './outgoing';
import { checkHeader, type RequestInput, type RequestOptions, readOptions } from './request-options';

/** What requests need of their fake. */
export interface RequestHost {
  /** Where the requests of a session go; the default one's without any. */
  placeOf(session: Electron.Session | undefined, partition: string | undefined): RequestPlace | undefined;
  isSession(value: unknown): boolean;
  /** Runs what listeners are told in, whose throwing is an uncaught exception. */
  guard(work: () => unknown): void;
  /** Has `giveUp` called when nobody waits for any answer any more; returns what takes that back. */
  track(giveUp: () => void): () => void;
}

/** Node's own, which no test fakes. */
function nextTick(work: () => unknown): void {
  outerProcess().nextTick(work);
}

const NO_PROGRESS: Electron.UploadProgress = { active: false, started: false, current: 0, total: 0 };

/** A request of `net.request` (N9): it goes the way of all requests of its session. */
export class ClientRequest extends Writable {
  readonly #host: RequestHost;
  readonly #options: RequestOptions;
  readonly #where = whereabouts();
  readonly #controller = new AbortController();
  readonly #chunks: Buffer[] = [];
  #pipe: PassThrough | undefined;
  #chunked: boolean | undefined;
  #isStarted = false;
  #hasWritten = false;
  #isAborted = false;
  /** Whether it has failed or has been given up, so that what comes of that is no news. */
  #isDead = false;
  /** Whether nobody is told anything any more. */
  #isSilent = false;
  #follow: (() => void) | undefined;
  #response: IncomingMessage | undefined;
  #progress: Electron.UploadProgress = NO_PROGRESS;
  #untrack: () => void = () => {};

  /**
   * @param input - a URL, or options with a URL or its parts
   * @param callback - listens once to `response`
   * @throws as `readOptions`
   */
  constructor(host: RequestHost, input: RequestInput, callback?: (response: IncomingMessage) => void) {
    super({ autoDestroy: true });
    this.#host = host;
    this.#options = readOptions(input, (value) => host.isSession(value));
    if (callback) this.once('response', callback);
  }

  get chunkedEncoding(): boolean {
    return this.#chunked ?? false;
  }

  /** @throws Error once it has begun or has been set (N9.5) */
  set chunkedEncoding(value: boolean) {
    if (this.#isStarted) throw chunkedError(true);
    if (this.#chunked !== undefined) throw chunkedError(false);
    this.#chunked = Boolean(value);
  }

  /** @throws as `checkHeader`; Error once it has been written to */
  setHeader(name: string, value: string): void {
    checkHeader(name, value);
    if (this.#isStarted || this.#hasWritten) throw HEADER_ERRORS.sent('set');
    this.#options.headers.set(name.toLowerCase(), { name, value });
  }

  /** @throws Error without a name */
  getHeader(name: string): string {
    if (name === undefined || name === null) throw HEADER_ERRORS.required('getHeader');
    return this.#options.headers.get(name.toLowerCase())?.value as string;
  }

  /** @throws Error without a name, or once it has been written to */
  removeHeader(name: string): void {
    if (name === undefined || name === null) throw HEADER_ERRORS.required('removeHeader');
    if (this.#isStarted || this.#hasWritten) throw HEADER_ERRORS.sent('remove');
    this.#options.headers.delete(name.toLowerCase());
  }

  /** Goes on to where a redirection leads, during the event `redirect`. @throws Error at any other time (N9.9) */
  followRedirect(): void {
    if (this.#follow === undefined) throw noRedirectError();
    this.#follow();
  }

  /** Gives it up: `abort` in the next tick, once, and no error (N9.8). */
  abort(): void {
    if (!this.#isAborted) nextTick(() => this.emit('abort'));
    this.#isAborted = true;
    this.#die();
  }

  getUploadProgress(): Electron.UploadProgress {
    return { ...this.#progress };
  }

  /** Node's, and one of the request's own, so that an integration makes a mock of it. */
  override write(...given: unknown[]): boolean {
    return Reflect.apply(super.write, this, given) as boolean;
  }

  /** As `write`. */
  override end(...given: unknown[]): this {
    return Reflect.apply(super.end, this, given) as this;
  }

  override _write(chunk: Buffer, _encoding: string, callback: (error?: Error | null) => void): void {
    this.#hasWritten = true;
    if (!this.#chunked) {
      this.#chunks.push(Buffer.from(chunk));
      callback();
      return;
    }
    try {
      // The first of them begins the request.
      if (!this.#isStarted) this.#start();
    } catch (error) {
      callback(error as Error);
      return;
    }
    this.#pipe!.write(Buffer.from(chunk), () => callback());
  }

  override _final(callback: (error?: Error | null) => void): void {
    try {
      if (!this.#isStarted) this.#start();
    } catch (error) {
      callback(error as Error);
      return;
    }
    this.#pipe?.end();
    callback();
  }

  #start(): void {
    const { session, partition } = this.#options;
    if (this.#chunked) this.#pipe = new PassThrough();
    const body = this.#pipe ?? (this.#hasWritten ? Buffer.concat(this.#chunks) : undefined);
    const request = outgoing(this.#options, body, this.#hooks());
    this.#isStarted = true;
    const place = this.#host.placeOf(session, partition);
    this.#untrack = this.#host.track(() => this.#silence());
    if (this.#isSilent) return;
    if (hasForbiddenHeader(this.#options)) {
      nextTick(() => this.#tell(() => this.#fail(netError('ERR_INVALID_ARGUMENT'))));
      return;
    }
    if (place === undefined) throw netError('ERR_FAILED');
    place.send(request).then(
      (response) => this.#tell(() => this.#respond(response)),
      (error: unknown) => this.#tell(() => this.#fail(this.#plain(error))),
    );
  }

  #hooks(): Pick<OutgoingRequest, 'signal' | 'redirected' | 'uploaded' | 'login'> {
    const { credentials } = this.#options;
    return {
      signal: this.#controller.signal,
      redirected: (redirect) => this.#redirected(redirect),
      uploaded: (current, total) => {
        this.#progress = { active: true, started: true, current, total };
        this.#tell(() => this.emit('upload-progress', current, total));
      },
      ...(credentials !== 'omit' && { login: (request: LoginRequest) => this.#login(request) }),
    };
  }

  #respond(response: IncomingResponse): void {
    const message = new IncomingMessage(
      response,
      (error) => this.#tell(() => this.#fail(error)),
      () => this.#untrack(),
    );
    this.#response = message;
    if (this.#isAborted) message.destroy();
    else this.emit('response', message);
  }

  /** @returns whether it goes on there */
  #redirected({ status, method, url, headers }: Redirect): boolean {
    if (this.#isSilent || this.#isDead) return false;
    const { redirect } = this.#options;
    if (redirect === 'error') {
      this.#die(redirectError('error'));
      return false;
    }
    let follows = redirect === 'follow';
    this.#follow = () => {
      follows = true;
    };
    try {
      this.#host.guard(() => this.emit('redirect', status, method, url, lowered(headers)));
    } finally {
      this.#follow = undefined;
    }
    if (this.#isDead) return false;
    if (!follows) this.#die(redirectError('manual'));
    return follows;
  }

  #login({ authInfo }: LoginRequest): Promise<Credentials | undefined> {
    return new Promise((resolve) => {
      const callback = (username?: unknown, password?: unknown) => {
        const isGiven = typeof username === 'string' && typeof password === 'string';
        resolve(isGiven ? { username, password } : undefined);
      };
      this.#tell(() => {
        if (!this.emit('login', authInfo, callback)) callback();
      });
    });
  }

  /** An Error of the caller's own, without what the place knows. */
  #plain(error: unknown): Error {
    const isOfRequest = error instanceof Error && error.message.startsWith('net::');
    return isOfRequest ? ledTo(netError(error.message.slice(5)), this.#where) : (error as Error);
  }

  #fail(error: Error): void {
    if (!this.#isDead) this.#die(error);
  }

  /** N9.6 to N9.8: one that has ended is destroyed already, and still tells of what comes. */
  #die(error?: Error): void {
    const hasClosed = this.destroyed;
    this.#isDead = true;
    this.#cancel();
    const response = this.#response;
    if (response && !response.destroyed) response.destroy(error);
    if (!hasClosed) this.destroy(error);
    else if (error) nextTick(() => this.#tell(() => this.emit('error', error)));
  }

  #cancel(): void {
    this.#untrack();
    this.#pipe?.destroy();
    this.#controller.abort();
  }

  /** The test that it belongs to is over. */
  #silence(): void {
    this.#isSilent = true;
    this.#cancel();
    this.#response?.destroy();
  }

  #tell(work: () => unknown): void {
    if (!this.#isSilent) this.#host.guard(work);
  }
}

function lowered(headers: HeaderList): Record<string, string[]> {
  return arraysOf(headers.map(([name, value]) => [name.toLowerCase(), value]));
}
