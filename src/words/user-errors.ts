import { nearest } from './nearest';
import { show } from './usage-errors';

/** What the person in front of the app cannot do: what was asked, what is there instead, and the way out. */

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

/** An answer that no dialog has come for, or that fitted none. */
export function unusedAnswerError(words: string, kinds: string, misfit: string | undefined): Error {
  const why = misfit === undefined ? `and no ${kinds} was shown` : `but ${misfit.replace(/\.$/, '')}`;
  return new Error(`${words} said what the user would do, ${why}.`);
}
