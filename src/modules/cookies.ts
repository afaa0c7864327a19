import { EventEmitter } from 'node:events';
import { URL } from 'node:url';
import { type Restore, saveTwin, together } from '../bus/snapshot';
import type { Cookie } from '../network/cookie';
import { type CookieCause, CookieStore } from '../network/cookie-store';
import { cookieError, cookieUrlError, sameSiteError } from '../words/cookie-errors';
import { conversionError } from '../words/errors';
import { isObject, need } from './arguments';
import { createEvent } from './native-event';

/** What the cookies of a session need of it. */
export interface CookiesHost {
  /** Whether a scheme of the app's own is standard, and so has cookies (N8.3). */
  isStandard(scheme: string): boolean;
  /** Whether Electron says in words why a cookie is not kept; whether it tells insertions apart (N6.7, N6.12). */
  readonly hasSentences: boolean;
  readonly hasInsertions: boolean;
  /** Runs what tells listeners. */
  guard(work: () => void): void;
}

const SAME_SITES: readonly unknown[] = ['unspecified', 'no_restriction', 'lax', 'strict'];

type Offered = Pick<Electron.Cookies, 'get' | 'set' | 'remove' | 'flushStore'>;

/** `session.cookies`: kept in memory, and shared by the session's pages, its `fetch` and `net.request`. */
export class Cookies extends EventEmitter implements Offered {
  readonly #host: CookiesHost;
  readonly #store: CookieStore;

  constructor(host: CookiesHost) {
    super();
    this.#host = host;
    this.#store = new CookieStore({
      hasCookies: (scheme) => host.isStandard(scheme),
      changed: (cookie, cause, removed) => this.#changed(cookie, cause, removed),
    });
  }

  /**
   * Those that fit all of `filter`, longer paths first, then older ones (N6.1 to N6.4).
   *
   * @throws TypeError for what is no object
   */
  get(filter: Electron.CookiesGetFilter): Promise<Electron.Cookie[]>;
  get(...given: unknown[]): Promise<Electron.Cookie[]> {
    need(given, 1);
    const [filter] = given;
    if (!isObject(filter)) throw conversionError(0, filter);
    const { url, name, domain, path, secure, session, httpOnly } = filter as Record<string, unknown>;
    const found = this.#store.find({
      url: text(url),
      name: text(name),
      domain: text(domain),
      path: text(path),
      secure: truth(secure),
      session: truth(session),
      httpOnly: truth(httpOnly),
    });
    return Promise.resolve(found.map(cookieOf));
  }

  /**
   * Keeps a cookie; one that has expired takes its equal away.
   *
   * @returns a promise that rejects with Error `Missing required option 'url'`, `Failed to convert …` or
   * `Failed to set cookie - …` (N6.5, N6.7)
   * @throws TypeError for what is no object
   */
  set(details: Electron.CookiesSetDetails): Promise<void>;
  set(...given: unknown[]): Promise<void> {
    need(given, 1);
    const [details] = given;
    if (!isObject(details)) throw conversionError(0, details);
    return this.#set(details as Record<string, unknown>);
  }

  /**
   * Takes those of that name away that would be sent to `url`; resolves whether or not there are any (N6.11).
   *
   * @throws TypeError for what is no text
   */
  remove(url: string, name: string): Promise<void>;
  remove(...given: unknown[]): Promise<void> {
    for (const index of [0, 1]) {
      need(given, index + 1);
      if (typeof given[index] !== 'string') throw conversionError(index, given[index]);
    }
    const [url, name] = given as [string, string];
    if (URL.canParse(url)) this.#store.remove(new URL(url), name);
    return Promise.resolve();
  }

  /** Nothing is written to disk, so nothing waits for that. */
  async flushStore(): Promise<void> {}

  /** What requests read and write. */
  get store(): CookieStore {
    return this.#store;
  }

  save(): Restore {
    return together(this.#store.save(), saveTwin(this));
  }

  async #set(details: Record<string, unknown>): Promise<void> {
    const { url, sameSite } = details;
    if (typeof url !== 'string') throw cookieUrlError();
    const site = typeof sameSite === 'string' ? sameSite : 'lax';
    if (!SAME_SITES.includes(site)) throw sameSiteError(site);
    const { hasSentences } = this.#host;
    if (!URL.canParse(url)) throw cookieError('INVALID_DOMAIN', hasSentences);
    const { expirationDate } = details;
    const exclusion = this.#store.set(new URL(url), {
      name: text(details.name) ?? '',
      value: text(details.value) ?? '',
      domain: text(details.domain) ?? '',
      path: text(details.path) ?? '',
      secure: truth(details.secure) ?? site === 'no_restriction',
      httpOnly: truth(details.httpOnly) ?? false,
      sameSite: site as Electron.Cookie['sameSite'],
      expirationDate: typeof expirationDate === 'number' ? expirationDate : undefined,
    });
    if (exclusion !== undefined) throw cookieError(exclusion, hasSentences);
  }

  #changed(cookie: Cookie, cause: CookieCause, removed: boolean): void {
    const told = cause.startsWith('inserted') && !this.#host.hasInsertions ? 'explicit' : cause;
    this.#host.guard(() => this.emit('changed', createEvent(), cookieOf(cookie), told, removed));
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function cookieOf({ name, value, domain, path, secure, httpOnly, sameSite, expirationDate }: Cookie): Electron.Cookie {
  const session = expirationDate === undefined;
  const cookie = { name, value, domain, hostOnly: !domain.startsWith('.'), path, secure, httpOnly, session, sameSite };
  return session ? cookie : { ...cookie, expirationDate };
}
