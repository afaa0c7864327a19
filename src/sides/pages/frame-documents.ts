import { numbersOf } from '../../eras/version';
import { onlineOf } from '../../machine/online';
import type { PageSource } from '../../main/contents/pages';

import type { WebContents } from '../../main/contents/web-contents';
import { findFrame } from '../../main/frames/frame-kin';
import { tokenOf } from '../../main/frames/render-frame';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { requestPlace } from '../../network/request-place';
import { FrameDocument } from '../../renderer/frame-document';
import type { PageCookies, PageOptions } from '../../renderer/page/types';
import { stackOf } from '../../words/errors';
import type { Renderer } from '../renderer';
import { userAgentOf } from '../user-agent';
import type { FramePages } from './pages';
import type { PagesHost } from './pages-host';
import { preloadsOf, tellPreloadError } from './preloads';
import { readerOf } from './reader';
import { loadSource } from './source';

/** The document for `source` in a frame, with the preloads that are its due. */
export function createDocument(
  host: PagesHost,
  pages: FramePages,
  renderer: Renderer,
  frame: WebFrameMain,
  source: PageSource,
): FrameDocument {
  const { bus, settings, shaper } = host;
  const contents = renderer.webContents;
  const { preferences } = contents;
  const isMainFrame = frame.node.parent === undefined;
  const sandbox = preferences.sandbox ?? false;
  const hooks = pages.hooksOf(renderer, frame);
  return new FrameDocument(
    {
      bus,
      endpoint: frame.endpoint,
      isMainFrame,
      routingId: frame.identity.routingId,
      frameToken: tokenOf(frame.identity),
      find(query) {
        const found = 'nodeType' in query ? pages.frameOf(frame, query) : findFrame(host.registry, frame, query);
        return found && pages.documentOf(found);
      },
      get zoomLevel() {
        return zooming().zoomLevelOf(contents);
      },
      set zoomLevel(level) {
        zooming().zoomAlone(contents, level);
      },
      limit: settings.scriptTimeLimit,
      electronVersion: numbersOf(bus.era.version),
      additionalArguments: preferences.additionalArguments ?? [],
      loadSource: (url) => loadSource(url, contents, frame, host),
      preferences: {
        contextIsolation: preferences.contextIsolation,
        sandbox,
        // S10.10
        nodeIntegration:
          preferences.nodeIntegration &&
          !preferences.contextIsolation &&
          !sandbox &&
          (isMainFrame || preferences.nodeIntegrationInSubFrames),
      },
      preloads: preloadsOf(contents, frame, source.url, preferences, bus).map(host.registry.sourceOf),
      neighbours: renderer.place,
      hooks,
      options: {
        context: pages.contextOf(frame),
        ...openersOrigin(pages, contents),
        ...(source.referrer && { referrer: source.referrer }),
        reader: readerOf(contents, frame, host),
        storage: (origin) => pages.storage.of(contents, origin),
        cookies: cookiesOf(contents.session),
        userAgent: contents.getUserAgent() || userAgentOf(bus.era),
        timers: settings.timers,
        javascript: preferences.javascript !== false,
        online: () => onlineOf(host.machine).state.online,
        ...(isMainFrame && {
          view() {
            const { viewOf } = require('./signs') as typeof import('./signs');
            return viewOf(contents, host.machine);
          },
        }),
        visibility: () => frame.node.top.visibility,
        webviewTag: preferences.webviewTag === true,
      },
      shape: (twin) => shaper.shape(twin, bus.era),
      moduleOf: (side) => host.viewOf(side, sandbox),
      exposed: (key, api, ipcRenderer) => {
        if (ipcRenderer) renderer.standIn.exposedBy(ipcRenderer, key, api);
      },
      uncaught(error) {
        hooks.console?.({ level: 'error', message: `Uncaught ${stackOf(error)}`, line: 0, sourceId: '', args: [] });
        hooks.error?.(error);
      },
      preloadFailed: (path, error) => tellPreloadError(bus, contents, path, error, hooks),
    },
    source,
  );
}

function zooming(): typeof import('../../main/contents/members/zoom') {
  return require('../../main/contents/members/zoom') as typeof import('../../main/contents/members/zoom');
}

/** What `document.cookie` is of: the session's own cookies. */
function cookiesOf(session: Electron.Session): PageCookies {
  return {
    read: (url, http) => requestPlace(session)?.cookies.sentTo(url, 'same-site', !http) ?? '',
    write: (url, line) => requestPlace(session)?.cookies.receive(url, [line], true),
  };
}

/** S12.15: an empty page that another one opened is of its origin. */
function openersOrigin(
  pages: FramePages,
  { links: { openerFrame } }: WebContents,
): Pick<PageOptions, 'inheritedOrigin' | 'inheritedKey'> {
  if (openerFrame === undefined) return {};
  const { page } = pages.contextOf(openerFrame);
  return { inheritedOrigin: openerFrame.identity.origin, inheritedKey: page?.originKey };
}
