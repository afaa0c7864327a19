import type { Shortcuts } from '../../machine/shortcuts';
import { type Accelerator, idOf, parseAccelerator } from '../../modules/accelerator';
import { namesOf } from '../../modules/key-names';
import { looksEnabled } from '../../modules/menu-item';
import { createEvent } from '../../modules/native-event';
import type { Page } from '../../renderer/page/types';
import { keysDisabledError, keysError, unfocusedKeysError, unheardKeysError } from '../../words/user-errors';
import { findByKeys, keysOf, type MenuPlaces, take } from './menu-choice';
import { focusIn, hears, type PageWindow, windowIn } from './page-events';

/** What pressing keys touches. */
export interface KeyPlaces extends MenuPlaces {
  readonly shortcuts: Shortcuts;
  /** What a contents shows, if it has run. */
  pageIn(contents: Electron.WebContents): Page | undefined;
  /** Whether a contents keeps its keys from the menu, as `setIgnoreMenuShortcuts` has it do. */
  ignoresMenu(contents: Electron.WebContents): boolean;
}

/**
 * Presses keys: a global shortcut takes them whole; else the focused contents hears of them, then its page, then the menu,
 * and each can keep them from the next.
 *
 * @throws Error for what is no accelerator, and where nobody listens
 */
export function press(places: KeyPlaces, text: string): void {
  const keys = typeof text === 'string' ? parseAccelerator(text) : undefined;
  if (keys === undefined) throw keysError(text);
  const { registered, suspended } = places.shortcuts;
  const shortcut = suspended ? undefined : registered.get(idOf(keys));
  if (shortcut) {
    shortcut.callback();
    return;
  }
  const contents = places.focusedContents();
  const strokes = contents ? new Strokes(places, contents, keys) : undefined;
  const isUnfocused = contents === null && !places.focusedWindow() && process.platform !== 'darwin';
  const isTaken = strokes?.down() ?? false;
  const isHeard = strokes?.heard ?? false;
  // A listener may have closed it.
  const isKept = isTaken || contents?.isDestroyed() || (contents !== null && places.ignoresMenu(contents));
  const isChosen = !isKept && chooses(places, keys, text);
  strokes?.up();
  if (isHeard || isChosen || strokes?.heard) return;
  throw isUnfocused ? unfocusedKeysError(text, shortcutsOf(places)) : unheardKeysError(text, known(places));
}

/** Whether the menu has an item for them; without a window only macOS has a menu. */
function chooses(places: KeyPlaces, keys: Accelerator, text: string): boolean {
  const window = places.focusedWindow();
  if (!window && process.platform !== 'darwin') return false;
  const found = findByKeys(places, idOf(keys));
  if (found === undefined) return false;
  const { item } = found;
  // The page does it by itself, whatever the item says.
  if (!item.registerAccelerator) return true;
  const path = [...found.through, item];
  const disabled = path.find((each) => !looksEnabled(each, places.era(), window));
  if (disabled) throw keysDisabledError(text, disabled.label);
  const { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey } = keys;
  take(places, found, { shiftKey, ctrlKey, altKey, metaKey, triggeredByAccelerator: true });
  return true;
}

/** What could have been pressed. */
function known(places: KeyPlaces): string[] {
  return [...shortcutsOf(places), ...keysOf(places)];
}

function shortcutsOf({ shortcuts }: KeyPlaces): string[] {
  return shortcuts.suspended ? [] : [...shortcuts.registered.values()].map(({ accelerator }) => accelerator);
}

const PAGE_EVENTS = ['keydown', 'keypress', 'keyup'];

/** The keys as a contents and its page hear of them: down, and up again. */
class Strokes {
  /** Whether anybody there listens. */
  heard = false;
  readonly #window: PageWindow | undefined;

  constructor(
    private readonly places: KeyPlaces,
    private readonly contents: Electron.WebContents,
    private readonly keys: Accelerator,
  ) {
    this.#window = windowIn(places.pageIn(contents));
  }

  /** @returns whether somebody keeps them from the menu */
  down(): boolean {
    this.#listen();
    if (this.#input('keyDown')) return true;
    return this.#dispatch('keydown');
  }

  up(): void {
    if (this.contents.isDestroyed()) return;
    this.#listen();
    if (!this.#input('keyUp')) this.#dispatch('keyup');
  }

  #listen(): void {
    const window = this.#window;
    this.heard ||= this.contents.listenerCount('before-input-event') > 0;
    this.heard ||= window !== undefined && hears(window, focusIn(window), PAGE_EVENTS);
  }

  /** @returns whether a listener of the app has prevented it (W4.11) */
  #input(type: 'keyDown' | 'keyUp'): boolean {
    const { shift, control, alt, meta } = this.keys;
    const held = Object.entries({ shift, control, alt, meta }).filter(([, isHeld]) => isHeld);
    const input = {
      ...{ type, ...namesOf(this.keys), isAutoRepeat: false, isComposing: false, shift, control, alt, meta },
      ...{ location: 0, modifiers: held.map(([name]) => name) },
    };
    const event = createEvent();
    this.contents.emit('before-input-event', event, input);
    return event.defaultPrevented;
  }

  /** @returns whether the page has prevented it */
  #dispatch(type: 'keydown' | 'keyup'): boolean {
    // A listener of the app may have shown something else meanwhile.
    const window = this.contents.isDestroyed() ? undefined : windowIn(this.places.pageIn(this.contents));
    if (window === undefined) return false;
    const { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey } = this.keys;
    const init = { ...namesOf(this.keys), shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
    return !focusIn(window).dispatchEvent(new window.KeyboardEvent(type, { ...init, composed: true, view: window }));
  }
}
