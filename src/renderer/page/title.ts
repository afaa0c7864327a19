import type { DomPage } from './dom-page';

/** Tells what the page is called: once its document is there, and whenever that changes. */
export function watchTitle(page: DomPage, tell: (title: string) => void): void {
  let last = '';
  const look = () => {
    if (page.isReleased || page.title === last) return;
    last = page.title;
    tell(last);
  };
  const { document, MutationObserver } = page.window;
  let isParsed = false;
  // Before scripts that wait for the document, which may change it.
  document.addEventListener('readystatechange', () => {
    if (isParsed) return;
    isParsed = true;
    look();
    const changes = { childList: true, characterData: true, subtree: true };
    const observer = new MutationObserver(look);
    for (const node of [document.head, document.querySelector('title')]) if (node) observer.observe(node, changes);
  });
}
