import { nearest } from './nearest';
import { show } from './usage-errors';

/** What the person in front of the app cannot do: what was asked, what is there instead, and the way out. */

/** A permission that Electron does not know. */
export function permissionNameError(word: string, given: unknown, known: readonly string[]): TypeError {
  const like = nearest(String(given), known, ' Did you mean ');
  return new TypeError(
    `user.${word}(${show(given)}): there is no such permission.${like} There are ${known.join(', ')}.`,
  );
}

/** A button that a message box does not have. */
export function buttonError(given: string | number, buttons: readonly string[]): Error {
  const known = buttons.map(show).join(', ');
  const like = typeof given === 'string' ? nearest(given, buttons, ' Did you mean ') : '';
  return new Error(`the message box has no button ${show(given)}; it has ${known}.${like}`);
}

/** A checkbox that a message box does not have. */
export function noCheckboxError(): Error {
  return new Error('the message box has no checkbox: its options have no checkboxLabel.');
}

/** More files than an open dialog lets anybody choose. */
export function oneFileError(count: number): Error {
  return new Error(`the open dialog takes one file, and not ${count}: its properties have no 'multiSelections'.`);
}

/** What comes for each way to answer. */
const ASKED: Readonly<Record<string, string>> = {
  open: 'open dialog was shown',
  save: 'save dialog was shown',
  press: 'message box was shown',
  cancel: 'dialog was shown',
};

/**
 * An answer that no dialog has come for, or that fitted none.
 *
 * @param kind - of the answer: `open`, `save`, `press` or `cancel`
 * @param misfit - why it did not fit the one that came
 */
export function unusedAnswerError(words: string, kind: string, misfit: string | undefined): Error {
  const why = misfit === undefined ? `, and no ${ASKED[kind]}.` : `, but ${misfit}`;
  return new Error(`${words} said what the user would do${why}`);
}

/** Where a menu item was looked for, and what is there. */
interface Lost {
  /** Which of the steps leads nowhere. */
  readonly lost: number;
  readonly there: readonly string[];
  /** The whole way to an item of that name, if it is elsewhere. */
  readonly path: readonly string[] | undefined;
}

/** A menu item that is not there. */
export function noItemError(steps: readonly string[], isOpen: boolean, { lost, there, path }: Lost): Error {
  const menu = lost > 0 ? `the menu ${show(steps[lost - 1])}` : isOpen ? 'the menu that is open' : 'the menu bar';
  const has = there.length > 0 ? `it has ${there.map(show).join(', ')}` : 'it is empty';
  const whole = path && path.length > 1 ? ` Did you mean user.chooses(${path.map(show).join(', ')})?` : '';
  const wanted = steps[lost]!;
  const like = whole || nearest(wanted, there, ' Did you mean ');
  return new Error(`user.chooses(${given(steps)}): there is no ${show(wanted)} in ${menu}; ${has}.${like}`);
}

/** There is nothing to choose from. */
export function noMenuError(steps: readonly string[]): Error {
  return new Error(
    `user.chooses(${given(steps)}): no menu is open and there is no menu bar. ` +
      'Set one with Menu.setApplicationMenu, or open one with menu.popup or user.clicks(tray).',
  );
}

export function itemDisabledError(path: readonly string[], which: string): Error {
  return new Error(`user.chooses(${given(path)}): ${show(which)} is disabled, so that nobody can choose it.`);
}

export function itemHiddenError(path: readonly string[], which: string): Error {
  return new Error(`user.chooses(${given(path)}): ${show(which)} is not visible, so that nobody can choose it.`);
}

export function submenuError(path: readonly string[], items: readonly string[]): Error {
  return new Error(
    `user.chooses(${given(path)}): ${show(path.at(-1))} is a submenu; choose one of ${items.map(show).join(', ')} in it.`,
  );
}

/** Keys that are none. */
export function keysError(keys: unknown): Error {
  return new Error(
    `user.presses(${show(keys)}): that is no accelerator. One is modifiers and a key, such as 'CmdOrCtrl+Shift+P' or 'F5'.`,
  );
}

/** Keys that nobody listens to. */
export function unheardKeysError(keys: string, known: readonly string[]): Error {
  const what = known.length > 0 ? `What is listened to: ${known.map(show).join(', ')}.` : 'Nothing is listened to.';
  return new Error(
    `user.presses(${show(keys)}): nobody listens to it, neither a global shortcut, nor 'before-input-event', nor the ` +
      `page, nor the menu. ${what}${nearest(keys, known, ' Did you mean ')}`,
  );
}

/** Keys that only a focused window would hear of. */
export function unfocusedKeysError(keys: string, shortcuts: readonly string[]): Error {
  const what = shortcuts.length > 0 ? `Those are: ${shortcuts.map(show).join(', ')}.` : 'There are none.';
  return new Error(
    `user.presses(${show(keys)}): no window is focused, so that only global shortcuts hear of it. ${what} ` +
      'Have the app show a window, or focus one: window.focus().',
  );
}

/** Keys of an item that cannot be chosen now. */
export function keysDisabledError(keys: string, label: string): Error {
  return new Error(`user.presses(${show(keys)}): the menu item ${show(label)} is disabled.`);
}

export function notClickableError(value: unknown): Error {
  return new Error(
    `user.clicks(${show(value)}): what can be clicked is a Tray or a Notification of this fake, or what system.trays or ` +
      'system.notifications has of it.',
  );
}

export function goneTrayError(): Error {
  return new Error('user.clicks(tray): the tray is destroyed, so that there is nothing to click.');
}

/** A click that this platform tells nobody of. */
export function trayClickError(click: string, platform: string, known: string): Error {
  return new Error(`user.clicks(tray): a ${click} is told to nobody on ${platform}; there it is ${known}.`);
}

export function notShownError(word: string): Error {
  return new Error(`user.${word}: the notification is not shown. The app shows it with notification.show().`);
}

/** What a notification has not, or not on this platform. */
export function notificationError(word: string, why: string): Error {
  return new Error(`user.${word}: ${why}`);
}

export function notClosableError(value: unknown): Error {
  return new Error(
    `user.closes(${show(value)}): what can be closed is a window or a Notification of this fake that is shown.`,
  );
}

export function noCloseButtonError(): Error {
  return new Error('user.closes(window): the window has no close button: it is not closable.');
}

export function noPageError(): Error {
  return new Error(
    'user.drops(window, …): the window shows no page that has run, so nothing can be dropped there. Load one.',
  );
}

export function noZoneError(selector: string): Error {
  return new Error(`user.drops(window, …): the page has no element ${show(selector)}.`);
}

/** Where the page does not take what is dropped. */
export function refusedDropError(): Error {
  return new Error(
    "user.drops(window, …): the page does not take it: no listener for 'dragover' prevents it there. " +
      'Add one, or say where with the option { on: selector }.',
  );
}

function given(steps: readonly string[]): string {
  return steps.map(show).join(', ');
}
