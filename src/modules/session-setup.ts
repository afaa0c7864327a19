import * as path from 'node:path';
import { type Restore, saveMap, together } from '../bus/snapshot';
import { NATIVE } from '../wire/native-state';
import { dictionaryUrlError, languageError, localAiError } from '../words/session-errors';
import { stringAt, stringsAt } from './arguments';
import { Extensions } from './extensions';
import { installNeutral } from './neutral';
import { type ClientsHost, SessionClients } from './session-clients';
import type { SessionStores } from './session-data';
import { SESSION_SETUP, SPELL_CHECKER_LANGUAGES } from './setup-table';

/** What the set-up calls of a session touch beside its own state. */
export interface SessionSetupHost extends ClientsHost {
  /** The folder in which sessions keep what lasts. */
  dataFolder(): string;
  /** What pages say they are, unless the session says otherwise. */
  userAgent(): string;
  /** Clears the `localStorage` of those origins of a session. */
  clearPages(session: object, takes: (origin: string) => boolean): void;
}

type Offered = Pick<
  Electron.Session,
  | 'addWordToSpellCheckerDictionary'
  | 'availableSpellCheckerLanguages'
  | 'clearData'
  | 'clearStorageData'
  | 'extensions'
  | 'getStoragePath'
  | 'isPersistent'
  | 'listWordsInSpellCheckerDictionary'
  | 'registerLocalAIHandler'
  | 'removeWordFromSpellCheckerDictionary'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerLanguages'
  | 'storagePath'
>;

/** What an app tells a session once, to a Chromium that is not there: it is remembered for Electron's getters. */
export abstract class SessionSetup extends SessionClients implements Offered {
  readonly extensions: Extensions & Electron.Extensions;
  readonly #host: SessionSetupHost;
  readonly #partition: string;
  readonly #path: string | undefined;

  constructor(host: SessionSetupHost, partition: string, path: string | undefined) {
    super(host);
    this.#host = host;
    this.#partition = partition;
    this.#path = path;
    this.extensions = new Extensions(() => this.isPersistent());
  }

  /** The default session is, and those whose partition begins with `persist:`. */
  isPersistent(): boolean {
    return this.#path !== undefined || this.#partition === '' || this.#partition.startsWith('persist:');
  }

  /** A folder in which nothing is kept, and `null` for a session in memory. */
  getStoragePath(): string | null {
    if (this.#path !== undefined) return this.#path;
    if (!this.isPersistent()) return null;
    const name = this.#partition.slice('persist:'.length).toLowerCase();
    const folder = this.#host.dataFolder();
    return name === '' ? folder : path.join(folder, 'Partitions', encodeURIComponent(name));
  }

  get storagePath(): string | null {
    return this.getStoragePath();
  }

  /** @internal */
  protected usualUserAgent(): string {
    return this.#host.userAgent();
  }

  /** Those of Chromium: as Electron has them where the system does not check the spelling. */
  get availableSpellCheckerLanguages(): string[] {
    return SPELL_CHECKER_LANGUAGES.split(' ');
  }

  /**
   * An empty list ends the checking, another begins it; macOS finds out by itself (N5.5).
   *
   * @throws Error for a language that there is no dictionary for
   */
  setSpellCheckerLanguages(languages: string[]): void;
  setSpellCheckerLanguages(...given: unknown[]): void {
    const languages = stringsAt(given, 0);
    if (process.platform === 'darwin') return;
    const known = this.availableSpellCheckerLanguages;
    for (const code of languages) if (!known.includes(code)) throw languageError(code);
    this[NATIVE]().set('SpellCheckerLanguages', [...languages]);
    this[NATIVE]().set('SpellCheckerEnabled', languages.length > 0);
  }

  /** @throws Error for what is no URL */
  setSpellCheckerDictionaryDownloadURL(url: string): void;
  setSpellCheckerDictionaryDownloadURL(...given: unknown[]): void {
    const url = stringAt(given, 0);
    if (process.platform !== 'darwin' && !URL.canParse(url)) throw dictionaryUrlError();
  }

  /** @returns whether there is a dictionary: not in memory */
  addWordToSpellCheckerDictionary(word: string): boolean {
    if (this.isPersistent()) this[NATIVE]().set('Words', new Set([...this.#words, word]));
    return this.isPersistent();
  }

  /** @returns whether the word was there */
  removeWordFromSpellCheckerDictionary(word: string): boolean {
    const isKnown = this.#words.has(word);
    this[NATIVE]().set('Words', new Set([...this.#words].filter((known) => known !== word)));
    return isKnown;
  }

  async listWordsInSpellCheckerDictionary(): Promise<string[]> {
    return [...this.#words];
  }

  /** Of what it can clear there are cookies and `localStorage`; names count in any case (N3.2). */
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const { origin, storages } = options;
    const { clearStores, storesNamed } = require('./session-data') as typeof import('./session-data');
    clearStores(this.#stores, storesNamed(storages), origin ? { origins: [origin] } : {});
  }

  /**
   * As `clearStorageData`, with what Chromium calls it now; cookies go with the whole domain (N3.3).
   *
   * @throws TypeError for both kinds of origins, or one that is none
   */
  clearData(options: Electron.ClearDataOptions = {}): Promise<void> {
    const { checkOrigins, clearStores, typesNamed } = require('./session-data') as typeof import('./session-data');
    checkOrigins(options);
    clearStores(this.#stores, typesNamed(options.dataTypes), options, true);
    return Promise.resolve();
  }

  /**
   * No page asks for a model.
   *
   * @throws TypeError `Must pass null or UtilityProcess` (N3.14)
   */
  registerLocalAIHandler(handler: Electron.UtilityProcess | null): void {
    if (handler !== null && !isUtilityProcess(handler)) throw localAiError();
  }

  /** What restores what it was told. */
  protected saveSetup(): Restore {
    return together(saveMap(this[NATIVE]()), this.extensions.save(), this.saveClients());
  }

  get #stores(): SessionStores {
    return {
      clearPages: (takes) => this.#host.clearPages(this, takes),
      clearCookies: (takes) => this.clearCookies(takes),
      clearCache: () => this.place().cache.clear(),
    };
  }

  /** Takes away the cookies of those hosts. @internal */
  protected abstract clearCookies(takes: (host: string) => boolean): void;

  get #words(): ReadonlySet<string> {
    return (this[NATIVE]().get('Words') as ReadonlySet<string> | undefined) ?? new Set();
  }
}

function isUtilityProcess(value: unknown): boolean {
  const { postMessage, kill } = (value ?? {}) as Partial<Electron.UtilityProcess>;
  return typeof postMessage === 'function' && typeof kill === 'function';
}

installNeutral(SessionSetup.prototype, 'Session', SESSION_SETUP);
