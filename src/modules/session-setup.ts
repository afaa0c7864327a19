import * as path from 'node:path';
import { type Restore, saveMap, saveTwin, together } from '../bus/snapshot';
import { originOf } from '../web/origin';
import { NATIVE } from '../wire/native-state';
import { Extensions } from './extensions';
import { installNeutral } from './neutral';
import { type ClientsHost, SessionClients } from './session-clients';
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
  | 'removeWordFromSpellCheckerDictionary'
  | 'storagePath'
>;

/** What an app tells a session once, to a Chromium that is not there: it is remembered for Electron's getters. */
export abstract class SessionSetup extends SessionClients implements Offered {
  readonly extensions: Electron.Extensions = new Extensions();
  readonly #host: SessionSetupHost;
  readonly #partition: string;

  constructor(host: SessionSetupHost, partition: string) {
    super(host);
    this.#host = host;
    this.#partition = partition;
  }

  /** The default session is, and those whose partition begins with `persist:`. */
  isPersistent(): boolean {
    return this.#partition === '' || this.#partition.startsWith('persist:');
  }

  /** A folder in which nothing is kept, and `null` for a session in memory. */
  getStoragePath(): string | null {
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

  /** Of what it can clear there is `localStorage`. */
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const { origin, storages = [] } = options;
    if (storages.length > 0 && !storages.includes('localstorage')) return;
    this.#host.clearPages(this, (stored) => !origin || stored === originOf(origin));
  }

  /** As `clearStorageData`; origins are compared whole. */
  async clearData(options: Electron.ClearDataOptions = {}): Promise<void> {
    const { dataTypes, origins, excludeOrigins = [] } = options;
    if (dataTypes && !dataTypes.includes('localStorage')) return;
    const has = (list: readonly string[], stored: string) => list.some((origin) => originOf(origin) === stored);
    this.#host.clearPages(this, (stored) => (!origins || has(origins, stored)) && !has(excludeOrigins, stored));
  }

  /** What restores what it was told. */
  protected saveSetup(): Restore {
    return together(saveMap(this[NATIVE]()), saveTwin(this.extensions), this.saveClients());
  }

  get #words(): ReadonlySet<string> {
    return (this[NATIVE]().get('Words') as ReadonlySet<string> | undefined) ?? new Set();
  }
}

installNeutral(SessionSetup.prototype, 'Session', SESSION_SETUP);
