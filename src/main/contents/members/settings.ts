import { tell } from '../../../bus/emitter';
import { createdEvent, createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import { portRangeError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';
import { booleanIn, objectIn, oneIn, stringIn } from './given';

const POLICIES = [
  'default',
  'default_public_interface_only',
  'default_public_and_private_interfaces',
  'disable_non_proxied_udp',
] as const;

const ANIMATIONS = ['animate', 'animateOnce', 'noAnimation'] as const;

/** What an app tells a contents once. */
export const SETTINGS = {
  /** W4.17: its session's, unless it has one of its own. */
  getUserAgent(this: WebContents): string {
    const own = this[NATIVE]().get('UserAgent') as string | undefined;
    return own || this.session.getUserAgent();
  },

  /** @throws TypeError for what is no string */
  setUserAgent(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('UserAgent', stringIn(given, 0));
  },

  isAudioMuted(this: WebContents): boolean {
    return this[NATIVE]().get('AudioMuted') === true;
  },

  setAudioMuted(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('AudioMuted', booleanIn(given, 0));
  },

  /** Whether an element of the page plays, and is not muted. */
  isCurrentlyAudible(this: WebContents): boolean {
    return this[NATIVE]().get('Audible') === true;
  },

  getBackgroundThrottling(this: WebContents): boolean {
    const own = this[NATIVE]().get('BackgroundThrottling') as boolean | undefined;
    return own ?? this.links.preferences?.backgroundThrottling !== false;
  },

  setBackgroundThrottling(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('BackgroundThrottling', booleanIn(given, 0));
  },

  isCaretBrowsingEnabled(this: WebContents): boolean {
    return this[NATIVE]().get('CaretBrowsingEnabled') === true;
  },

  setCaretBrowsingEnabled(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('CaretBrowsingEnabled', booleanIn(given, 0));
  },

  getWebRTCIPHandlingPolicy(this: WebContents): string {
    return (this[NATIVE]().get('WebRTCPolicy') as string | undefined) ?? 'default';
  },

  /** @throws TypeError for a policy that Chromium has not */
  setWebRTCIPHandlingPolicy(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('WebRTCPolicy', oneIn(given, 0, POLICIES));
  },

  getWebRTCUDPPortRange(this: WebContents): Electron.WebRTCUDPPortRange {
    const range = this[NATIVE]().get('WebRTCPorts') as Electron.WebRTCUDPPortRange | undefined;
    return { min: 0, max: 0, ...range };
  },

  /** @throws Error for a range that is none (W4.18) */
  setWebRTCUDPPortRange(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    const { min, max } = objectIn(given, 0) as { min?: unknown; max?: unknown };
    if (!isCount(min) || !isCount(max)) throw portRangeError('both');
    const isNone = min === 0 && max === 0;
    if (!isNone && (min === 0 || max === 0 || min > 65_535 || max > 65_535)) throw portRangeError('range');
    if (max < min) throw portRangeError('order');
    state.set('WebRTCPorts', { min, max });
  },

  /** @throws TypeError for another policy than `animate`, `animateOnce` and `noAnimation` */
  setImageAnimationPolicy(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('ImageAnimationPolicy', oneIn(given, 0, ANIMATIONS));
  },

  setIgnoreMenuShortcuts(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('IgnoreMenuShortcuts', booleanIn(given, 0));
  },

  /** Takes what answers a page's `window.open`; what is no function is none. */
  setWindowOpenHandler(this: WebContents, handler: unknown): void {
    this[NATIVE]().set('WindowOpenHandler', handler ?? undefined);
  },

  /** The folders of its tools. @throws TypeError for what is no string */
  addWorkSpace(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    const paths = (state.get('WorkSpaces') as readonly string[] | undefined) ?? [];
    state.set('WorkSpaces', [...new Set([...paths, stringIn(given, 0)])]);
  },

  removeWorkSpace(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    const paths = (state.get('WorkSpaces') as readonly string[] | undefined) ?? [];
    const path = stringIn(given, 0);
    state.set(
      'WorkSpaces',
      paths.filter((other) => other !== path),
    );
  },

  /** One more contents with the same settings, session and history, which has loaded nothing. */
  clone(this: WebContents): WebContents {
    this[NATIVE]();
    const { reach } = this.fake.registry;
    const copy = reach.newContents();
    const { preferences } = this.links;
    copy.link({ preferences, session: this.session });
    copy.navigationHistory.copyFrom(this.navigationHistory);
    reach.tellApp('web-contents-created', createdEvent(copy), copy);
    return copy;
  },
};

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Tells that the page began or ceased to be heard (W4.21). */
export function soundChanged(contents: WebContents, audible: boolean): void {
  const state = contents[NATIVE]();
  if ((state.get('Audible') ?? false) === audible) return;
  state.set('Audible', audible);
  tell(contents, 'audio-state-changed', createEvent({ audible }));
}
