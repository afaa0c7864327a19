import type { Page } from './page/types';

type PageWindow = Window & typeof globalThis;

/** What is to be done to a page that nobody has looked at: it is made when somebody does, and most never are. */
export class FirstLook {
  #toDo: ((window: PageWindow) => void)[] = [];

  /** Does something to the window of `page`, or of the one that is still to come; where there is no document, nothing. */
  add(work: (window: PageWindow) => void, page: Page | undefined): void {
    this.#toDo.push(work);
    if (page) this.take(page);
  }

  take(page: Page): void {
    const toDo = this.#toDo;
    this.#toDo = [];
    if (!page.hasDocument || page.isReleased) return;
    for (const work of toDo) work(page.realm.global as unknown as PageWindow);
  }
}
