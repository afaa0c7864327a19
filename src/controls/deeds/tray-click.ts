import type { EventEmitter } from 'node:events';
import type { Popups } from '../../machine/popups';
import type { ShownTray } from '../../machine/trays';
import type { MenuTwin } from '../../modules/menu';
import { popUp } from '../../modules/popup';
import { trayClickError } from '../../words/user-errors';

/** How a tray is clicked. */
export interface TrayClick {
  /** Default `left`. */
  readonly button?: 'left' | 'right' | 'middle';
  /** Twice in a row. */
  readonly double?: boolean;
  /** Whether Shift is held down. */
  readonly shift?: boolean;
  /** Whether Control is held down. */
  readonly control?: boolean;
  /** Whether Alt is held down. */
  readonly alt?: boolean;
  /** Whether Meta is held down. */
  readonly meta?: boolean;
}

/** What each platform tells an app of (M5.7), or does by itself. */
const KNOWN: Readonly<Record<string, string>> = {
  darwin: "a click, a double click or one with { button: 'right' }",
  linux: "a click, or one with { button: 'right' } for the menu",
  win32: "a click, a double click or one with { button: 'right' } or { button: 'middle' }",
};

/**
 * Clicks the icon of a tray, as the platform tells of it; what opens a menu there opens it.
 *
 * @param owner - the app's object
 * @throws Error for a click that is told to nobody on this platform
 */
export function clickTray(owner: EventEmitter, tray: ShownTray, popups: Popups, how: TrayClick): void {
  const { platform } = process;
  const { button = 'left', double = false } = how;
  const refuse = () =>
    trayClickError(double ? `double ${button} click` : `${button} click`, platform, KNOWN[platform] ?? KNOWN.linux!);
  const hand = new Hand(owner, how);
  const open = () => {
    if (tray.menu) popUp(popups, tray.menu as MenuTwin, { window: null, x: -1, y: -1 });
  };
  if (platform === 'darwin') clickOnMac(hand, tray, open, how, refuse);
  else if (platform === 'win32') clickOnWindows(hand, tray, open, how, refuse);
  else if (button === 'middle' || double || (button === 'right' && !tray.menu)) throw refuse();
  // The desktop shows the menu, and tells nobody.
  else if (button === 'right') open();
  else hand.click();
}

function clickOnMac(hand: Hand, tray: ShownTray, open: () => void, how: TrayClick, refuse: () => Error): void {
  const { button = 'left', double = false } = how;
  if (button === 'middle' || (button === 'right' && double)) throw refuse();
  if (button === 'right') {
    hand.tell('right-click');
    return;
  }
  hand.mouse('mouse-down');
  hand.mouse('mouse-up');
  hand.click();
  if (double && hand.ignoresDoubles) hand.click();
  else if (double) hand.tell('double-click');
  if (tray.menu && tray.menu.items.length > 0) open();
}

function clickOnWindows(hand: Hand, tray: ShownTray, open: () => void, how: TrayClick, refuse: () => Error): void {
  const { button = 'left', double = false } = how;
  if (double && button !== 'left') throw refuse();
  if (button === 'middle') hand.tell('middle-click');
  else if (button === 'right' && tray.menu) open();
  else if (button === 'right') hand.tell('right-click');
  else {
    hand.click();
    if (double) hand.tell('double-click');
  }
}

/** The mouse over the icon. Nobody draws it, so it is nowhere. */
class Hand {
  readonly #keys: Electron.KeyboardEvent;

  constructor(
    private readonly owner: EventEmitter,
    { shift = false, control = false, alt = false, meta = false }: TrayClick,
  ) {
    const keys = { shiftKey: shift, ctrlKey: control, altKey: alt, metaKey: meta };
    this.#keys = { ...keys, triggeredByAccelerator: false };
  }

  get ignoresDoubles(): boolean {
    return Reflect.get(this.owner, 'ignoresDoubleClicks') === true;
  }

  click(): void {
    this.owner.emit('click', { ...this.#keys }, bounds(), { x: 0, y: 0 });
  }

  tell(event: 'right-click' | 'middle-click' | 'double-click'): void {
    this.owner.emit(event, { ...this.#keys }, bounds());
  }

  mouse(event: 'mouse-down' | 'mouse-up'): void {
    this.owner.emit(event, { ...this.#keys }, { x: 0, y: 0 });
  }
}

function bounds(): Electron.Rectangle {
  return { x: 0, y: 0, width: 0, height: 0 };
}
