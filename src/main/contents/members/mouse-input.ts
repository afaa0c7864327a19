import { tell } from '../../../bus/emitter';
import { createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import type { PageWindow } from '../pages';
import type { WebContents } from '../web-contents';
import { menuParams } from './context-menu';
import { inputInit } from './event-init';
import type { Held } from './input';
import { windowOf } from './page-focus';

/** Where the mouse is and what it does. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly button: string;
  readonly clickCount: number;
  readonly held: Held;
}

const BUTTONS = ['left', 'middle', 'right'];

const DOM_TYPES: Readonly<Record<string, string>> = {
  mousedown: 'mousedown',
  mouseup: 'mouseup',
  mousemove: 'mousemove',
  mouseenter: 'mouseover',
  mouseleave: 'mouseout',
  contextmenu: 'contextmenu',
};

/** Tells a page of the mouse. Nothing is laid out: without `elementFromPoint` of its own it is over the body. */
export function dispatchMouse(contents: WebContents, type: string, point: Point): void {
  const window = windowOf(contents);
  if (window === undefined) return;
  const target = under(window, point);
  const state = contents[NATIVE]();
  if (type !== 'mouseenter' && type !== 'mouseleave') moveOver(state, window, target, point);
  const isAllowed = target.dispatchEvent(mouseEvent(window, DOM_TYPES[type]!, point));
  if (type === 'mousemove') changeCursor(contents, window, target);
  else if (type === 'mousedown') {
    state.set('PressedOn', target);
    if (isAllowed && point.button === 'left') (target as Partial<HTMLElement>).focus?.();
    // Windows shows the menu when the button is let go.
    if (point.button === 'right' && process.platform !== 'win32') openMenu(contents, window, target, point);
  } else if (type === 'mouseup') {
    if (point.button === 'right' && process.platform === 'win32') openMenu(contents, window, target, point);
    if (state.get('PressedOn') === target && point.button === 'left') {
      target.dispatchEvent(mouseEvent(window, 'click', point));
      if (point.clickCount === 2) target.dispatchEvent(mouseEvent(window, 'dblclick', point));
    }
    if (state.get('PressedOn') === target && point.button === 'middle') {
      target.dispatchEvent(mouseEvent(window, 'auxclick', point));
    }
    state.delete('PressedOn');
  } else if (type === 'contextmenu' && isAllowed) tellMenu(contents, window, target, point);
}

/** The mouse is over another element than before. */
function moveOver(state: Map<string, unknown>, window: PageWindow, target: Element, point: Point): void {
  const before = state.get('MouseOver') as Element | undefined;
  if (before === target) return;
  state.set('MouseOver', target);
  const isSame = before?.ownerDocument === target.ownerDocument;
  if (isSame) before.dispatchEvent(mouseEvent(window, 'mouseout', point));
  target.dispatchEvent(mouseEvent(window, 'mouseover', point));
}

export function dispatchWheel(contents: WebContents, given: Point & { deltaX: number; deltaY: number }): void {
  const { held, deltaX, deltaY } = given;
  // W4.5: the person zooms by the wheel.
  if (held.control && deltaY !== 0 && process.platform !== 'darwin') {
    tell(contents, 'zoom-changed', createEvent(), deltaY > 0 ? 'in' : 'out');
    if (contents.gone) return;
  }
  const window = windowOf(contents);
  if (window === undefined) return;
  const init = { ...initOf(window, given), deltaX: -deltaX, deltaY: -deltaY };
  const event = typeof window.WheelEvent === 'function' ? new window.WheelEvent('wheel', init) : undefined;
  under(window, given).dispatchEvent(event ?? new window.MouseEvent('wheel', init));
}

function openMenu(contents: WebContents, window: PageWindow, target: Element, point: Point): void {
  if (target.dispatchEvent(mouseEvent(window, 'contextmenu', point))) tellMenu(contents, window, target, point);
}

function tellMenu(contents: WebContents, window: PageWindow, target: Element, { x, y }: Point): void {
  if (contents.gone) return;
  const { frame } = contents;
  tell(contents, 'context-menu', createEvent(), menuParams(window, target, frame, { x, y }));
}

const CURSORS: Readonly<Record<string, string>> = {
  pointer: 'pointer',
  text: 'text',
  default: 'pointer',
  auto: 'default',
};

function changeCursor(contents: WebContents, window: PageWindow, target: Element): void {
  const state = contents[NATIVE]();
  const styled = window.getComputedStyle(target).cursor;
  const isField = target.matches('input:not([type]), input[type=text], textarea, [contenteditable]');
  const own = isField ? 'text' : target.closest('a[href]') ? 'hand' : 'pointer';
  const kind = styled === 'pointer' ? 'hand' : styled && styled !== 'auto' ? (CURSORS[styled] ?? styled) : own;
  if (state.get('Cursor') === kind) return;
  state.set('Cursor', kind);
  tell(contents, 'cursor-changed', createEvent(), kind);
}

/** Nothing is laid out: what covers the page is under the mouse, else what comes first in it. */
function under({ document }: PageWindow, { x, y }: Point): Element {
  const found = document.elementFromPoint?.(x, y);
  if (found) return found;
  const { body } = document;
  if (!body) return document.documentElement;
  const covering = [...body.querySelectorAll<HTMLElement>('[style]')].filter(({ style }) => covers(style));
  let element: Element = covering.at(-1) ?? body;
  for (;;) {
    const first = [...element.children].find((child) => !HIDDEN.has(child.localName));
    // Text before it is what is there.
    const text = element.firstChild;
    if (!first || (text?.nodeType === 3 && text.textContent?.trim())) return element;
    element = first;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'link', 'meta', 'noscript', 'title']);

function covers({ position, width, height }: CSSStyleDeclaration): boolean {
  return /fixed|absolute/.test(position) && /^100(%|vw)$/.test(width) && /^100(%|vh)$/.test(height);
}

function mouseEvent(window: PageWindow, type: string, point: Point): MouseEvent {
  return new window.MouseEvent(type, initOf(window, point));
}

function initOf(window: PageWindow, { x, y, button, clickCount, held }: Point): MouseEventInit {
  return {
    clientX: x,
    clientY: y,
    screenX: x,
    screenY: y,
    button: Math.max(0, BUTTONS.indexOf(button)),
    detail: clickCount,
    ...inputInit(window, held),
  };
}
