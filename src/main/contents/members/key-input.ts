import type { PageWindow } from '../pages';
import type { WebContents } from '../web-contents';
import { put, selectedIn } from './editing';
import { inputInit } from './event-init';
import type { Held } from './input';
import { fieldIn, focusedWindow, focusIn, selectionOf } from './page-focus';

/** One key as a page hears of it. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  /** Of the key alone, as accelerators name it. */
  readonly base: string;
  readonly location: number;
  readonly isAutoRepeat: boolean;
  readonly held: Held;
}

/** Tells a page of a key, and does what a key does there by itself. */
export function dispatchKey(contents: WebContents, type: string, stroke: Stroke): void {
  const window = focusedWindow(contents);
  if (window === undefined) return;
  const target = focusIn(window);
  const { held } = stroke;
  const isText = type === 'char';
  const keyCode = isText ? stroke.key.charCodeAt(0) : codeOf(stroke.base);
  const text = isText && stroke.base === 'enter' ? '\n' : stroke.key;
  const event = new window.KeyboardEvent(isText ? 'keypress' : type === 'keyup' ? 'keyup' : 'keydown', {
    key: stroke.key,
    code: stroke.code,
    location: stroke.location,
    repeat: stroke.isAutoRepeat,
    ...inputInit(window, held),
    keyCode,
    charCode: isText ? keyCode : 0,
  } as KeyboardEventInit);
  if (!target.dispatchEvent(event)) return;
  if (isText) {
    const isLine = text === '\n' && target.localName === 'input';
    if (isLine) (target as HTMLInputElement).form?.requestSubmit();
    else put(window, text, text === '\n' ? 'insertLineBreak' : 'insertText');
  } else if (type !== 'keyup') actByItself(window, stroke);
}

function actByItself(window: PageWindow, { base, held }: Stroke): void {
  if (base === 'tab') moveFocus(window, held.shift ? -1 : 1);
  if (base !== 'backspace' && base !== 'delete') return;
  const field = fieldIn(window);
  if (field && selectedIn(window) === '') {
    const [at] = selectionOf(field);
    field.setSelectionRange(base === 'backspace' ? Math.max(0, at - 1) : at, base === 'backspace' ? at : at + 1);
  }
  if (selectedIn(window) !== '') {
    put(window, '', base === 'backspace' ? 'deleteContentBackward' : 'deleteContentForward');
  }
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

function moveFocus({ document }: PageWindow, by: number): void {
  const places = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(({ tabIndex }) => tabIndex >= 0);
  if (places.length === 0) return;
  const now = places.indexOf(document.activeElement as HTMLElement);
  const next = now < 0 ? (by > 0 ? 0 : places.length - 1) : (now + by + places.length) % places.length;
  places[next]!.focus();
}

const CODES: Readonly<Record<string, number>> = {
  ...{
    backspace: 8,
    tab: 9,
    enter: 13,
    shift: 16,
    control: 17,
    ctrl: 17,
    alt: 18,
    capslock: 20,
    escape: 27,
    space: 32,
  },
  ...{
    pageup: 33,
    pagedown: 34,
    end: 35,
    home: 36,
    left: 37,
    up: 38,
    right: 39,
    down: 40,
    printscreen: 44,
    insert: 45,
  },
  ...{ delete: 46, meta: 91, command: 91, cmd: 91, super: 91, nummult: 106, numadd: 107, numsub: 109, numdec: 110 },
  ...{ numdiv: 111, numlock: 144, scrolllock: 145, ';': 186, '=': 187, ',': 188, '-': 189, '.': 190, '/': 191 },
  ...{ '`': 192, '[': 219, '\\': 220, ']': 221, "'": 222 },
};

/** The number that Windows has for a key, and pages have kept. */
function codeOf(base: string): number {
  if (Object.hasOwn(CODES, base)) return CODES[base]!;
  const numbered = /^f(\d+)$/.exec(base);
  if (numbered) return 111 + Number(numbered[1]);
  if (/^num\d$/.test(base)) return 96 + Number(base.slice(3));
  return base.toUpperCase().charCodeAt(0);
}
