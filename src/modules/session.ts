import { EventEmitter } from 'node:events';
import { type Restore, saveListeners, saveMap, together } from '../wire/snapshot';
import { completeInstance } from './missing';

/** What a session has of its own, made with it. */
export interface SessionParts {
  /** What `session.serviceWorkers` is. */
  readonly serviceWorkers: EventEmitter & Electron.ServiceWorkers & { save(): Restore };
}

/** One session: its service workers are faked, everything else says its name when it is used. */
export class Session extends EventEmitter {
  readonly serviceWorkers: SessionParts['serviceWorkers'];

  constructor(makeParts: (session: Electron.Session) => SessionParts, reachedBy: string) {
    super();
    this.serviceWorkers = makeParts(this as unknown as Electron.Session).serviceWorkers;
    completeInstance('Session', this, reachedBy);
  }

  save(): Restore {
    return together(saveListeners(this), this.serviceWorkers.save());
  }
}

/** The exported `session` module of one fake. */
export class SessionModule {
  readonly #makeParts: (session: Electron.Session) => SessionParts;
  readonly #partitions = new Map<string, Session>();

  constructor(makeParts: (session: Electron.Session) => SessionParts) {
    this.#makeParts = makeParts;
  }

  get defaultSession(): Electron.Session {
    return this.#of('');
  }

  /** The session of this partition, always the same one; `''` is the default one's. */
  fromPartition(partition: string): Electron.Session {
    return this.#of(partition);
  }

  /** Those that anybody has asked for. */
  get existing(): Iterable<Session> {
    return this.#partitions.values();
  }

  save(): Restore {
    const each = together(...[...this.#partitions.values()].map((session) => session.save()));
    return together(saveMap(this.#partitions), each);
  }

  #of(partition: string): Electron.Session {
    let session = this.#partitions.get(partition);
    if (session === undefined) {
      const reachedBy = partition === '' ? 'session.defaultSession' : `session.fromPartition('${partition}')`;
      session = new Session(this.#makeParts, reachedBy);
      this.#partitions.set(partition, session);
    }
    return session as unknown as Electron.Session;
  }
}
