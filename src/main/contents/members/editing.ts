import type { PageWindow } from '../pages';
import type { WebContents } from '../web-contents';
import { integerIn, stringIn } from './given';
import { fieldIn, focusedWindow, focusIn, selectionOf, type TextField } from './page-focus';

/** What a field was before and after our own changes: what they undo and redo. */
interface Steps {
  readonly past: string[];
  readonly future: string[];
}

const steps = new WeakMap<TextField, Steps>();

/** The commands of an edit menu, which act where the page has its focus. */
export const EDITING = {
  undo(this: WebContents): void {
    step(this, 'past', 'future', 'historyUndo');
  },

  redo(this: WebContents): void {
    step(this, 'future', 'past', 'historyRedo');
  },

  cut(this: WebContents): void {
    const window = focusedWindow(this);
    if (window && carry(this, window, 'cut')) put(window, '', 'deleteByCut');
  },

  copy(this: WebContents): void {
    const window = focusedWindow(this);
    if (window) carry(this, window, 'copy');
  },

  paste(this: WebContents): void {
    paste(this);
  },

  pasteAndMatchStyle(this: WebContents): void {
    paste(this);
  },

  /** What is selected, else the character after the caret. */
  delete(this: WebContents): void {
    const window = focusedWindow(this);
    const field = window && fieldIn(window);
    if (!window) return;
    if (field && selectedIn(window) === '') {
      const [start] = selectionOf(field);
      select(field, start, Math.min(start + 1, field.value.length));
    }
    if (selectedIn(window) !== '') put(window, '', 'deleteContentForward');
  },

  selectAll(this: WebContents): void {
    const window = focusedWindow(this);
    const field = window && fieldIn(window);
    if (field) field.select();
    else if (window) window.getSelection()?.selectAllChildren(hostIn(window) ?? window.document.body);
  },

  unselect(this: WebContents): void {
    const window = focusedWindow(this);
    const field = window && fieldIn(window);
    if (field) select(field, selectionOf(field)[1], selectionOf(field)[1]);
    window?.getSelection()?.removeAllRanges();
  },

  /** In place of what is selected; without a selection nothing. */
  replace(this: WebContents, ...given: unknown[]): void {
    replace(this, stringIn(given, 0));
  },

  replaceMisspelling(this: WebContents, ...given: unknown[]): void {
    replace(this, stringIn(given, 0));
  },

  /** Resolves when the text is where the caret was. */
  insertText(this: WebContents, ...given: unknown[]): Promise<void> {
    const text = stringIn(given, 0);
    const window = focusedWindow(this);
    if (window) put(window, text, 'insertText');
    return Promise.resolve();
  },

  scrollToTop(this: WebContents): void {
    scroll(this, () => 0);
  },

  scrollToBottom(this: WebContents): void {
    scroll(this, ({ scrollHeight }) => scrollHeight);
  },

  /** W4.23: moves the start of what is selected; Electron itself does not read `end`. */
  adjustSelection(this: WebContents, options: Electron.AdjustSelectionOptions): void {
    const window = focusedWindow(this);
    const field = window && fieldIn(window);
    const by = typeof options?.start === 'number' ? options.start : 0;
    if (!field) return;
    const [start, end] = selectionOf(field);
    select(field, Math.max(0, start + by), end);
  },

  /** Nothing is drawn that could be scrolled to. */
  centerSelection(this: WebContents): void {
    focusedWindow(this);
  },

  showDefinitionForSelection(this: WebContents): void {
    focusedWindow(this);
  },

  /** Images are not drawn: what is copied of one is where it comes from. */
  copyImageAt(this: WebContents, ...given: unknown[]): void {
    const at = [integerIn(given, 0), integerIn(given, 1)] as const;
    const window = focusedWindow(this);
    const image = window?.document.elementFromPoint?.(...at) as Partial<HTMLImageElement> | null | undefined;
    if (image?.src) this.fake.registry.reach.clipboard.text = image.src;
  },
};

/** Puts text in the place of what is selected, with the events of typing. @returns whether there was a place for it */
export function put(window: PageWindow, text: string, inputType: string): boolean {
  const field = fieldIn(window);
  const host = field ?? hostIn(window);
  if (host === undefined || field?.readOnly || field?.disabled) return false;
  const init = { bubbles: true, cancelable: true, data: text === '' ? null : text, inputType };
  if (!host.dispatchEvent(new window.InputEvent('beforeinput', init))) return false;
  if (field) {
    const [start, end] = selectionOf(field);
    remember(field);
    const value = field.value.slice(0, start) + text + field.value.slice(end);
    field.value = value;
    select(field, start + text.length, start + text.length);
  } else {
    const range = rangeIn(window);
    range?.deleteContents();
    if (text !== '') {
      const node = window.document.createTextNode(text);
      if (range) range.insertNode(node);
      else host.append(node);
      range?.collapse(false);
    }
  }
  host.dispatchEvent(new window.InputEvent('input', { ...init, cancelable: false }));
  return true;
}

/** The text that is selected. */
export function selectedIn(window: PageWindow): string {
  const field = fieldIn(window);
  if (field) return field.value.slice(...selectionOf(field));
  return String(window.getSelection() ?? '');
}

function replace(contents: WebContents, text: string): void {
  const window = focusedWindow(contents);
  if (window && selectedIn(window) !== '') put(window, text, 'insertReplacementText');
}

/** @returns whether something was copied and nobody prevented it */
function carry(contents: WebContents, window: PageWindow, type: 'cut' | 'copy'): boolean {
  let given: string | undefined;
  const clipboardData = {
    getData: () => given ?? '',
    setData(format: string, text: string) {
      if (/^text(\/plain)?$/.test(format)) given = text;
    },
  };
  const event = Object.assign(new window.Event(type, { bubbles: true, cancelable: true, composed: true }), {
    clipboardData,
  });
  const isAllowed = focusIn(window).dispatchEvent(event);
  const text = isAllowed ? selectedIn(window) : given;
  if (text) contents.fake.registry.reach.clipboard.text = text;
  return isAllowed && Boolean(text);
}

function paste(contents: WebContents): void {
  const window = focusedWindow(contents);
  if (!window) return;
  const { text } = contents.fake.registry.reach.clipboard;
  const clipboardData = {
    types: text === '' ? [] : ['text/plain'],
    getData: (format: string) => (/^text(\/plain)?$/.test(format) ? text : ''),
  };
  const event = new window.Event('paste', { bubbles: true, cancelable: true, composed: true });
  const isAllowed = focusIn(window).dispatchEvent(Object.assign(event, { clipboardData }));
  if (isAllowed && text !== '') put(window, text, 'insertFromPaste');
}

function step(contents: WebContents, from: keyof Steps, to: keyof Steps, inputType: string): void {
  const window = focusedWindow(contents);
  const field = window && fieldIn(window);
  const known = field && steps.get(field);
  const value = known?.[from].pop();
  if (!window || !field || !known || value === undefined) return;
  known[to].push(field.value);
  field.value = value;
  field.dispatchEvent(new window.InputEvent('input', { bubbles: true, inputType }));
}

function remember(field: TextField): void {
  const known = steps.get(field);
  steps.set(field, { past: [...(known?.past ?? []), field.value], future: [] });
}

/** What is edited beside fields. */
function hostIn(window: PageWindow): HTMLElement | undefined {
  const element = focusIn(window).closest<HTMLElement>('[contenteditable]');
  return element && element.getAttribute('contenteditable') !== 'false' ? element : undefined;
}

function rangeIn(window: PageWindow): Range | undefined {
  const selection = window.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}

function select(field: TextField, start: number, end: number): void {
  try {
    field.setSelectionRange(start, end);
  } catch {
    // One that keeps no selection, such as a number's.
  }
}

function scroll(contents: WebContents, to: (element: Element) => number): void {
  const window = focusedWindow(contents);
  const element = window?.document.scrollingElement ?? window?.document.documentElement;
  if (!window || !element) return;
  element.scrollTop = to(element);
  window.document.dispatchEvent(new window.Event('scroll', { bubbles: true }));
}
