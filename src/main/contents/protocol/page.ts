import { commandError } from '../../../words/contents-errors';
import type { FrameNode } from '../../frames/frame-tree';
import type { Command, ProtocolSession } from './protocol';

/** The page: where it goes, and what it looks like. */
export const PAGE: Readonly<Record<string, Command>> = {
  'Page.navigate': async (session, { url }) => {
    const { contents } = session;
    const loaderId = String(contents.frame.identity.routingId + 1);
    try {
      await contents.loadURL(String(url));
      return { frameId: session.frameId, loaderId };
    } catch (error) {
      return {
        frameId: session.frameId,
        loaderId,
        errorText: `net::${(error as { code?: string }).code ?? 'ERR_FAILED'}`,
      };
    }
  },
  'Page.reload': ({ contents }) => contents.reload(),
  'Page.stopLoading': ({ contents }) => contents.stop(),
  'Page.getFrameTree': (session) => ({ frameTree: treeOf(session, session.contents.frame.node) }),
  'Page.getNavigationHistory': ({ contents }) => ({
    currentIndex: contents.navigationHistory.getActiveIndex(),
    entries: contents.navigationHistory
      .getAllEntries()
      .map(({ url, title }, id) => ({ id, url, userTypedURL: url, title, transitionType: 'typed' })),
  }),
  'Page.navigateToHistoryEntry': ({ contents }, { entryId }) => contents.navigationHistory.goToIndex(Number(entryId)),
  'Page.resetNavigationHistory': ({ contents }) => contents.navigationHistory.clear(),
  'Page.captureScreenshot': async ({ contents }, { format }) => {
    const image = await contents.capturePage();
    const bytes = format === 'jpeg' ? image.toJPEG(80) : image.toPNG();
    return { data: bytes.toString('base64') };
  },
  'Page.printToPDF': async ({ contents }, { landscape }) => {
    const bytes = await contents.printToPDF({ landscape: landscape === true });
    return { data: bytes.toString('base64') };
  },
  'Page.getLayoutMetrics': ({ contents }) => {
    const { width, height } = contents.fake.registry.placeOf(contents)?.inner ?? { width: 0, height: 0 };
    const view = { pageX: 0, pageY: 0, clientWidth: width, clientHeight: height };
    return { cssLayoutViewport: view, layoutViewport: view, cssContentSize: { x: 0, y: 0, width, height } };
  },
  'Page.bringToFront': ({ contents }) => contents.focus(),
  'Page.close': ({ contents }) => contents.close(),
  'Page.setLifecycleEventsEnabled': () => {},
  'Emulation.setDeviceMetricsOverride': ({ contents }, { width, height, deviceScaleFactor, mobile }) => {
    const size = { width: Number(width), height: Number(height) };
    contents.enableDeviceEmulation({
      screenPosition: mobile === true ? 'mobile' : 'desktop',
      screenSize: size,
      viewPosition: { x: 0, y: 0 },
      deviceScaleFactor: Number(deviceScaleFactor ?? 0),
      viewSize: size,
      scale: 1,
    });
  },
  'Emulation.clearDeviceMetricsOverride': ({ contents }) => contents.disableDeviceEmulation(),
  'Input.insertText': ({ contents }, { text }) => contents.insertText(String(text)),
  'Input.dispatchKeyEvent': ({ contents }, { type, key, text }) => {
    const kinds: Record<string, string> = {
      keyDown: 'keyDown',
      rawKeyDown: 'rawKeyDown',
      keyUp: 'keyUp',
      char: 'char',
    };
    const kind = kinds[String(type)];
    if (kind === undefined) throw commandError(`Unexpected event type '${String(type)}'`);
    contents.sendInputEvent({ type: kind as 'char', keyCode: String(kind === 'char' ? text : key) });
  },
  'Input.dispatchMouseEvent': ({ contents }, { type, x, y, button, clickCount }) => {
    const kinds: Record<string, string> = {
      mousePressed: 'mouseDown',
      mouseReleased: 'mouseUp',
      mouseMoved: 'mouseMove',
    };
    const kind = kinds[String(type)];
    if (kind === undefined) throw commandError(`Unexpected event type '${String(type)}'`);
    const given = {
      x: Number(x),
      y: Number(y),
      button: (button ?? 'left') as 'left',
      clickCount: Number(clickCount ?? 1),
    };
    contents.sendInputEvent({ type: kind as 'mouseDown', ...given });
  },
};

const EVENTS: Readonly<Record<string, (session: ProtocolSession) => void>> = {
  'did-start-loading': (session) => session.tellIn('Page.frameStartedLoading', { frameId: session.frameId }),
  'did-navigate': (session) => {
    session.nodes.length = 0;
    const { frame } = treeOf(session, session.contents.frame.node);
    session.tellIn('Page.frameNavigated', { frame, type: 'Navigation' });
  },
  'dom-ready': (session) => session.tellIn('Page.domContentEventFired', { timestamp: Date.now() / 1000 }),
  'did-finish-load': (session) => session.tellIn('Page.loadEventFired', { timestamp: Date.now() / 1000 }),
  'did-stop-loading': (session) => session.tellIn('Page.frameStoppedLoading', { frameId: session.frameId }),
};

/** Tells of what the contents was told of its load. */
export function tellLoad(session: ProtocolSession, event: string): void {
  if (Object.hasOwn(EVENTS, event)) EVENTS[event]!(session);
}

interface Tree {
  readonly frame: object;
  readonly childFrames?: readonly Tree[];
}

function treeOf(session: ProtocolSession, node: FrameNode): Tree {
  const { url, origin, routingId } = node.identity;
  const id = node.parent
    ? `${session.frameId.slice(0, 24)}${routingId.toString(16).toUpperCase().padStart(8, '0')}`
    : session.frameId;
  const frame = {
    id,
    loaderId: String(routingId),
    url,
    domainAndRegistry: '',
    securityOrigin: origin,
    mimeType: 'text/html',
  };
  const childFrames = [...node.children].map((child) => treeOf(session, child));
  return { frame, ...(childFrames.length > 0 && { childFrames }) };
}
