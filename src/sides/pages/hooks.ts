import { URL } from 'node:url';
import { tell } from '../../bus/emitter';
import { formRequest, type LoadRequest } from '../../main/contents/load-request';
import type { WebContents } from '../../main/contents/web-contents';
import { openWindow } from '../../main/contents/window-open';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import type { Downloads } from '../../modules/downloads/downloads';
import { createEvent } from '../../modules/native-event';
import { DOWNLOADS } from '../../modules/session-parts';
import type { Sign } from '../../renderer/page/signs';
import type { ConsoleLine, PageHooks, Submission } from '../../renderer/page/types';
import { describeThrown } from '../../words/errors';
import { CONSOLE_ARGUMENTS } from '../../words/told';
import type { Renderer } from '../renderer';
import { followFrame } from './frames';
import type { FramePages } from './pages';
import type { PagesHost } from './pages-host';

/** The numbers that the levels had before they had names. */
const LEVELS = { debug: 0, info: 1, warning: 2, error: 3 } as const satisfies Record<ConsoleLine['level'], number>;

/** What main learns of a page, in a task of its own (S0.5). */
export function createPageHooks(
  host: PagesHost,
  pages: FramePages,
  renderer: Renderer,
  frame: WebFrameMain,
): PageHooks {
  const { bus } = host;
  const { webContents: contents } = renderer;
  const later = (work: () => void) =>
    bus.later(() => {
      if (!contents.gone && !frame.node.isDestroyed) work();
    });
  const isMainFrame = frame.node.parent === undefined;
  const webviews = new Map<Element, () => void>();
  let titled: string | undefined;

  return {
    console({ level, message, line, sourceId }) {
      later(() => {
        const event = createEvent({ level, message, lineNumber: line, sourceId, frame });
        // Electron looks at how many parameters a listener has (W1.9).
        const isOld = contents.listeners('console-message').some((listener) => listener.length > 1);
        if (isOld) bus.deprecations.say('consoleArgumentsDeprecated', CONSOLE_ARGUMENTS);
        host.registry.events.emit('console', contents, { level, message, line, sourceId });
        tell(contents, 'console-message', event, LEVELS[level], message, line, sourceId);
      });
    },
    error(error) {
      // Of a page that is gone there is nobody to hear.
      if (contents.gone || frame.node.isDestroyed) return;
      const { url } = frame.identity;
      bus.reporter.print('error', `Uncaught in the page ${url}:`, error);
      bus.reporter.scriptProblem('page-error', url, pageSentence(url, error), error);
    },
    navigate(url, how, submission, referrer) {
      const request = requestBy(submission, referrer);
      const change = how === 'push' ? 'push' : 'replace';
      later(() => {
        if (isMainFrame) void contents.navigateItself(url, change, request);
      });
    },
    traverse: (delta) => later(() => contents.navigationHistory.goToOffset(delta)),
    inPage: (url, how) => {
      if (isMainFrame) later(() => contents.movedInPage(url, how));
      else later(() => frame.commit(url, true));
    },
    title(title) {
      if (!isMainFrame) return;
      // A new text comes after the old one has gone.
      const isFirst = titled === undefined;
      titled = title;
      if (!isFirst) return;
      later(() => {
        const now = titled!;
        titled = undefined;
        contents.titledItself(now);
      });
    },
    ...(isMainFrame && {
      told: (sign: Sign) =>
        later(() => {
          const { takeSign } = require('./signs') as typeof import('./signs');
          takeSign(contents, sign);
        }),
    }),
    ask(kind, message) {
      if (contents.gone || contents.links.preferences?.disableDialogs) return false;
      const buttons = kind === 'alert' ? ['OK'] : ['OK', 'Cancel'];
      const options = { message, buttons, defaultId: 0, cancelId: buttons.length - 1 };
      return host.registry.reach.messageBox(contents.owner, options) === 0;
    },
    close: () => later(() => (contents.owner?.ownContents === contents ? contents.owner.close() : contents.close())),
    open(url, name, features, opening) {
      const { host: windowHost, BrowserWindow } = host.windows();
      const { noopener, ...rest } = opening;
      const asked = { frameName: name, features, noopener, ...rest };
      // What the app throws is main's affair, and the page has no window.
      let child: WebContents | null = null as WebContents | null;
      bus.reporter.guard(() => {
        child = openWindow(contents, url, asked, windowHost, BrowserWindow, frame);
      });
      if (child === null || child.links.alone) return null;
      const opened = child;
      const context = pages.openedBy(frame, opened);
      context.name = name;
      context.close = () => later(() => (opened.owner ?? opened).close());
      const { page } = pages.contextOf(frame);
      return page ? context.viewFrom({ id: 0, realm: page.realm, page }) : null;
    },
    download(url, suggestedName) {
      // Now: the page may give it up at once.
      const blob = /^blob:/i.test(url) ? blobAt(url) : undefined;
      const { origin, url: referrer } = frame.identity;
      const { [DOWNLOADS]: downloads } = contents.session as { [DOWNLOADS]?: Downloads };
      const twin = { webContents: contents as unknown as Electron.WebContents, frame: frame as Electron.WebFrameMain };
      later(() => downloads?.start({ url, suggestedName, blob, origin, referrer, ...twin }));
    },
    frame: (child) => followFrame(bus, pages, renderer, child),
    webview(element, change) {
      if (change === 'connected') webviews.set(element, host.attachWebview(renderer, element));
      else if (change === 'disconnected') {
        webviews.get(element)?.();
        webviews.delete(element);
      } else if (change.attribute === 'src') followSource(element as Electron.WebviewTag);
    },
  };
}

function requestBy(submission: Submission | undefined, referrer: string | undefined): LoadRequest | undefined {
  const request = submission && formRequest(submission.body, submission.contentType);
  return referrer ? { ...request, headers: { ...request?.headers, referer: referrer } } : request;
}

function blobAt(url: string): Blob | undefined {
  const { resolveObjectURL } = require('node:buffer') as typeof import('node:buffer');
  return resolveObjectURL(url) as Blob | undefined;
}

/** S8: another `src` is another page; an empty one, and one before there is a guest, changes nothing. */
function followSource(element: Electron.WebviewTag): void {
  const source = element.getAttribute('src');
  if (!source || !URL.canParse(source, element.baseURI)) return;
  try {
    element.loadURL(new URL(source, element.baseURI).href).catch(() => {});
  } catch {
    // It is attached with the source that it then has.
  }
}

function pageSentence(url: string, error: unknown): string {
  const what = describeThrown(error).replace(/\.$/, '');
  return `A script of the page ${url} failed: ${what}. But for this record only the page's console says so.`;
}
