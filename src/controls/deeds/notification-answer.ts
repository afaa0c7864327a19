import type { Activation, Notifications, ShownNotification } from '../../machine/notifications';
import { createEvent } from '../../modules/native-event';
import { show } from '../../words/usage-errors';
import { notificationError, notShownError } from '../../words/user-errors';

/** What of a version counts for notifications. */
export interface NotificationEra {
  readonly notificationDetails: boolean;
  readonly notificationReason: boolean;
}

/** Where a notification is clicked. */
export interface NotificationClick {
  /** The index of one of its `actions`; without it, the notification itself is clicked. */
  readonly action?: number;
  /** Of an action with several: the index of the one that is chosen. */
  readonly selection?: number;
}

/** What somebody does at the notifications of one fake. */
export class NotificationHand {
  constructor(
    private readonly notifications: Notifications,
    private readonly era: () => NotificationEra,
  ) {}

  /** @throws Error where it is not shown, or has no such action on this platform */
  click(given: object, { action, selection = -1 }: NotificationClick = {}): void {
    const word = action === undefined ? 'clicks(notification)' : `clicks(notification, { action: ${action} })`;
    const shown = this.#shown(given, word);
    if (action === undefined) {
      this.#tell(shown, 'click', {});
      this.#finish(shown, { type: 'click' });
      return;
    }
    if (process.platform === 'linux') throw notificationError(word, 'on Linux notifications have no actions (M6.5).');
    if (shown.actions[action] === undefined) {
      const texts = shown.actions.map(({ text }, index) => `${index} ${show(text ?? '')}`);
      const has = texts.length > 0 ? `its actions are ${texts.join(', ')}` : 'it has none';
      throw notificationError(word, `the notification has no such action; ${has}.`);
    }
    this.#tell(shown, 'action', { actionIndex: action, selectionIndex: selection }, action, selection);
    this.#finish(shown, { type: 'action', actionIndex: action });
  }

  /** @throws Error where it is not shown, or takes no reply */
  reply(given: object, text: string): void {
    const word = `replies(notification, ${show(text)})`;
    const shown = this.#shown(given, word);
    if (process.platform === 'linux') throw notificationError(word, 'on Linux notifications take no replies (M6.5).');
    if (!shown.hasReply) throw notificationError(word, 'the notification takes no reply: it has not hasReply: true.');
    this.#tell(shown, 'reply', { reply: text }, text);
    this.#finish(shown, { type: 'reply', reply: text });
  }

  /** @throws Error where it is not shown */
  close(given: object): void {
    const shown = this.#shown(given, 'closes(notification)');
    this.notifications.hide(shown);
    const isTold = this.era().notificationReason && process.platform === 'win32';
    this.#emit(shown, 'close', isTold ? { reason: 'userCanceled' } : {});
  }

  #shown(given: object, word: string): ShownNotification {
    const shown = this.notifications.shownBy(given);
    if (shown === undefined) throw notShownError(word);
    return shown;
  }

  #tell(shown: ShownNotification, event: string, details: object, ...args: unknown[]): void {
    this.#emit(shown, event, this.era().notificationDetails ? details : {}, ...args);
  }

  #emit(shown: ShownNotification, event: string, details: object, ...args: unknown[]): void {
    for (const owner of this.notifications.ownersOf(shown)) {
      owner.emit(event, Object.assign(createEvent(), details), ...args);
    }
  }

  /** It is dealt with, so it goes; no close is told (M6.5). */
  #finish(shown: ShownNotification, activation: Omit<Activation, 'arguments'>): void {
    this.notifications.hide(shown);
    if (process.platform === 'win32') this.notifications.activate({ ...activation, arguments: '' });
  }
}
