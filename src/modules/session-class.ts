import type { EventEmitter } from 'node:events';
import { type Restore, saveTwin, together } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape, type Flag } from '../eras/era-members';
import { READS_PLAINLY, REQUEST_PLACE, type RequestPlace } from '../network/request-place';
import { newSessionError } from '../words/session-errors';
import type { Cookies } from './cookies';
import type { FetchInput, FetchOptions } from './fetch';
import { completeInstance, completeMembers } from './missing';
import type { SessionNetLog } from './net-log';
import type { PreloadScripts } from './preload-scripts';
import { Protocol } from './protocol';
import type { Schemes } from './protocol-schemes';
import { type NetworkHost, SessionNetworkParts } from './session-network';
import { SessionSetup, type SessionSetupHost } from './session-setup';
import type { WebRequest } from './web-request';

/** What a session has of its own, made with it. */
export interface SessionParts {
  /** What `session.serviceWorkers` is. */
  readonly serviceWorkers: EventEmitter & Electron.ServiceWorkers & { save(): Restore };
}

/** What the sessions need of their fake. */
export interface SessionHost extends SessionSetupHost, NetworkHost {
  makeParts(session: Electron.Session): SessionParts;
  /** Whether an app was started and is not ready yet; whether it is ready. */
  isStarting(): boolean;
  isUnderWay(): boolean;
  /** What this run of an app has that no other has. */
  run(): object | undefined;
  /** A session is made, and can be asked for from now on (W2.8). */
  created?(session: Electron.Session): void;
  /** The same promise, but pending if the test file ends first. */
  unlessEnded<T>(work: Promise<T>): Promise<T>;
  /** Says that a method has another name (W1.8). */
  renamed(flag: Flag, before: string, now: string): void;
  /** A line that Electron prints. */
  print(method: 'error' | 'warn', ...line: unknown[]): void;
}

/** The same, with what all sessions share. */
export interface InnerHost extends SessionHost {
  readonly schemes: Schemes;
  /** The default session is asked for. */
  use(): void;
}

type Offered = Pick<
  Electron.Session,
  | 'registerPreloadScript'
  | 'unregisterPreloadScript'
  | 'getPreloadScripts'
  | 'setPreloads'
  | 'getPreloads'
  | 'fetch'
  | 'netLog'
  | 'cookies'
  | 'protocol'
  | 'webRequest'
  | 'serviceWorkers'
>;

/**
 * One session: its preload scripts, its protocols, `fetch`, its service workers and what sets it up are faked,
 * everything else says its name when it is used.
 */
export class Session extends SessionSetup implements Offered {
  readonly serviceWorkers: SessionParts['serviceWorkers'];
  readonly protocol: Protocol & Electron.Protocol;
  readonly #host: InnerHost;
  readonly #network: SessionNetworkParts;
  #preloads: PreloadScripts | undefined;
  #netLog: SessionNetLog | undefined;
  #netLogBirth: Restore | undefined;

  constructor(host: InnerHost, partition: string, path?: string) {
    super(host, partition, path);
    // What an app makes of the class of a session (N2.8).
    if (host === undefined) throw newSessionError();
    this.#host = host;
    this.serviceWorkers = host.makeParts(this as unknown as Electron.Session).serviceWorkers;
    const protocol = new Protocol({
      schemes: host.schemes,
      use: host.use,
      isUnderWay: host.isUnderWay,
      print: host.print,
      fetch: (url, init, session) =>
        (session instanceof Session ? session : this).fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
      blob: (uuid) => this.getBlobData(uuid),
    });
    this.protocol = completeMembers('protocol', protocol) as Protocol & Electron.Protocol;
    this.#network = new SessionNetworkParts(host, this);
    const reachedBy = reachedAs(partition, path);
    completeInstance('Session', this, reachedBy);
    host.shape(this.protocol);
    host.shape(this);
  }

  /**
   * @returns the script's id, a UUID unless one is given
   * @throws Error for a path that is not absolute, an id that is taken, or a filter that is none; TypeError for anything
   * else that is no registration
   */
  registerPreloadScript(script: Electron.PreloadScriptRegistration): string {
    return this.#scripts.register(script);
  }

  /** @throws Error `Cannot unregister preload script with non-existing ID '<id>'` */
  unregisterPreloadScript(id: string): void {
    this.#scripts.unregister(id);
  }

  getPreloadScripts(): Electron.PreloadScript[] {
    return this.#scripts.all;
  }

  /** The older way: in the place of every script for frames. */
  setPreloads(preloads: string[]): void {
    this.#host.renamed('preloadMethodsRenamed', 'session.setPreloads', 'session.registerPreloadScript');
    this.#scripts.replaceFrames(preloads);
  }

  /** The paths of the scripts for frames. */
  getPreloads(): string[] {
    this.#host.renamed('preloadMethodsRenamed', 'session.getPreloads', 'session.getPreloadScripts');
    const scripts = this.#preloads?.all ?? [];
    return scripts.filter(({ type }) => type === 'frame').map(({ filePath }) => filePath);
  }

  /**
   * The files that a document or a service worker runs before its own code, in their order (S10.1, S11.1).
   *
   * @param url - of the document, or the scope of the service worker
   * @param origin - of the frame that created a document whose URL has none of its own
   */
  preloadScriptsFor(type: Electron.PreloadScript['type'], url: string, origin?: string): string[] {
    return this.#preloads?.filesFor(type, url, origin) ?? [];
  }

  /** Fetches from this session's protocols, from disk, or with the global `fetch`. Rejects with Error `net::ERR_…`. */
  fetch(input: FetchInput, init?: FetchOptions): Promise<Response> {
    const { fetchWith } = require('./fetch') as typeof import('./fetch');
    const { protocol } = this;
    const fetcher = {
      place: this.#network.place,
      canonical: (url: string) => protocol.canonical(url),
      isIntercepted: (scheme: string) => protocol.isProtocolIntercepted(scheme),
    };
    return this.#host.unlessEnded(fetchWith(fetcher, input, init));
  }

  get cookies(): Cookies {
    return this.#network.cookies;
  }

  get webRequest(): WebRequest {
    return this.#network.webRequest;
  }

  /** @internal */
  protected clearCookies(takes: (host: string) => boolean): void {
    this.#network.existingCookies?.store.clear(({ domain }) => takes(domain.replace(/^\./, '')));
  }

  /** @internal */
  protected place(): RequestPlace {
    return this.#network.place;
  }

  /** @internal */
  [REQUEST_PLACE](): RequestPlace {
    return this.#network.place;
  }

  /** @internal */
  [READS_PLAINLY](url: string): boolean {
    return this.#network.readsPlainly(url);
  }

  getAllExtensions(): Electron.Extension[] {
    return this.#extensions('getAllExtensions').getAllExtensions();
  }

  getExtension(extensionId: string): Electron.Extension | null {
    return this.#extensions('getExtension').getExtension(extensionId);
  }

  removeExtension(extensionId: string): void {
    this.#extensions('removeExtension').removeExtension(extensionId);
  }

  /** @throws Error that names it: extensions are run by Chromium */
  loadExtension(path: string, options?: Electron.LoadExtensionOptions): Promise<Electron.Extension> {
    return this.#extensions('loadExtension').loadExtension(path, options);
  }

  get netLog(): SessionNetLog {
    if (this.#netLog === undefined) {
      const { SessionNetLog: Log } = require('./net-log') as typeof import('./net-log');
      this.#netLog = new Log();
      this.#netLogBirth = this.#netLog.save();
    }
    return this.#netLog;
  }

  save(): Restore {
    const preloads = this.#preloads?.save();
    const netLog = this.#netLog?.save();
    const each = together(
      saveTwin(this),
      this.saveSetup(),
      this.serviceWorkers.save(),
      this.protocol.save(),
      this.#network.save(),
    );
    return () => {
      if (preloads) preloads();
      else this.#preloads = undefined;
      (netLog ?? this.#netLogBirth)?.();
      each();
    };
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'Session' };
  }

  /** What the older methods go to, which say so (W1.8). */
  #extensions(method: string): Electron.Extensions {
    this.#host.renamed('extensionMethodsRenamed', `session.${method}`, `session.extensions.${method}`);
    return this.extensions;
  }

  get #scripts(): PreloadScripts {
    if (this.#preloads === undefined) {
      const { PreloadScripts: Scripts } = require('./preload-scripts') as typeof import('./preload-scripts');
      const { schemes, print } = this.#host;
      this.#preloads = new Scripts({ isStandard: (scheme) => schemes.isStandard(scheme), print });
    }
    return this.#preloads;
  }
}

/** How a test gets at a session. */
function reachedAs(partition: string, path: string | undefined): string {
  if (path !== undefined) return `session.fromPath('${path}')`;
  return partition === '' ? 'session.defaultSession' : `session.fromPartition('${partition}')`;
}
