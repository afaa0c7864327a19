import { NATIVE } from '../../../wire/native-state';
import type { PageWindow } from '../pages';
import type { WebContents } from '../web-contents';

/** A text field of a page, as far as its selection goes. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * The window of what a contents shows, made if need be.
 *
 * @throws TypeError `Object has been destroyed`
 */
export function windowOf(contents: WebContents): PageWindow | undefined {
  contents[NATIVE]();
  return contents.fake.registry.pages.windowIn(contents.frame, true);
}

/** The window in which a page has its focus: a frame of it that it reaches, or itself. */
export function focusedWindow(contents: WebContents): PageWindow | undefined {
  let window = windowOf(contents);
  for (;;) {
    const element = window?.document.activeElement as Partial<HTMLIFrameElement> | null | undefined;
    const inner = element?.contentDocument?.defaultView as PageWindow | null | undefined;
    if (!inner) return window;
    window = inner;
  }
}

/** Where keys go. */
export function focusIn({ document }: PageWindow): HTMLElement {
  return (document.activeElement ?? document.body ?? document.documentElement) as HTMLElement;
}

const NO_TEXT = new Set('button checkbox color file hidden image radio range reset submit'.split(' '));

/** The text field that has the focus, if one has it. */
export function fieldIn(window: PageWindow): TextField | undefined {
  const element = focusIn(window);
  if (element.localName === 'textarea') return element as HTMLTextAreaElement;
  return element.localName === 'input' && !NO_TEXT.has((element as HTMLInputElement).type)
    ? (element as HTMLInputElement)
    : undefined;
}

/** The part of a field that is selected; at the end of one that keeps no selection. */
export function selectionOf(field: TextField): [start: number, end: number] {
  const end = field.value.length;
  return [field.selectionStart ?? end, field.selectionEnd ?? end];
}
