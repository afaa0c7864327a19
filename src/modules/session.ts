import type { EventEmitter } from 'node:events';
import { type Restore, saveTwin, together } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape, type Flag } from '../eras/era-members';
import { sessionNotReadyError } from '../words/module-errors';
import type { FetchInput, FetchOptions } from './fetch';
import { completeInstance, completeMembers } from './missing';
import type { SessionNetLog } from './net-log';
import type { PreloadScripts } from './preload-scripts';
import { Protocol, Schemes } from './protocol';
import { SessionSetup, type SessionSetupHost } from './session-setup';

/** What a session has of its own, made with it. */
export interface SessionParts {
  /** What `session.serviceWorkers` is. */
  readonly serviceWorkers: EventEmitter & Electron.ServiceWorkers & { save(): Restore };
}

/** What the sessions need of their fake. */
export interface SessionHost extends SessionSetupHost {
  makeParts(session: Electron.Session): SessionParts;
  /** Gives a twin the members of the Electron version. */
  shape(twin: object): void;
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
interface InnerHost extends SessionHost {
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
  | 'protocol'
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
  #preloads: PreloadScripts | undefined;
  #netLog: SessionNetLog | undefined;
  #netLogBirth: Restore | undefined;

  constructor(host: InnerHost, partition: string) {
    super(host, partition);
    this.#host = host;
    this.serviceWorkers = host.makeParts(this as unknown as Electron.Session).serviceWorkers;
    const protocol = new Protocol({
      schemes: host.schemes,
      use: host.use,
      isUnderWay: host.isUnderWay,
      print: host.print,
      fetch: (url, init) => this.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
    });
    this.protocol = completeMembers('protocol', protocol) as Protocol & Electron.Protocol;
    const reachedBy = partition === '' ? 'session.defaultSession' : `session.fromPartition('${partition}')`;
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
    return this.#host.unlessEnded(fetchWith(this.protocol, input, init));
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
    const each = together(saveTwin(this), this.saveSetup(), this.serviceWorkers.save(), this.protocol.save());
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

/** The exported `session` module of one fake. */
export class SessionModule {
  readonly #host: InnerHost;
  readonly #partitions = new Map<string, Session>();
  readonly #births = new Map<Session, Restore>();
  /** Of which sessions each run of an app has been told. */
  readonly #told = new WeakMap<object, WeakSet<Session>>();

  constructor(host: SessionHost) {
    this.#host = { ...host, schemes: new Schemes(), use: () => void this.defaultSession };
  }

  /** The default session's, which is there before that can be asked for. */
  get protocol(): Electron.Protocol {
    return this.#made('').protocol;
  }

  /** @throws TypeError in an app that was started and is not ready (W2.18) */
  get defaultSession(): Electron.Session {
    return this.#of('');
  }

  /**
   * The session of this partition, always the same one; `''` is the default one's.
   *
   * @throws as `defaultSession`
   */
  fromPartition(partition: string): Electron.Session {
    return this.#of(partition);
  }

  /** Those that anybody has asked for. */
  get existing(): Iterable<Session> {
    return this.#partitions.values();
  }

  /** Sessions stay, and are restored to how they were made: a module may have kept one. */
  save(): Restore {
    const before = new Map([...this.#partitions.values()].map((session) => [session, session.save()]));
    const schemes = this.#host.schemes.save();
    return () => {
      schemes();
      for (const [session, birth] of this.#births) (before.get(session) ?? birth)();
    };
  }

  #of(partition: string): Electron.Session {
    if (this.#host.isStarting()) throw sessionNotReadyError();
    const session = this.#made(partition);
    const run = this.#host.run() ?? this;
    let told = this.#told.get(run);
    if (told === undefined) {
      told = new WeakSet();
      this.#told.set(run, told);
    }
    if (!told.has(session)) {
      told.add(session);
      this.#host.created?.(session as unknown as Electron.Session);
    }
    return session as unknown as Electron.Session;
  }

  #made(partition: string): Session {
    let session = this.#partitions.get(partition);
    if (session === undefined) {
      session = new Session(this.#host, partition);
      this.#partitions.set(partition, session);
      this.#births.set(session, session.save());
    }
    return session;
  }
}
