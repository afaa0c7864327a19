import type { Bus } from '../../bus/bus';
import type { Timing } from '../../bus/options';
import type { Shaper } from '../../eras/era-members';
import type { Machine } from '../../machine/machine';
import type { Registry } from '../../main/registry';
import type { BrowserWindowClass } from '../../main/windows/browser-window';
import type { WindowHost } from '../../main/windows/window-core';
import type { ElectronModule } from '../../modules/module-views';
import type { RendererModules } from '../../renderer/frame-document';
import type { Renderer } from '../renderer';
import type { Renderers } from '../roster';

/** What pages need of their fake. */
export interface PagesHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly renderers: Renderers;
  readonly shaper: Shaper;
  readonly machine: Machine;
  readonly settings: { readonly pages: boolean; readonly timing: Timing; readonly scriptTimeLimit: number };
  readonly windows: () => { readonly host: WindowHost; readonly BrowserWindow: BrowserWindowClass };
  /** Emits an event on the app. */
  tellApp(event: string, ...args: unknown[]): boolean | undefined;
  /** `require('electron')` of a page's code. */
  viewOf(side: RendererModules, isSandboxed: boolean): ElectronModule;
  /** Whether Chromium was started with a switch. */
  hasSwitch(name: string): boolean;
  /** Puts a `<webview>` of a page into it. */
  attachWebview(embedder: Renderer, element: Element): () => void;
}
