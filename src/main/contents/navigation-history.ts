import { URL } from 'node:url';
import type { Restore } from '../../bus/snapshot';
import { integerAt } from '../../modules/arguments';
import { nativeMark } from '../../wire/clone';
import { historyEntryError, historyIndexError, historyUsedError } from '../../words/contents-errors';

/** What a history needs of its contents. */
export interface Navigator {
  /** @throws TypeError `Object has been destroyed` */
  check(): void;
  /** Shows the entry at `index`. */
  go(index: number, url: string): Promise<void>;
}

/** How a navigation changes the history: by an entry more, in place of the present one, or by going to one. */
export type HistoryChange = 'push' | 'replace' | number;

/** Nobody need handle it. */
function refused(error: Error): Promise<void> {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}

const EMPTY: Electron.NavigationEntry = { url: '', title: '' };

function isEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { url, title = '' } = entry as Partial<Electron.NavigationEntry>;
  return typeof url === 'string' && typeof title === 'string' && URL.canParse(url);
}

const OFFERED = [
  'canGoBack',
  'canGoForward',
  'canGoToOffset',
  'clear',
  'getActiveIndex',
  'getAllEntries',
  'getEntryAtIndex',
  'goBack',
  'goForward',
  'goToIndex',
  'goToOffset',
  'length',
  'removeEntryAtIndex',
  'restore',
] as const satisfies (keyof Electron.NavigationHistory)[];

/** Where a contents has been. */
export class NavigationHistory implements Electron.NavigationHistory {
  readonly #navigator: Navigator;
  #entries: Electron.NavigationEntry[] = [];
  #index = -1;

  constructor(navigator: Navigator) {
    this.#navigator = navigator;
    // In Electron it is an object of bound functions.
    for (const name of OFFERED) {
      const value = (this[name] as (...args: unknown[]) => unknown).bind(this);
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    }
  }

  canGoBack(): boolean {
    return this.canGoToOffset(-1);
  }

  canGoForward(): boolean {
    return this.canGoToOffset(1);
  }

  canGoToOffset(...given: [offset: number]): boolean {
    this.#navigator.check();
    const offset = integerAt(given);
    return this.#entries[this.#index + offset] !== undefined;
  }

  /** Forgets every entry but the present one. */
  clear(): void {
    this.#navigator.check();
    this.#entries = this.#entries.filter((_entry, at) => at === this.#index);
    this.#index = this.#entries.length - 1;
  }

  /** W4.2: of a contents that has loaded nothing, that of its empty page. */
  getActiveIndex(): number {
    this.#navigator.check();
    return Math.max(0, this.#index);
  }

  getAllEntries(): Electron.NavigationEntry[] {
    this.#navigator.check();
    return this.#entries.map((entry) => ({ ...entry }));
  }

  getEntryAtIndex(...given: [index: number]): Electron.NavigationEntry {
    this.#navigator.check();
    const index = integerAt(given);
    const entry = this.#entries[index] ?? (index === 0 ? EMPTY : undefined);
    // Electron gives `null`, which its types do not say.
    return (entry ? { ...entry } : null) as Electron.NavigationEntry;
  }

  goBack(): void {
    this.goToOffset(-1);
  }

  goForward(): void {
    this.goToOffset(1);
  }

  goToIndex(...given: [index: number]): void {
    this.#navigator.check();
    const index = integerAt(given);
    const entry = this.#entries[index];
    if (entry) void this.#navigator.go(index, entry.url);
  }

  goToOffset(...given: [offset: number]): void {
    this.#navigator.check();
    const offset = integerAt(given);
    if (this.canGoToOffset(offset)) this.goToIndex(this.#index + offset);
  }

  length(): number {
    this.#navigator.check();
    return Math.max(1, this.#entries.length);
  }

  /** Returns whether there was one to remove; the present one stays. */
  removeEntryAtIndex(...given: [index: number]): boolean {
    this.#navigator.check();
    const index = integerAt(given);
    if (index === this.#index || this.#entries[index] === undefined) return false;
    this.#entries = this.#entries.filter((_entry, at) => at !== index);
    if (index < this.#index) this.#index--;
    return true;
  }

  /**
   * Takes over the entries and shows the one at `index`, or the last (W4.3).
   *
   * @returns a promise that resolves when that has loaded; it rejects on a contents that has loaded a page before, and for
   *   an entry that is none
   * @throws Error for an index that is out of bounds
   */
  restore({ entries, index = entries.length - 1 }: Electron.RestoreOptions): Promise<void> {
    this.#navigator.check();
    const entry = entries[index];
    if (index < 0 || entry === undefined) throw historyIndexError();
    if (this.#entries.length > 0) return refused(historyUsedError());
    if (!entries.every(isEntry)) return refused(historyEntryError(index));
    this.#entries = entries.map((given) => ({ ...given }));
    this.#index = index;
    return this.#navigator.go(index, entry.url);
  }

  /** Takes over what another contents has. */
  copyFrom(other: NavigationHistory): void {
    this.#entries = other.#entries;
    this.#index = other.#index;
  }

  /** Whether it has more than the empty page that a contents begins with. */
  get hasLoaded(): boolean {
    return this.#entries.length > 0;
  }

  /** A navigation has committed. */
  commit(change: HistoryChange, url: string): void {
    if (typeof change === 'number') this.#index = change;
    else {
      const replaces = change === 'replace' || this.#entries[this.#index]?.url === url;
      if (!replaces || this.#index < 0) this.#index++;
      const kept = replaces ? this.#entries.slice(this.#index + 1) : [];
      this.#entries = [...this.#entries.slice(0, this.#index), { url, title: '' }, ...kept];
    }
  }

  /** The entry that a page went to in its own history, which says no more than the URL: the nearest one with it. */
  nearest(url: string): number {
    const found = this.#entries.flatMap((entry, at) => (entry.url === url && at !== this.#index ? [at] : []));
    return found.sort((a, b) => Math.abs(a - this.#index) - Math.abs(b - this.#index))[0] ?? this.#index;
  }

  /** The title of the page that is shown now. */
  entitle(title: string): void {
    this.#entries = this.#entries.map((entry, at) => (at === this.#index ? { ...entry, title } : entry));
  }

  save(): Restore {
    const entries = this.#entries;
    const index = this.#index;
    return () => {
      this.#entries = entries;
      this.#index = index;
    };
  }
}

// S3.6.au
Object.defineProperty(NavigationHistory.prototype, nativeMark, { value: true });
