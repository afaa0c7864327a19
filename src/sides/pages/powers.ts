import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Board, clipboardOf, TYPES } from '../../machine/clipboard';
import { copyDisplay, displaysOf } from '../../machine/displays';
import { notificationsOf, type ShownNotification } from '../../machine/notifications';
import { powerOf } from '../../machine/power';
import { shellOf } from '../../machine/shell';
import { surroundingsOf } from '../../machine/surroundings';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { createEvent } from '../../modules/native-event';
import type { Asker, PermissionGate } from '../../modules/permission-gate';
import { GATE } from '../../modules/session-parts';
import type { PageNotice, PagePosition, PagePowers, PageTrack } from '../../renderer/page/powers/types';
import type { Renderer } from '../renderer';
import { DeviceChoice } from './device-choice';
import type { PagesHost } from './pages-host';

/** Those that Electron asks for as the main frame, whichever frame wants them (N4.8). */
const AS_MAIN_FRAME = ['pointerLock', 'keyboardLock'];
/** Of those no contents is said (N4.6). */
const WITHOUT_CONTENTS = ['hid', 'usb', 'fileSystem', 'notifications'];

/** With a slash at its end, as a URL (N4.5). */
export function originUrl(origin: string): string {
  if (origin === 'null') return '';
  return origin === 'file://' ? 'file:///' : `${origin}/`;
}

/** A page goes to what another program is for: the desktop is asked to open it, if the app lets it. */
export function openExternal({ bus, machine }: PagesHost, contents: WebContents, externalURL: string): void {
  const twin = contents as unknown as Electron.WebContents;
  const { [GATE]: gate } = contents.session as { [GATE]?: PermissionGate };
  const open = (granted: boolean) => {
    if (granted) shellOf(machine).opened.push({ kind: 'openExternal', target: externalURL });
  };
  const details = { requestingUrl: contents.frame.identity.url, isMainFrame: true };
  if (gate === undefined) open(true);
  else bus.later(() => gate.request({ contents: twin, details }, 'openExternal', { externalURL }, open));
}

/** What the pages of one frame can do beyond their documents. */
export function createPowers(host: PagesHost, renderer: Renderer, frame: WebFrameMain): PagePowers {
  const { bus, machine } = host;
  const contents = renderer.webContents;
  const twin = contents as unknown as Electron.WebContents;
  const gate = (): PermissionGate | undefined => (contents.session as unknown as { [GATE]?: PermissionGate })[GATE];
  const ownOrigin = () => originUrl(frame.identity.origin);
  /** Runs in a later task, for the document that asks: what becomes of another one is no answer to this. */
  const later = (work: () => void) => {
    const { endpoint } = frame;
    bus.later(() => {
      if (!contents.gone && !frame.node.isDestroyed && frame.endpoint === endpoint) work();
    });
  };
  const topUrl = () => frame.node.top.frame.identity;
  const asker = (permission: string): Asker => {
    const isMainFrame = frame.node.parent === undefined || AS_MAIN_FRAME.includes(permission);
    return { contents: twin, details: { requestingUrl: (isMainFrame ? topUrl() : frame.identity).url, isMainFrame } };
  };
  /** What a page says of its question beside what Electron knows itself. */
  const saidOf = ({ isMedia, ...details }: { isMedia?: boolean } & object) =>
    isMedia ? { ...details, securityOrigin: ownOrigin() } : details;
  const choice = new DeviceChoice(
    {
      machine,
      gate,
      origin: ownOrigin,
      twin: () => twin,
      frame: () => (frame.node.isDestroyed ? null : (frame as WebFrameMain & Electron.WebFrameMain)),
      guard: (work) => bus.reporter.guard(work),
    },
    later,
  );

  return {
    request(permission, details, answer) {
      const reply = (granted: boolean) => later(() => answer(granted));
      later(() => {
        const asked = gate();
        if (asked === undefined) reply(true);
        else asked.request(asker(permission), permission, saidOf(details), reply);
      });
    },
    check(permission, details) {
      const isMainFrame = frame.node.parent === undefined;
      const origin = ownOrigin();
      const top = originUrl(topUrl().origin);
      const { isDevice, ...said } = saidOf(details) as { isDevice?: boolean };
      const isForeign = !isMainFrame && top !== origin;
      const none = WITHOUT_CONTENTS.includes(permission);
      const who = none || isForeign ? null : twin;
      return (
        gate()?.check(who, permission, origin, {
          requestingUrl: frame.identity.url,
          ...(isForeign && { embeddingOrigin: top }),
          ...(isDevice && { securityOrigin: origin }),
          isMainFrame: isMainFrame && !(none && isDevice),
          ...said,
        }) ?? true
      );
    },
    position(): PagePosition | undefined {
      const { position } = surroundingsOf(machine).state;
      const unknown = { accuracy: 100, altitude: null, altitudeAccuracy: null, heading: null, speed: null };
      return position && { ...unknown, ...position };
    },
    watchPosition(moved) {
      const { events, state } = surroundingsOf(machine);
      let before = state.position;
      const look = () => {
        const { position } = surroundingsOf(machine).state;
        if (position !== before) later(moved);
        before = position;
      };
      events.on('changed', look);
      return () => events.off('changed', look);
    },
    mediaDevices() {
      const { mediaDevices } = surroundingsOf(machine).state;
      const isFake = mediaDevices.length === 0 && host.hasSwitch('use-fake-device-for-media-stream');
      return (isFake ? FAKE_DEVICES : mediaDevices).map(({ kind, label, deviceId, groupId }, at) => ({
        ...{ kind, label, deviceId: deviceId ?? idOf(kind, at), groupId: groupId ?? idOf('group', at) },
      }));
    },
    display({ video, audio }, answer) {
      const asked = gate();
      if (!asked?.has('display')) {
        later(() => answer(undefined));
        return;
      }
      later(() =>
        asked.display(
          {
            frame: frame as WebFrameMain & Electron.WebFrameMain,
            securityOrigin: ownOrigin(),
            videoRequested: video,
            audioRequested: audio,
            userGesture: true,
          },
          (streams) =>
            later(() => answer(streams && [...trackOf('video', streams.video), ...trackOf('audio', streams.audio)])),
        ),
      );
    },
    devices: (kind) => choice.mine(kind),
    choose: (kind, fits, answer) => choice.choose(kind, fits, answer),
    forget: (kind, device) => choice.forget(kind, device),
    readClipboard() {
      const { clipboard } = clipboardOf(machine);
      return Object.fromEntries(
        READABLE.filter((type) => clipboard.has(type)).map((type) => [type, textOf(clipboard, type)]),
      );
    },
    writeClipboard: (entries) => clipboardOf(machine).clipboard.replace(new Map(Object.entries(entries))),
    fullScreen(on) {
      later(() => {
        const { owner } = contents;
        tell(contents, on ? 'enter-html-full-screen' : 'leave-html-full-screen', createEvent());
        if (!owner || owner.isDestroyed()) return;
        tell(owner, on ? 'enter-html-full-screen' : 'leave-html-full-screen', createEvent());
        owner.setFullScreen(on);
      });
    },
    idle() {
      const { idleSeconds, locked } = powerOf(machine).state;
      const screen = locked ? 'locked' : 'unlocked';
      return { user: idleSeconds >= 60 ? 'idle' : 'active', screen, seconds: idleSeconds };
    },
    screens: () => displaysOf(machine).state.displays.map(copyDisplay),
    notify(notice, told) {
      const notifications = notificationsOf(machine);
      const owner = new EventEmitter();
      const shown = shownAs(notice, notifications.shown.length);
      owner.on('click', () => later(() => told('click')));
      owner.on('close', () => later(() => told('close')));
      const replaced = notice.tag && notifications.shown.find((other) => other.isShown && other.id === shown.id);
      if (replaced) notifications.hide(replaced);
      notifications.show(owner, shown);
      later(() => told('show'));
      return () => {
        if (!shown.isShown) return;
        notifications.hide(shown);
        later(() => told('close'));
      };
    },
  };
}

const READABLE = [TYPES.text, TYPES.html, TYPES.svg, TYPES.png];

/** What Chromium plays where it is told to play devices. */
const FAKE_DEVICES = [
  { kind: 'audioinput', label: 'Fake Default Audio Input', deviceId: 'default', groupId: undefined },
  { kind: 'audioinput', label: 'Fake Audio Input 1', deviceId: undefined, groupId: undefined },
  { kind: 'audioinput', label: 'Fake Audio Input 2', deviceId: undefined, groupId: undefined },
  { kind: 'videoinput', label: 'fake_device_0', deviceId: undefined, groupId: undefined },
  { kind: 'audiooutput', label: 'Fake Default Audio Output', deviceId: 'default', groupId: undefined },
  { kind: 'audiooutput', label: 'Fake Audio Output 1', deviceId: undefined, groupId: undefined },
  { kind: 'audiooutput', label: 'Fake Audio Output 2', deviceId: undefined, groupId: undefined },
] as const;

/** Of the length that Chromium's have, and the same at each question. */
function idOf(kind: string, at: number): string {
  return Buffer.from(`${kind} ${at}`).toString('hex').padEnd(64, '0');
}

function textOf(board: Board, type: string): string {
  return board.textOf(type);
}

function trackOf(kind: 'audio' | 'video', source: object | string | undefined): PageTrack[] {
  if (source === undefined) return [];
  const { id, routingId } = source as { id?: string; routingId?: number };
  const name = typeof source === 'string' ? source : (id ?? `web-contents-media-stream://${routingId}`);
  return [{ kind, label: name, deviceId: name, groupId: '' }];
}

function shownAs({ title, body, icon, tag, silent }: PageNotice, at: number): ShownNotification {
  return {
    ...{ id: tag === '' ? `page-notification-${at}` : `page-notification-tag-${tag}`, title, body, icon, silent },
    ...{
      groupId: '',
      groupTitle: '',
      subtitle: '',
      hasReply: false,
      replyPlaceholder: '',
      urgency: '',
      timeoutType: '',
    },
    ...{ sound: '', actions: [], closeButtonText: '', toastXml: '', isShown: true },
  };
}
