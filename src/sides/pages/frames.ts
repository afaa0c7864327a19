import type { Bus } from '../../bus/bus';
import { tell as tellOf } from '../../bus/emitter';
import { statusOf } from '../../main/contents/load';
import type { PageSource } from '../../main/contents/pages';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { createEvent } from '../../modules/native-event';
import type { ChildFrame, FrameHooks } from '../../renderer/page/types';
import { portsOfPage } from '../../renderer/window-transfer';
import { realmOf } from '../../wire/clone';
import type { Renderer } from '../renderer';
import type { FramePages } from './pages';

/** Makes the frame of an `<iframe>`, which main knows from now on, and has it follow what the element shows. */
export function followFrame(bus: Bus, pages: FramePages, parent: Renderer, child: ChildFrame): FrameHooks {
  const renderer = parent.attachFrame({ name: child.name });
  const { frame, webContents: contents } = renderer;
  pages.addChild(frame, child);
  const isThere = () => !contents.gone && frame.node.state !== 'gone';
  const tell = (event: string, ...args: unknown[]) => {
    if (isThere()) bus.reporter.guard(() => tellOf(contents, event, createEvent(), ...args));
  };
  const loads = (isLoading: boolean) => {
    if (isThere()) contents.frameLoads(frame, isLoading);
  };
  const ids = () => [frame.identity.processId, frame.identity.routingId] as const;
  return {
    ...pages.hooksOf(renderer, frame),
    options: portsOf(bus, pages, frame),
    allows(url) {
      if (!isThere()) return false;
      const event = createEvent({ url, isSameDocument: false, isMainFrame: false, frame, initiator: frame });
      bus.reporter.guard(() => tellOf(contents, 'will-frame-navigate', event, url, false, false, ...ids()));
      if (event.defaultPrevented) loads(false);
      return !event.defaultPrevented;
    },
    loading(url) {
      loads(true);
      tell('did-start-navigation', url, false, false, ...ids());
    },
    begin(page) {
      if (!isThere()) return;
      const source: PageSource = { ...page.source, title: '' };
      frame.commit(source.url);
      const status = statusOf(source.url, source.status);
      const committed = () => tell('did-frame-navigate', source.url, ...status, false, ...ids());
      return pages.adopt(renderer, frame, source, page, committed);
    },
    loaded() {
      if (isThere()) bus.reporter.guard(() => tellOf(frame, 'dom-ready', createEvent()));
      tell('did-frame-finish-load', false, ...ids());
      loads(false);
    },
    failed({ code, errno }, url) {
      for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
        tell(event, errno, code, url, false, ...ids());
      }
      loads(false);
    },
    removed() {
      loads(false);
      if (isThere()) renderer.detach();
    },
  };
}

/** A frame's ports are its own, whichever document of the frame makes or takes them. */
function portsOf(bus: Bus, pages: FramePages, frame: WebFrameMain): NonNullable<FrameHooks['options']> {
  return portsOfPage(bus, (world) => ({
    get endpoint() {
      return frame.endpoint;
    },
    last: undefined,
    get realm() {
      return realmOf(pages.documentOf(frame).world(world).realm.global);
    },
  }));
}
