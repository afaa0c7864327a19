import { type Dialogs, dialogsOf, type QueuedAnswer, type Reaction, type ShownDialog } from '../machine/dialogs';
import type { Machine } from '../machine/machine';
import { show } from '../words/usage-errors';

/** What the person in front of an app needs of its fake. */
export interface UserHost {
  readonly machine: Machine;
}

/**
 * The person in front of the app, as a test plays it. Nobody is there unless the test says so: a dialog that nobody has
 * said anything about is dismissed at once.
 */
export class User {
  readonly #dialogs: Dialogs;

  constructor(host: UserHost) {
    this.#dialogs = dialogsOf(host.machine);
  }

  /**
   * Answers the open dialog that is there, else the next one.
   *
   * @param paths - of the files or folders; more than one only where the dialog has `multiSelections`
   * @throws Error where the dialog that is there cannot be answered so
   */
  willOpen(paths: string | readonly string[]): void {
    const list = typeof paths === 'string' ? [paths] : [...paths];
    this.#will({ kind: 'open', paths: list }, `user.willOpen(${show(paths)})`);
  }

  /** Answers the save dialog that is there, else the next one. */
  willSave(path: string): void {
    this.#will({ kind: 'save', path }, `user.willSave(${show(path)})`);
  }

  /**
   * Presses a button of the message box that is there, else of the next one.
   *
   * @param button - its label, with or without the mark of its access key, or its index
   * @param options.checkbox - how the checkbox is left; without it, as the app has it
   * @throws Error where the message box that is there has no such button or no checkbox
   */
  willPress(button: string | number, { checkbox }: { readonly checkbox?: boolean } = {}): void {
    const reaction: Reaction = { kind: 'press', button, ...(checkbox !== undefined && { checkbox }) };
    this.#will(reaction, `user.willPress(${show(button)})`);
  }

  /** Dismisses the dialog that is there, else the next one of whatever kind. */
  willCancel(): void {
    this.#will({ kind: 'cancel' }, 'user.willCancel()');
  }

  /**
   * From now on a dialog that the app awaits stays open until the test answers it in the same words. One that the app
   * stands still for (`showMessageBoxSync` and its like) has to be answered beforehand, as there is no later.
   */
  waits(): void {
    this.#dialogs.wait();
  }

  /** Every dialog that the app has shown, in order. */
  get dialogs(): readonly ShownDialog[] {
    return this.#dialogs.shown;
  }

  /** The answers that no dialog has come for, and those that fitted none: under an integration they fail their test. */
  get unused(): readonly QueuedAnswer[] {
    return this.#dialogs.unused;
  }

  #will(reaction: Reaction, words: string): void {
    this.#dialogs.react({ reaction, words, where: new Error() });
  }
}
