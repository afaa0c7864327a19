import { tell } from '../../../bus/emitter';
import { type Accelerator, parseAccelerator } from '../../../modules/accelerator';
import { isObject } from '../../../modules/arguments';
import { namesOf } from '../../../modules/key-names';
import { createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import { inputEventError } from '../../../words/contents-errors';
import { missingMessageError } from '../../../words/errors';
import type { WebContents } from '../web-contents';
import { dispatchKey } from './key-input';
import { dispatchMouse, dispatchWheel } from './mouse-input';

const KEYS: ReadonlySet<string> = new Set(['keydown', 'rawkeydown', 'keyup', 'char']);
const MOUSE: ReadonlySet<string> = new Set(
  'mousedown mouseup mousemove mouseenter mouseleave contextmenu mousewheel'.split(' '),
);

/** What is held while something is typed or clicked. */
export interface Held {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Input as from a person. */
export const INPUT = {
  /**
   * Types, clicks or turns the wheel in the page: the app's `before-` event first, then the page's own events.
   *
   * @throws Error `Invalid event object` (W4.11)
   */
  sendInputEvent(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    if (given.length === 0) throw missingMessageError();
    const [event] = given;
    if (!isObject(event)) throw inputEventError();
    const type = String(Reflect.get(event, 'type')).toLowerCase();
    if (KEYS.has(type)) typeKey(this, type, event as Electron.KeyboardInputEvent);
    else if (MOUSE.has(type)) click(this, type, event as Electron.MouseInputEvent & Electron.MouseWheelInputEvent);
    else throw inputEventError();
  },
};

function typeKey(contents: WebContents, type: string, { keyCode, modifiers = [] }: Electron.KeyboardInputEvent): void {
  if (typeof keyCode !== 'string') throw inputEventError();
  const parsed = keyOf(keyCode, type);
  if (parsed === undefined) throw inputEventError();
  const names = lowered(modifiers);
  const held = heldOf(names);
  const keys: Accelerator = { ...parsed, ...held, shift: held.shift || parsed.shift };
  const { key, code } = type === 'char' ? { key: keyCode, code: '' } : namesOf(keys);
  const location = names.has('left') ? 1 : names.has('right') ? 2 : names.has('iskeypad') ? 3 : 0;
  const isAutoRepeat = names.has('isautorepeat');
  const shown = { ...held, shift: keys.shift };
  tell(contents, 'input-event', createEvent(), {
    type: type === 'keydown' ? 'rawKeyDown' : camel(type),
    modifiers: [...names],
  });
  if (type !== 'char' && !contents.gone) {
    const event = createEvent();
    const input: Electron.Input = {
      type: type === 'keyup' ? 'keyUp' : 'keyDown',
      key,
      code,
      isAutoRepeat,
      isComposing: false,
      ...shown,
      location,
      modifiers: [...names] as Electron.Input['modifiers'],
    };
    tell(contents, 'before-input-event', event, input);
    if (event.defaultPrevented) return;
  }
  if (!contents.gone) dispatchKey(contents, type, { key, code, base: parsed.key, location, isAutoRepeat, held: shown });
}

/** A character that is typed may be any; a key has a name. */
function keyOf(keyCode: string, type: string): Accelerator | undefined {
  const bare = { shift: false, control: false, alt: false, meta: false, altGr: false };
  if (/^(shift|control|ctrl|alt|option|meta|cmd|command|super)$/i.test(keyCode))
    return { ...bare, key: keyCode.toLowerCase() };
  return parseAccelerator(keyCode) ?? (type === 'char' && keyCode !== '' ? { ...bare, key: keyCode } : undefined);
}

function click(
  contents: WebContents,
  type: string,
  given: Electron.MouseInputEvent & Electron.MouseWheelInputEvent,
): void {
  if (typeof given.x !== 'number' || typeof given.y !== 'number') throw inputEventError();
  const names = lowered(given.modifiers ?? []);
  const held = heldOf(names);
  const shown = camel(type);
  tell(contents, 'input-event', createEvent(), { type: shown, modifiers: [...names] });
  if (contents.gone) return;
  const event = createEvent();
  const { x, y, button = 'left', clickCount = 0, movementX = 0, movementY = 0, globalX = x, globalY = y } = given;
  const mouse = {
    type: shown,
    modifiers: [...names],
    x,
    y,
    button,
    clickCount,
    movementX,
    movementY,
    globalX,
    globalY,
  };
  tell(contents, 'before-mouse-event', event, mouse);
  if (event.defaultPrevented || contents.gone) return;
  const point = { x, y, button, clickCount, held };
  if (type === 'mousewheel') {
    const { deltaX = 0, deltaY = 0 } = given;
    dispatchWheel(contents, { ...point, deltaX, deltaY });
  } else dispatchMouse(contents, type, point);
}

function lowered(modifiers: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(modifiers) ? modifiers.map((name) => String(name).toLowerCase()) : []);
}

function heldOf(names: ReadonlySet<string>): Held {
  const has = (...any: string[]) => any.some((name) => names.has(name));
  const isMac = process.platform === 'darwin';
  return {
    shift: has('shift'),
    control: has('control', 'ctrl') || (!isMac && has('cmdorctrl', 'commandorcontrol')),
    alt: has('alt'),
    meta: has('meta', 'command', 'cmd') || (isMac && has('cmdorctrl', 'commandorcontrol')),
  };
}

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  'keyDown rawKeyDown keyUp char mouseDown mouseUp mouseMove mouseEnter mouseLeave contextMenu mouseWheel'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

function camel(type: string): string {
  return NAMES[type] ?? type;
}
