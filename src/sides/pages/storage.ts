import { type Restore, saveMap, together } from '../../bus/snapshot';
import type { WebContents } from '../../main/contents/web-contents';

/** What a page of an origin finds in `localStorage` and `sessionStorage`. */
export interface OriginStorage {
  readonly local: Map<string, string>;
  readonly session: Map<string, string>;
}

/** What pages have stored, in memory: `localStorage` by session, `sessionStorage` by contents. */
export class PageStorage {
  readonly #stores = new Map<object, Map<string, Map<string, string>>>();

  of(contents: WebContents, origin: string): OriginStorage {
    return { local: this.#store(contents.session, origin), session: this.#store(contents, origin) };
  }

  /** A contents is gone, with what its pages have kept for themselves. */
  forget(contents: WebContents): void {
    this.#stores.delete(contents);
  }

  /** Clears the `localStorage` of those origins of a session. */
  clear(session: object, takes: (origin: string) => boolean): void {
    for (const [origin, values] of this.#stores.get(session) ?? []) if (takes(origin)) values.clear();
  }

  /** What restores it as it is now. */
  save(): Restore {
    const stores = [...this.#stores.values()];
    const each = stores.flatMap((store) => [saveMap(store), ...[...store.values()].map((values) => saveMap(values))]);
    return together(saveMap(this.#stores), ...each);
  }

  #store(owner: object, origin: string): Map<string, string> {
    let store = this.#stores.get(owner);
    if (store === undefined) {
      store = new Map();
      this.#stores.set(owner, store);
    }
    let values = store.get(origin);
    if (values === undefined) {
      values = new Map();
      store.set(origin, values);
    }
    return values;
  }
}
