import { isPromise } from 'node:util/types';
import { type Restore, saveMap, saveProperties, together } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import { canonicalUrl } from '../web/standard-url';
import { conversionError } from '../words/errors';
import { customSchemesError, protocolError, schemesTooLateError } from '../words/module-errors';
import { type NetFailure, netFailure } from '../words/net-errors';
import type { Body } from './protocol-body';

/** What a handler answered, read to its end. */
export interface Loaded {
  readonly status: number;
  readonly statusText: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The MIME type, without parameters; `text/html` where the handler does not say. */
  readonly type: string;
}

/** How a URL is asked for. */
export interface Asked {
  /** Default `'GET'`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Of the page that asks, if one does. */
  readonly origin?: string;
}

export interface ProtocolHost {
  readonly schemes: Schemes;
  /** The default session's is that of `require('electron')`, which asks for that session. */
  use(): void;
  /** Whether an app was started and is ready. */
  isUnderWay(): boolean;
  /** Fetches what a handler names by its URL, past all handlers. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** A line that Electron prints. */
  print(method: 'error' | 'warn', ...line: unknown[]): void;
}

/** The schemes that the app has privileged: one list for all sessions. */
export class Schemes {
  readonly #all = new Map<string, Electron.Privileges>();

  /** Later calls add to earlier ones. */
  add(schemes: readonly Electron.CustomScheme[]): void {
    if (!Array.isArray(schemes) || schemes.some((given) => typeof given?.scheme !== 'string')) {
      throw customSchemesError();
    }
    for (const { scheme, privileges } of schemes) this.#all.set(scheme, { ...this.#all.get(scheme), ...privileges });
  }

  /** The privileges of a scheme, if the app has registered it. */
  of(scheme: string): Electron.Privileges | undefined {
    return this.#all.get(scheme);
  }

  isStandard(scheme: string): boolean {
    return this.#all.get(scheme)?.standard ?? false;
  }

  save(): Restore {
    return saveMap(this.#all);
  }
}

/** Answers a request in the end, and never rejects. */
type Handler = (request: Electron.ProtocolRequest) => Promise<Loaded | NetFailure>;

type WebHandler = Parameters<Electron.Protocol['handle']>[1];
/** The callbacks of the older methods differ in what they take, which is looked at when they are called. */
type CallbackHandler<Response> = (request: Electron.ProtocolRequest, callback: (response: Response) => void) => void;
type Offered = Omit<Electron.Protocol, 'registerSource' | 'getSource'>;

/** These are there without an app's doing, and can only be intercepted. */
const BUILT_IN = ['http', 'https', 'file'];
const UNEXPECTED = -9;

const OFFERED = [
  'handle',
  'unhandle',
  'isProtocolHandled',
  'isProtocolRegistered',
  'isProtocolIntercepted',
  'registerSchemesAsPrivileged',
  'registerBufferProtocol',
  'registerFileProtocol',
  'registerHttpProtocol',
  'registerStreamProtocol',
  'registerStringProtocol',
  'unregisterProtocol',
  'interceptBufferProtocol',
  'interceptFileProtocol',
  'interceptHttpProtocol',
  'interceptStreamProtocol',
  'interceptStringProtocol',
  'uninterceptProtocol',
] as const satisfies (keyof Offered)[];

/** The protocols of one session. */
export class Protocol implements Offered {
  readonly #host: ProtocolHost;
  readonly #registered = new Map<string, Handler>();
  readonly #intercepted = new Map<string, Handler>();

  constructor(host: ProtocolHost) {
    this.#host = host;
    // Electron's export passes calls on, so that its methods need no `this`.
    for (const name of OFFERED) {
      const method = (this[name] as (...args: unknown[]) => unknown).bind(this);
      const use = (...args: unknown[]) => {
        host.use();
        return method(...args);
      };
      const value = name === 'registerSchemesAsPrivileged' ? method : use;
      Object.defineProperty(this, name, { value, writable: true, configurable: true });
    }
  }

  /** @throws Error `Argument must be an array of custom schemes.`; Error in an app that is ready (W2.18) */
  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (this.#host.isUnderWay()) throw schemesTooLateError();
    this.#host.schemes.add(customSchemes);
  }

  /** @throws Error `Failed to register protocol: <scheme>` where there is a handler already */
  handle(scheme: string, handler: WebHandler): void {
    const handlers = BUILT_IN.includes(scheme) ? this.#intercepted : this.#registered;
    const { answerWeb } = bodies();
    if (!add(handlers, scheme, (request) => answerWeb(this.#host, handler, request))) {
      throw protocolError('register', scheme);
    }
  }

  /** @throws Error `Failed to unhandle protocol: <scheme>` where there is no handler */
  unhandle(scheme: string): void {
    const handlers = BUILT_IN.includes(scheme) ? this.#intercepted : this.#registered;
    if (!handlers.delete(scheme)) throw protocolError('unhandle', scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return (BUILT_IN.includes(scheme) ? this.#intercepted : this.#registered).has(scheme);
  }

  registerFileProtocol(scheme: string, handler: CallbackHandler<string | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#registered, scheme, 'file', handler);
  }

  registerBufferProtocol(scheme: string, handler: CallbackHandler<Buffer | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#registered, scheme, 'buffer', handler);
  }

  registerStringProtocol(scheme: string, handler: CallbackHandler<string | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#registered, scheme, 'string', handler);
  }

  registerHttpProtocol(scheme: string, handler: CallbackHandler<Electron.ProtocolResponse>): boolean {
    return this.#add(this.#registered, scheme, 'http', handler);
  }

  registerStreamProtocol(
    scheme: string,
    handler: CallbackHandler<NodeJS.ReadableStream | Electron.ProtocolResponse>,
  ): boolean {
    return this.#add(this.#registered, scheme, 'stream', handler);
  }

  unregisterProtocol(scheme: string): boolean {
    return this.#registered.delete(scheme);
  }

  isProtocolRegistered(scheme: string): boolean {
    return this.#registered.has(scheme);
  }

  interceptFileProtocol(scheme: string, handler: CallbackHandler<string | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#intercepted, scheme, 'file', handler);
  }

  interceptBufferProtocol(scheme: string, handler: CallbackHandler<Buffer | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#intercepted, scheme, 'buffer', handler);
  }

  interceptStringProtocol(scheme: string, handler: CallbackHandler<string | Electron.ProtocolResponse>): boolean {
    return this.#add(this.#intercepted, scheme, 'string', handler);
  }

  interceptHttpProtocol(scheme: string, handler: CallbackHandler<Electron.ProtocolResponse>): boolean {
    return this.#add(this.#intercepted, scheme, 'http', handler);
  }

  interceptStreamProtocol(
    scheme: string,
    handler: CallbackHandler<NodeJS.ReadableStream | Electron.ProtocolResponse>,
  ): boolean {
    return this.#add(this.#intercepted, scheme, 'stream', handler);
  }

  uninterceptProtocol(scheme: string): boolean {
    return this.#intercepted.delete(scheme);
  }

  isProtocolIntercepted(scheme: string): boolean {
    return this.#intercepted.has(scheme);
  }

  /** What the app has registered a scheme as, if it has. */
  privilegesOf(scheme: string): Electron.Privileges | undefined {
    return this.#host.schemes.of(scheme);
  }

  /** The URL as Chromium has it, by the schemes that the app has registered; undefined for what is none. */
  canonical(url: string, base?: string): string | undefined {
    return canonicalUrl(url, (scheme) => this.#host.schemes.isStandard(scheme), base);
  }

  /**
   * Asks the app's handler for a URL; redirects are the caller's to follow.
   *
   * @returns undefined where no handler is for the URL's scheme; else what the handler answers, which can take for ever
   */
  read(url: string, asked: Asked = {}): Promise<Loaded | NetFailure> | undefined {
    const href = this.canonical(url);
    if (href === undefined) return undefined;
    const scheme = href.slice(0, href.indexOf(':'));
    const handler =
      this.#intercepted.get(scheme) ?? (BUILT_IN.includes(scheme) ? undefined : this.#registered.get(scheme));
    return handler?.(requestOf(href, asked));
  }

  save(): Restore {
    return together(saveMap(this.#registered), saveMap(this.#intercepted), saveProperties(this));
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'protocol' };
  }

  #add(handlers: Map<string, Handler>, scheme: string, body: Body, handler: CallbackHandler<unknown>): boolean {
    if (typeof scheme !== 'string') throw conversionError(0, scheme);
    if (typeof handler !== 'function') throw conversionError(1, handler);
    return add(handlers, scheme, (request) => this.#called(body, handler, request));
  }

  #called(
    body: Body,
    handler: CallbackHandler<unknown>,
    request: Electron.ProtocolRequest,
  ): Promise<Loaded | NetFailure> {
    return new Promise((resolve) => {
      const fail = (error: unknown) => {
        this.#host.print('error', error);
        resolve(netFailure(UNEXPECTED));
      };
      try {
        const callback = (...given: unknown[]) => resolve(bodies().answerCallback(this.#host, body, given, request));
        const returned: unknown = handler(request, callback);
        if (isPromise(returned)) returned.catch(fail);
      } catch (error) {
        fail(error);
      }
    });
  }
}

function add(handlers: Map<string, Handler>, scheme: string, handler: Handler): boolean {
  if (handlers.has(scheme)) return false;
  handlers.set(scheme, handler);
  return true;
}

/** What reads answers is loaded when there are some. */
function bodies(): typeof import('./protocol-body') {
  return require('./protocol-body') as typeof import('./protocol-body');
}

function requestOf(url: string, { method = 'GET', headers = {}, body, origin }: Asked): Electron.ProtocolRequest {
  const uploadData = body === undefined ? {} : { uploadData: [{ bytes: Buffer.from(body as Uint8Array) }] };
  const initiator = origin === undefined ? {} : { initiatorOrigin: origin };
  return { url, method, headers: { ...headers }, referrer: headers.referer ?? '', ...uploadData, ...initiator };
}
