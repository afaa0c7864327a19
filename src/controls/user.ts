import type { Dialogs, QueuedAnswer, Reaction } from '../machine/dialogs';
import type { GivenFiles } from '../machine/files';
import type { Notifications, ShownNotification } from '../machine/notifications';
import { PERMISSIONS, type Permissions } from '../machine/permissions';
import type { ShownTray, Trays } from '../machine/trays';
import { show } from '../words/usage-errors';
import {
  goneTrayError,
  noCloseButtonError,
  notClickableError,
  notClosableError,
  permissionNameError,
} from '../words/user-errors';
import type { KeyPlaces } from './deeds/key-press';
import type { NotificationClick, NotificationEra } from './deeds/notification-answer';
import type { TrayClick } from './deeds/tray-click';

/** What the person in front of an app touches of its fake; each part is asked for when a hand goes to it. */
export interface UserHost extends KeyPlaces {
  readonly dialogs: Dialogs;
  readonly files: GivenFiles;
  readonly notifications: Notifications;
  readonly permissions: Permissions;
  readonly trays: Trays;
  notificationEra(): NotificationEra;
  isTray(value: unknown): boolean;
  isNotification(value: unknown): boolean;
  /** Puts text on the clipboard of the machine. */
  copy(text: string): void;
  /** Closes a window as its close button does; undefined for what is no window, false for one without the button. */
  close(value: unknown): boolean | undefined;
  contentsIn(window: object): Electron.WebContents;
}

/** What of the app's, or of the machine's list, a hand can point at. */
type TrayLike = Electron.Tray | ShownTray;
type NotificationLike = Electron.Notification | ShownNotification;

/**
 * The person in front of the app, as a test plays it. Nobody is there unless the test says so: a dialog that nobody has
 * said anything about is dismissed at once.
 */
export class User {
  readonly #host: UserHost;

  /** @internal */
  constructor(host: UserHost) {
    this.#host = host;
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
   * @param options - `checkbox`: how the checkbox is left; without it, as the app has it
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
    this.#host.dialogs.wait();
  }

  /**
   * Chooses an item of the menu that is open by itself, else of the menu bar.
   *
   * @param steps - labels from the outside in, without the marks of access keys; or an id or a role alone
   * @throws Error naming what is there, where there is no such item or it is disabled
   */
  chooses(...steps: readonly string[]): void {
    const { choose } = require('./deeds/menu-choice') as typeof import('./deeds/menu-choice');
    choose(this.#host, steps);
  }

  /**
   * Presses keys and lets go of them: a global shortcut takes them; else the focused contents hears `before-input-event`,
   * its page `keydown`, and what neither prevents is looked for in the menu.
   *
   * @param accelerator - as `CmdOrCtrl+Shift+P`
   * @throws Error naming what could be pressed, where nobody listens
   */
  presses(accelerator: string): void {
    const { press } = require('./deeds/key-press') as typeof import('./deeds/key-press');
    press(this.#host, accelerator);
  }

  /**
   * Clicks the icon of a tray, or a notification.
   *
   * @param target - the app's object, or what the machine's list has of it
   * @throws Error where it is not there to be clicked, or where the platform tells nobody of such a click
   */
  clicks(target: TrayLike, how?: TrayClick): void;
  clicks(target: NotificationLike, where?: NotificationClick): void;
  clicks(target: object, options: TrayClick & NotificationClick = {}): void {
    const { notifications, trays, popups } = this.#host;
    const owner = this.#host.isTray(target) ? target : trays.ownerOf(target);
    if (owner !== undefined) {
      const tray = trays.shownBy(owner);
      if (tray === undefined) throw goneTrayError();
      const { clickTray } = require('./deeds/tray-click') as typeof import('./deeds/tray-click');
      clickTray(trays.ownerOf(tray)!, tray, popups, options);
    } else if (this.#host.isNotification(target) || notifications.shown.includes(target as ShownNotification)) {
      this.#notificationHand.click(target, options);
    } else throw notClickableError(target);
  }

  /**
   * Answers a notification with text.
   *
   * @throws Error where it is not shown or takes no reply
   */
  replies(notification: NotificationLike, text: string): void {
    this.#notificationHand.reply(notification, text);
  }

  /**
   * Closes a window by its button, which the app can prevent, or dismisses a notification.
   *
   * @throws Error where there is nothing to close
   */
  closes(target: Electron.BaseWindow | NotificationLike): void {
    const closed = this.#host.close(target);
    if (closed === false) throw noCloseButtonError();
    if (closed) return;
    const { notifications } = this.#host;
    const isKnown = this.#host.isNotification(target) || notifications.shown.includes(target as ShownNotification);
    if (!isKnown) throw notClosableError(target);
    this.#notificationHand.close(target);
  }

  /** Copies text somewhere else: it is on the clipboard of the machine. */
  copies(text: string): void {
    this.#host.copy(text);
  }

  /**
   * Drops files onto the page of a window: `dragenter`, `dragover` and, if that is prevented, `drop`, with the files.
   *
   * @param paths - of files, whose content comes along where they exist
   * @param options - `on`: a selector of the element they are dropped on; without it, the body
   * @throws Error where there is no page or no such element, or where the page does not take them
   */
  drops(
    window: Electron.BrowserWindow | Electron.WebContents,
    paths: string | readonly string[],
    { on }: { readonly on?: string } = {},
  ): void {
    const { dropFiles } = require('./deeds/file-drop') as typeof import('./deeds/file-drop');
    const page = this.#host.pageIn(this.#host.contentsIn(window));
    dropFiles(page, typeof paths === 'string' ? [paths] : paths, this.#host.files, on);
  }

  /**
   * Allows what is asked for by this name, from now on, wherever the app asks nobody: it has no permission handler.
   *
   * @param permission - as Electron calls it: `'media'`, `'geolocation'`, `'notifications'`
   * @throws TypeError for a name that is none
   */
  grants(permission: string): void {
    this.#answer('grants', permission, true);
  }

  /** Refuses it. As `grants`. */
  denies(permission: string): void {
    this.#answer('denies', permission, false);
  }

  /** The answers that no dialog has come for, and those that fitted none: under an integration they fail their test. */
  get unused(): readonly QueuedAnswer[] {
    return this.#host.dialogs.unused;
  }

  get #notificationHand() {
    const { NotificationHand } = require('./deeds/notification-answer') as typeof import('./deeds/notification-answer');
    return new NotificationHand(this.#host.notifications, this.#host.notificationEra);
  }

  #answer(word: 'grants' | 'denies', permission: string, answer: boolean): void {
    if (!PERMISSIONS.includes(permission)) throw permissionNameError(word, permission, PERMISSIONS);
    this.#host.permissions.answers.set(permission, answer);
  }

  #will(reaction: Reaction, words: string): void {
    this.#host.dialogs.react({ reaction, words, where: new Error() });
  }
}
