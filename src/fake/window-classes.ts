import type { DisplaysState } from '../machine/displays';
import type { StatePart } from '../machine/state-part';
import { type BaseWindowClass, createBaseWindowClass } from '../main/windows/base-window';
import { type BrowserViewClass, createBrowserViewClass } from '../main/windows/browser-view';
import { type BrowserWindowClass, createBrowserWindowClass } from '../main/windows/browser-window';
import { createViewClass, type ViewClass } from '../main/windows/view';
import { createWebContentsViewClass, type WebContentsViewClass } from '../main/windows/web-contents-view';
import type { WindowHost } from '../main/windows/window-core';
import type { App } from '../modules/app';
import { notReadyError } from '../words/errors';
import type { FakedModules, ModuleHost } from './makers';
import { imagesOf } from './media-modules';

/** The window-like classes of one fake. */
export class FakedWindows {
  readonly host: WindowHost;

  constructor({ bus, machine, registry, renderers }: ModuleHost, modules: FakedModules) {
    const app = () => modules.existing<App>('app');
    this.host = {
      bus,
      registry,
      adopt: () => renderers.adopt(),
      createContents: () => renderers.create().webContents,
      createView: () => new (modules.get<ViewClass>('View'))(),
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
      appName: () => app()?.name ?? modules.get<App>('app').name,
      // Those of the table, where nobody has touched them.
      displays: () => machine.existing<StatePart<DisplaysState>>('displays')?.state.displays ?? [],
      isMenu: (given) => given instanceof (modules.menus.Menu as unknown as new () => object),
      isMenuless: () => modules.existing('Menu') !== undefined && modules.menus.isMenuless(),
      imageOf: (given) => imagesOf(modules).taken(given),
    };
    registry.events.on('gone', (contents) => registry.views.get(contents)?.leave());
  }

  baseWindow(): BaseWindowClass {
    return createBaseWindowClass(this.host);
  }

  browserWindow(BaseWindow: BaseWindowClass): BrowserWindowClass {
    return this.#native('BrowserWindow', createBrowserWindowClass(this.host, BaseWindow));
  }

  view(): ViewClass {
    return this.#native('View', createViewClass(this.host));
  }

  webContentsView(View: ViewClass): WebContentsViewClass {
    return createWebContentsViewClass(this.host, View);
  }

  browserView(WebContentsView: WebContentsViewClass): BrowserViewClass {
    return this.#native('BrowserView', createBrowserViewClass(this.host, WebContentsView));
  }

  #native<T extends { readonly prototype: object }>(name: string, Class: T): T {
    const { enumerateMethods } = require('../modules/native-members') as typeof import('../modules/native-members');
    const { WebContents } = require('../main/contents/web-contents') as typeof import('../main/contents/web-contents');
    enumerateMethods(Class.prototype, name);
    enumerateMethods(WebContents.prototype, 'WebContents');
    return Class;
  }
}
