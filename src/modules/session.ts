import { isAbsolute } from 'node:path';
import type { Restore } from '../bus/snapshot';
import { sessionNotReadyError } from '../words/module-errors';
import { emptyPathError, relativePathError } from '../words/session-errors';
import { pathAt, stringAt } from './arguments';
import { Schemes } from './protocol-schemes';
import { type InnerHost, Session, type SessionHost } from './session-class';

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
  fromPartition(partition: string, options?: Electron.FromPartitionOptions): Electron.Session;
  fromPartition(...given: unknown[]): Electron.Session {
    const partition = stringAt(given, 0);
    // N2.3
    return this.#of(partition === 'persist:' ? '' : partition, undefined, given[1]);
  }

  /**
   * The session that keeps what lasts in that folder, always the same one (N2.5, N2.6).
   *
   * @throws TypeError `An empty path was specified`, `An absolute path was not provided`; as `defaultSession`
   */
  fromPath(path: string, options?: Electron.FromPathOptions): Electron.Session;
  fromPath(...given: unknown[]): Electron.Session {
    const path = pathAt(given, 0);
    if (!isAbsolute(path)) {
      // Before, nothing was thrown, and nothing came of it.
      if (!this.#host.has('pathSessionThrows')) return undefined as never;
      throw path === '' ? emptyPathError() : relativePathError();
    }
    return this.#of(path, path, given[1]);
  }

  /** The schemes that the app has privileged. */
  get schemes(): Schemes {
    return this.#host.schemes;
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

  #of(partition: string, path?: string, options?: unknown): Electron.Session {
    if (this.#host.isStarting()) throw sessionNotReadyError();
    const session = this.#made(partition, path, options);
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

  #made(partition: string, path?: string, options?: unknown): Session {
    const key = path === undefined ? partition : `path:${path}`;
    let session = this.#partitions.get(key);
    if (session === undefined) {
      session = new Session(this.#host, partition, path);
      // N2.7
      if ((options as Electron.FromPartitionOptions | undefined)?.cache === false) session.keepNoResponses();
      this.#partitions.set(key, session);
      this.#births.set(session, session.save());
    }
    return session;
  }
}
