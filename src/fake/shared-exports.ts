import type { PageWindow } from '../controls/launch/app-host';
import type { LaunchOptions } from '../controls/launch/launch';
import { liveMainWorld } from '../controls/live-main-world';
import type { PreloadOptions } from '../controls/load-preload';
import type { Page } from '../controls/page-of';
import type { MainWorld } from '../renderer/context-bridge';
import type { Renderer } from '../sides/renderer';
import type { RendererOptions } from '../sides/roster';
import type { ServiceWorker, ServiceWorkerOptions } from '../sides/service-workers';
import type { Webview } from '../sides/webviews';
import type { FakeElectron } from './fake';
import type { FakeElectronOptions } from './options';
import { sharedFake } from './shared';
import type { LaunchedApp } from './test-api';

let world: MainWorld | undefined;

/** What of the shared fake is no function, by its exported name. */
export const LIVE: Readonly<Record<string, () => unknown>> = {
  fake: sharedFake,
  traffic: () => sharedFake().traffic,
  system: () => sharedFake().system,
  user: () => sharedFake().user,
  mainWorld: () => {
    world ??= liveMainWorld(() => sharedFake().mainWorld);
    return world;
  },
};

/** Gives `exports` the getters of `LIVE`. */
export function defineLive(target: object): void {
  for (const [name, get] of Object.entries(LIVE)) Object.defineProperty(target, name, { enumerable: true, get });
}

/** Changes options of the shared fake; under a runner integration they are rolled back with the test. */
export const configure = (options: FakeElectronOptions): void => sharedFake().configure(options);

/** One more renderer of the shared fake. */
export const createRenderer = (options?: RendererOptions): Renderer => sharedFake().createRenderer(options);

/** A `<webview>` with a guest, in what a window of the shared fake shows. */
export const attachWebview = (...given: Parameters<FakeElectron['attachWebview']>): Webview =>
  sharedFake().attachWebview(...given);

/** A service worker of the shared fake. */
export const startServiceWorker = (options?: ServiceWorkerOptions): ServiceWorker =>
  sharedFake().startServiceWorker(options);

/** A utility process of the shared fake, whose code is a function. */
export const forkUtility = (...given: Parameters<FakeElectron['forkUtility']>): Electron.UtilityProcess =>
  sharedFake().forkUtility(...given);

/** The renderer of a window or a contents of the shared fake. */
export const rendererOf = (target: object): Renderer => sharedFake().rendererOf(target);

/** The page in a window or a contents of the shared fake. */
export const pageOf = (target: object): Page => sharedFake().pageOf(target);

/** Runs a preload as one of a renderer of the shared fake. */
export const loadPreload = (file: string, options?: PreloadOptions): Promise<MainWorld> =>
  sharedFake().loadPreload(file, options);

/** Runs a whole app in the shared fake. */
export const launch = (entry: string, options?: LaunchOptions): Promise<LaunchedApp> =>
  sharedFake().launch(entry, options);

/** What a page in the shared fake has for `window`. */
export const windowOf = (target: object): PageWindow => sharedFake().windowOf(target);

/** Delivers everything that waits on the shared fake. */
export const flush = (): number => sharedFake().flush();

/** Delivers the first message that waits on the shared fake. */
export const step = (): boolean => sharedFake().step();

/** Waits until nothing is on its way on the shared fake and every invoke has its answer. */
export const settled = (options?: { timeout?: number }): Promise<void> => sharedFake().settled(options);

/** Forgets everything that the shared fake knows. */
export const reset = (): void => sharedFake().reset();
