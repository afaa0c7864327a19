import type { EventEmitter } from 'node:events';
import { type Restore, saveTwin, together } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** A notification as somebody at the machine saw it, as plain data. */
export interface ShownNotification {
  /** Its id, which Electron makes unless the app gives one. */
  readonly id: string;
  /** The group that it is in; empty for none. */
  readonly groupId: string;
  /** The title of its group. */
  readonly groupTitle: string;
  /** Its title. */
  readonly title: string;
  /** Below the title, on macOS. */
  readonly subtitle: string;
  /** Its text. */
  readonly body: string;
  /** Whether it makes no sound. */
  readonly silent: boolean;
  /** Its path, or the image. */
  readonly icon: unknown;
  /** Whether it can be replied to, on macOS and Windows. */
  readonly hasReply: boolean;
  /** What the empty field for a reply shows. */
  readonly replyPlaceholder: string;
  /** `normal`, `critical` or `low`, on Linux and Windows. */
  readonly urgency: string;
  /** `default` or `never`, on Linux and Windows. */
  readonly timeoutType: string;
  /** The name of its sound, on macOS. */
  readonly sound: string;
  /** Its buttons and selections. */
  readonly actions: readonly Electron.NotificationAction[];
  /** What its button to close is called, on macOS. */
  readonly closeButtonText: string;
  /** What describes it instead, on Windows. */
  readonly toastXml: string;
  /** Whether it is still to be seen. */
  readonly isShown: boolean;
}

/** What Windows tells an app of what somebody did at a notification. */
export interface Activation {
  readonly type: 'click' | 'action' | 'reply';
  readonly arguments: string;
  readonly actionIndex?: number;
  readonly reply?: string;
}

/** The notifications of one fake. */
export class Notifications implements Part {
  /** Each time one was shown, in order. */
  readonly shown: ShownNotification[] = [];
  /** The app's objects for one, from the one that showed it on. */
  readonly #owners = new WeakMap<ShownNotification, readonly EventEmitter[]>();
  #onActivation: ((activation: Activation) => void) | undefined;
  #early: Activation | undefined;

  show(owner: EventEmitter, notification: ShownNotification): void {
    this.shown.push(notification);
    this.#owners.set(notification, [owner]);
  }

  /** It is not to be seen any more. */
  hide(notification: ShownNotification): void {
    Object.assign(notification, { isShown: false });
  }

  /** One more object of the app's that is told of it. */
  share(notification: ShownNotification, owner: EventEmitter): void {
    this.#owners.set(notification, [...this.ownersOf(notification), owner]);
  }

  /** The app's object has let go of it, and is told of it no more. */
  detach(notification: ShownNotification, owner: EventEmitter): void {
    const others = this.ownersOf(notification).filter((other) => other !== owner);
    this.#owners.set(notification, others);
  }

  ownersOf(notification: ShownNotification): readonly EventEmitter[] {
    return this.#owners.get(notification) ?? [];
  }

  /** What is to be seen of an app's object, or is it already. */
  shownBy(given: object): ShownNotification | undefined {
    return this.shown.findLast(
      (each) => each.isShown && (each === given || this.ownersOf(each).includes(given as never)),
    );
  }

  /** Whoever takes activations hears of the one that came before, and of all to come. */
  handleActivation(callback: (activation: Activation) => void): void {
    this.#onActivation = callback;
    const early = this.#early;
    this.#early = undefined;
    if (early) callback(early);
  }

  activate(activation: Activation): void {
    if (this.#onActivation) this.#onActivation(activation);
    else this.#early = activation;
  }

  save(): Restore {
    const states = this.shown.map((each) => [each, { ...each }, this.ownersOf(each)] as const);
    const owners = new Set(states.flatMap(([, , each]) => each));
    const onActivation = this.#onActivation;
    const early = this.#early;
    return together(...[...owners].map(saveTwin), () => {
      for (const [each, state, its] of states) {
        Object.assign(each, state);
        this.#owners.set(each, its);
      }
      this.shown.splice(0, this.shown.length, ...states.map(([each]) => each));
      this.#onActivation = onActivation;
      this.#early = early;
    });
  }
}

/** The notifications that an app has shown. */
export const notificationsOf = (machine: Machine): Notifications =>
  machine.part('notifications', () => new Notifications());
