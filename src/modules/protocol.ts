import { isPromise } from 'node:util/types';
import { type Restore, saveMap, saveProperties, together } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Answered, HandledRequest, Handler } from '../network/handler';
import { recordOf } from '../network/header-list';
import { canonicalUrl } from '../web/standard-url';
import { conversionError } from '../words/errors';
import { protocolError, schemeStateError, schemesTooLateError } from '../words/module-errors';
import { type NetFailure, netFailure } from '../words/net-errors';
import { onceError } from '../words/web-request-errors';
import { need, stringAt } from './arguments';
import type { Body } from './protocol-body';
import type { Schemes } from './protocol-schemes';

export interface ProtocolHost {
  readonly schemes: Schemes;
  /** The default session's is that of `require('electron')`, which asks for that session. */
  use(): void;
  /** Whether an app was started and is ready. */
  isUnderWay(): boolean;
  /** Fetches what a handler names by its URL, past all handlers, in the session that it names. */
  fetch(url: string, init: RequestInit, session: unknown): Promise<Response>;
  /** A blob that a page sends. */
  blob(uuid: string): Promise<Buffer>;
  /** A line that Electron prints. */
  print(method: 'error' | 'warn', ...line: unknown[]): void;
}

type WebHandler = Parameters<Electron.Protocol['handle']>[1];
/** The callbacks of the older methods differ in what they take, which is looked at when they are called. */
type CallbackHandler<Response> = (request: Electron.ProtocolRequest, callback: (response: Response) => void) => void;
/** What became of a registration: null, or why it did not (N8.10). */
type Completion = (error: Error | null) => void;
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
      const isOfNative = !/handle/i.test(name);
      const use = (...args: unknown[]) => {
        host.use();
        // N1.1; the others are Electron's own, which pass on what they have.
        if (isOfNative) need(args, /^(register|intercept)/.test(name) ? 2 : 1);
        stringAt([args[0]]);
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

  registerFileProtocol(
    scheme: string,
    handler: CallbackHandler<string | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('registered', scheme, 'file', handler, completion);
  }

  registerBufferProtocol(
    scheme: string,
    handler: CallbackHandler<Buffer | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('registered', scheme, 'buffer', handler, completion);
  }

  registerStringProtocol(
    scheme: string,
    handler: CallbackHandler<string | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('registered', scheme, 'string', handler, completion);
  }

  registerHttpProtocol(
    scheme: string,
    handler: CallbackHandler<Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('registered', scheme, 'http', handler, completion);
  }

  registerStreamProtocol(
    scheme: string,
    handler: CallbackHandler<NodeJS.ReadableStream | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('registered', scheme, 'stream', handler, completion);
  }

  unregisterProtocol(scheme: string, completion?: Completion): boolean {
    return this.#remove('registered', scheme, completion);
  }

  isProtocolRegistered(scheme: string): boolean {
    return this.#registered.has(scheme);
  }

  interceptFileProtocol(
    scheme: string,
    handler: CallbackHandler<string | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('intercepted', scheme, 'file', handler, completion);
  }

  interceptBufferProtocol(
    scheme: string,
    handler: CallbackHandler<Buffer | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('intercepted', scheme, 'buffer', handler, completion);
  }

  interceptStringProtocol(
    scheme: string,
    handler: CallbackHandler<string | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('intercepted', scheme, 'string', handler, completion);
  }

  interceptHttpProtocol(
    scheme: string,
    handler: CallbackHandler<Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('intercepted', scheme, 'http', handler, completion);
  }

  interceptStreamProtocol(
    scheme: string,
    handler: CallbackHandler<NodeJS.ReadableStream | Electron.ProtocolResponse>,
    completion?: Completion,
  ): boolean {
    return this.#add('intercepted', scheme, 'stream', handler, completion);
  }

  uninterceptProtocol(scheme: string, completion?: Completion): boolean {
    return this.#remove('intercepted', scheme, completion);
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

  /** The app's own handler for a scheme: what is intercepted comes first. */
  handlerOf(scheme: string): Handler | undefined {
    return this.#intercepted.get(scheme) ?? (BUILT_IN.includes(scheme) ? undefined : this.#registered.get(scheme));
  }

  save(): Restore {
    return together(saveMap(this.#registered), saveMap(this.#intercepted), saveProperties(this));
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'protocol' };
  }

  #add(
    table: 'registered' | 'intercepted',
    scheme: string,
    body: Body,
    handler: CallbackHandler<unknown>,
    completion: Completion | undefined,
  ): boolean {
    if (typeof handler !== 'function') throw conversionError(1, handler);
    const handlers = table === 'registered' ? this.#registered : this.#intercepted;
    const isNew = add(handlers, scheme, (request) => this.#called(body, handler, request));
    completion?.(isNew ? null : schemeStateError(table, true));
    return isNew;
  }

  #remove(table: 'registered' | 'intercepted', scheme: string, completion: Completion | undefined): boolean {
    const wasThere = (table === 'registered' ? this.#registered : this.#intercepted).delete(scheme);
    completion?.(wasThere ? null : schemeStateError(table, false));
    return wasThere;
  }

  #called(body: Body, handler: CallbackHandler<unknown>, asked: HandledRequest): Promise<Answered | NetFailure> {
    return new Promise((resolve) => {
      const fail = (error: unknown) => {
        this.#host.print('error', error);
        resolve(netFailure(UNEXPECTED));
      };
      let isAnswered = false;
      const callback = (...given: unknown[]) => {
        if (isAnswered) throw onceError();
        isAnswered = true;
        resolve(bodies().answerCallback(this.#host, body, given, asked));
      };
      try {
        const returned: unknown = handler(requestOf(asked), callback);
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

function uploads(): typeof import('../network/upload') {
  return require('../network/upload') as typeof import('../network/upload');
}

/** As the older handlers are asked. */
function requestOf({ url, method, headers, body, referrer, origin }: HandledRequest): Electron.ProtocolRequest {
  const uploadData = body === undefined ? {} : { uploadData: uploads().uploadDataOf(body) };
  const initiator = origin === undefined ? {} : { initiatorOrigin: origin };
  return { url, method, headers: recordOf(headers), referrer, ...uploadData, ...initiator };
}
