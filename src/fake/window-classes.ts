import { type BaseWindowClass, BaseWindowTwin, createBaseWindowClass } from '../main/windows/base-window';
import { type BrowserWindowClass, createBrowserWindowClass } from '../main/windows/browser-window';
import {
  type BrowserViewClass,
  createBrowserViewClass,
  createViewClass,
  createWebContentsViewClass,
  type ViewClass,
  ViewTwin,
  type WebContentsViewClass,
} from '../main/windows/view';
import type { WindowHost } from '../main/windows/window-core';
import type { App } from '../modules/app';
import { installLazily } from '../modules/lazy-members';
import { notReadyError } from '../words/errors';
import type { FakedModules, ModuleHost } from './makers';

/** The window-like classes of one fake. */
export class FakedWindows {
  readonly host: WindowHost;

  constructor({ bus, registry, renderers }: ModuleHost, modules: FakedModules) {
    const app = () => modules.existing<App>('app');
    installLazily(BaseWindowTwin.prototype, 'BaseWindow');
    installLazily(ViewTwin.prototype, 'View');
    this.host = {
      bus,
      registry,
      adopt: () => renderers.adopt(),
      createContents: () => renderers.create().webContents,
      createView: (contents) =>
        contents
          ? new (modules.get<WebContentsViewClass>('WebContentsView'))({ webContents: contents })
          : new (modules.get<ViewClass>('View'))(),
      announce: (event, ...args) => {
        // In Electron a contents has its session from the beginning, of which an app that was started hears first.
        if (event === 'web-contents-created' && app()?.run) void (args[1] as Electron.WebContents).session;
        modules.tellApp(event, ...args);
      },
      closeCancelled: () => app()?.closeCancelled(),
      allClosed: () => app()?.allClosed(),
      checkReady: (asked) => {
        if (app()?.isAwaited) throw notReadyError(asked);
      },
    };
  }

  baseWindow(): BaseWindowClass {
    return createBaseWindowClass(this.host);
  }

  browserWindow(BaseWindow: BaseWindowClass): BrowserWindowClass {
    const made = createBrowserWindowClass(this.host, BaseWindow);
    installLazily(made.prototype as object, 'BrowserWindow');
    return made;
  }

  view(): ViewClass {
    return createViewClass();
  }

  webContentsView(View: ViewClass): WebContentsViewClass {
    return createWebContentsViewClass(this.host, View);
  }

  browserView(): BrowserViewClass {
    const made = createBrowserViewClass(this.host);
    installLazily(made.prototype as object, 'BrowserView');
    return made;
  }
}
