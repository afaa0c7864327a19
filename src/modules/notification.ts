import { EventEmitter } from 'node:events';
import { afterTurn } from '../bus/timers';
import type { Notifications, ShownNotification } from '../machine/notifications';
import {
  notificationGroupError,
  notificationIdError,
  notificationNotReadyError,
  notificationRemoveError,
} from '../words/notification-errors';
import { booleanAt, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import { createEvent } from './native-event';
import { guardReceivers } from './receiver';

// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

/** What notifications need of their fake. */
export interface NotificationHost {
  readonly notifications: Notifications;
  isReady(): boolean;
  era(): { readonly notificationId: boolean; readonly notificationRemoval: boolean };
}

type Options = Electron.NotificationConstructorOptions;
type Texts = Record<(typeof TEXTS)[number], string>;

const TEXTS = [
  ...(['title', 'subtitle', 'body', 'timeoutType', 'replyPlaceholder', 'urgency', 'sound'] as const),
  ...(['closeButtonText', 'toastXml', 'id', 'groupId', 'groupTitle'] as const),
];
const WINDOWS_LIMIT = 64;

/** A notification that nobody sees: the machine has it on its list, and a test clicks it, answers it or closes it. */
export class NotificationTwin extends EventEmitter {
  readonly #host: NotificationHost;
  readonly #texts: Texts;
  readonly #icon: unknown;
  #silent: boolean;
  #hasReply: boolean;
  #actions: readonly Electron.NotificationAction[];
  #shown: ShownNotification | undefined;

  /**
   * @param shown - what is to be seen already, of one that comes out of the history
   * @throws Error before the app is ready; on Windows for an id that is too long, or a group's title without its id
   */
  constructor(host: NotificationHost, options: Options = {}, shown?: ShownNotification) {
    super();
    this.#host = host;
    if (!host.isReady()) throw notificationNotReadyError();
    const given = (typeof options === 'object' && options !== null ? options : {}) as Record<string, unknown>;
    const textOf = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
    this.#texts = Object.fromEntries(TEXTS.map((name) => [name, textOf(name)])) as Texts;
    this.#texts.id ||= crypto().randomUUID();
    this.#silent = Boolean(given.silent);
    this.#hasReply = Boolean(given.hasReply);
    this.#actions = actionsFrom(given.actions) ?? [];
    this.#icon = given.icon ?? null;
    this.#shown = shown;
    if (host.era().notificationId && isOn('win32')) this.#checkIds();
  }

  get id(): string {
    return this.#identity('id');
  }

  get groupId(): string {
    return this.#identity('groupId');
  }

  get groupTitle(): string {
    return this.#identity('groupTitle');
  }

  get silent(): boolean {
    return this.#silent;
  }

  set silent(silent: boolean) {
    this.#silent = booleanAt([silent]);
  }

  get hasReply(): boolean {
    return this.#hasReply;
  }

  set hasReply(hasReply: boolean) {
    this.#hasReply = booleanAt([hasReply]);
  }

  get actions(): Electron.NotificationAction[] {
    return this.#actions.map((action) => ({ ...action }));
  }

  set actions(actions: Electron.NotificationAction[]) {
    this.#actions = actionsFrom(actions) ?? this.#actions;
  }

  /** Shows it; one that is there already goes and comes anew (M6.6). `show` is emitted, on Linux before this returns. */
  show(): void {
    this.close();
    const { notifications } = this.#host;
    const shown: ShownNotification = {
      ...this.#texts,
      ...{ silent: this.#silent, hasReply: this.#hasReply, actions: this.actions, icon: this.#icon, isShown: true },
    };
    this.#shown = shown;
    notifications.show(this, shown);
    const tell = () => {
      if (shown.isShown) this.emit('show', createEvent());
    };
    if (isOn('linux')) tell();
    else afterTurn(tell);
  }

  /** Takes it away; nothing that comes of it is told any more (M6.6). */
  close(): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    this.#shown = undefined;
    this.#host.notifications.hide(shown);
    this.#host.notifications.detach(shown, this);
  }

  /** The texts that can be set, which act when it is shown the next time (M6.2). */
  static {
    for (const name of TEXTS) {
      if (name === 'id' || name === 'groupId' || name === 'groupTitle') continue;
      Object.defineProperty(NotificationTwin.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: NotificationTwin) {
          return this.#texts[name];
        },
        set(this: NotificationTwin, text: unknown) {
          this.#texts[name] = stringAt([text]);
        },
      });
    }
  }

  /** Not there before 42. */
  #identity(name: 'id' | 'groupId' | 'groupTitle'): string {
    return (this.#host.era().notificationId ? this.#texts[name] : undefined) as string;
  }

  #checkIds(): void {
    const { id, groupId, groupTitle } = this.#texts;
    if (id.length > WINDOWS_LIMIT) throw notificationIdError('id');
    if (groupId.length > WINDOWS_LIMIT) throw notificationIdError('groupId');
    if (groupTitle !== '' && groupId === '') throw notificationGroupError();
  }

  static #isGuarded = false;

  /** Has the members check what they are called on: once, and not before there is a class that shows them. */
  static guard(): void {
    if (!NotificationTwin.#isGuarded) guardReceivers(NotificationTwin.prototype, (value) => #texts in value);
    NotificationTwin.#isGuarded = true;
  }
}

/** The exported `Notification` of one fake. */
export type NotificationClass = typeof Electron.Notification;

/** Makes the `Notification` of one fake, which has only its class to find the fake by. */
export function createNotification(host: NotificationHost): NotificationClass {
  const { notifications } = host;
  NotificationTwin.guard();
  const remove = (which: (each: ShownNotification) => boolean) => {
    for (const each of notifications.shown) if (each.isShown && which(each)) notifications.hide(each);
  };

  class Notification extends NotificationTwin {
    constructor(options?: Options) {
      super(host, options);
    }

    static isSupported(): boolean {
      return true;
    }

    /** What is to be seen, on macOS; elsewhere nothing (M6.8). */
    static async getHistory(): Promise<NotificationTwin[]> {
      if (!isOn('darwin')) return [];
      const left = notifications.shown.filter(({ isShown }) => isShown);
      return left.map((shown) => {
        const { id, groupId, title, subtitle, body } = shown;
        const restored = new NotificationTwin(host, { id, groupId, title, subtitle, body } as Options, shown);
        Object.setPrototypeOf(restored, Notification.prototype);
        notifications.share(shown, restored);
        return restored;
      });
    }

    /** On macOS takes some away. @throws TypeError `Expected a string or array of strings` (M6.8) */
    static remove(given: string | string[]): void {
      const ids: unknown[] = Array.isArray(given) ? given : [given];
      if (!ids.every((id) => typeof id === 'string')) throw notificationRemoveError();
      if (isOn('darwin')) remove(({ id }) => ids.includes(id));
    }

    static removeAll(): void {
      if (isOn('darwin')) remove(() => true);
    }

    static removeGroup(...given: [groupId: string]): void {
      const group = stringAt(given);
      if (isOn('darwin')) remove(({ groupId }) => groupId === group);
    }

    /** On Windows: what is done at any notification, also at one that was left by an earlier start. */
    static handleActivation(callback: (details: Electron.ActivationArguments) => void): void {
      notifications.handleActivation((activation) => callback({ ...activation }));
    }
  }

  const era = host.era;
  onlyWhere(Notification, () => era().notificationId, ['getHistory']);
  onlyWhere(Notification, () => era().notificationRemoval, ['remove', 'removeAll', 'removeGroup']);
  onlyWhere(Notification, () => era().notificationId && isOn('win32'), ['handleActivation']);
  // Its texts are accessors that are made from a table.
  return Notification as unknown as NotificationClass;
}

/** Those that are actions; undefined for what is no list. */
function actionsFrom(given: unknown): Electron.NotificationAction[] | undefined {
  if (!Array.isArray(given)) return undefined;
  return given.filter((each) => typeof each === 'object' && each !== null).map((each) => ({ ...each }));
}
