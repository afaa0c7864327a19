import type { Bus } from '../bus/bus';
import type { DirectEvents, EventKind, EventOptions } from '../controls/direct-events';
import type { PageWindow } from '../controls/launch/app-host';
import type { LaunchOptions } from '../controls/launch/launch';
import type { RunningApp } from '../controls/launch/running-app';
import type { PreloadOptions } from '../controls/load-preload';
import type { Page } from '../controls/page-of';
import type { System } from '../controls/system';
import type { User } from '../controls/user';
import { numbersOf } from '../eras/version';
import type { Machine } from '../machine/machine';
import type { MockReply } from '../main/ipc/ipc-event';
import type { Registry } from '../main/registry';
import type { App } from '../modules/app';
import type { ElectronModule } from '../modules/module-views';
import type { MainWorld } from '../renderer/context-bridge';
import type { Renderer } from '../sides/renderer';
import type { RendererOptions, Renderers } from '../sides/roster';
import type { ServiceWorker, ServiceWorkerOptions } from '../sides/service-workers';
import type { UtilityMain } from '../sides/utility/types';
import type { UtilityProcesses } from '../sides/utility-processes';
import type { Webview, WebviewAttributes } from '../sides/webviews';
import { rendererSubject } from '../traffic/filter';
import { nothing } from '../words/nothing';
import { filterError } from '../words/usage-errors';
import type { FakeElectron } from './fake';
import type { Controls } from './lazy-rooms';
import type { ModuleSet } from './modules';
import type { Settings } from './options';

/** An app that runs in a fake. */
export type LaunchedApp = RunningApp<FakeElectron>;

/** What a test can have done in a fake that no API of Electron's does. Each part is loaded when it is first used. */
export abstract class FakeControls {
  /** @internal */
  abstract readonly bus: Bus;
  /** @internal */
  abstract readonly registry: Registry;
  /** @internal */
  abstract readonly machine: Machine;
  /** @internal */
  abstract readonly renderers: Renderers;
  /** @internal */
  abstract readonly controls: Controls;
  abstract readonly settings: Readonly<Settings>;
  /** @internal */
  protected abstract readonly modules: ModuleSet;
  /** Under a mocking integration, what makes a mock of `event.reply`, which goes to a frame. @internal */
  mockReply: MockReply | undefined;
  /** Under an integration where `electron` is this fake: how the runner loads a module of the user's anew. @internal */
  requireModule: ((path: string, electron: ElectronModule) => unknown) | undefined;
  #direct: DirectEvents | undefined;
  #system: System | undefined;
  #user: User | undefined;

  /** The machine under the app, which does what a test says. */
  get system(): System {
    if (this.#system === undefined) {
      const { System: SystemClass } = require('../controls/system') as typeof import('../controls/system');
      const { bus, machine, modules } = this;
      this.#system = new SystemClass({
        bus,
        machine,
        module: (name) => modules.get(name),
        existing: (name) => modules.existing(name),
      });
    }
    return this.#system;
  }

  /** The person in front of the app: what a test says it does, it does. */
  get user(): User {
    if (this.#user === undefined) {
      const { createUser } = require('./person') as typeof import('./person');
      this.#user = createUser(this, this.modules);
    }
    return this.#user;
  }

  /** The exported renderer itself. */
  get renderer(): Renderer {
    return this.renderers.primary;
  }

  /**
   * Makes one more renderer, with a contents and no window.
   *
   * @throws TypeError for an unknown option
   */
  createRenderer(options?: RendererOptions): Renderer {
    return this.renderers.create(options);
  }

  /**
   * The renderer of a window or of a contents.
   *
   * @throws TypeError for anything else
   */
  rendererOf(target: Electron.BrowserWindow | Electron.WebContents | object): Renderer {
    const endpoint = rendererSubject(target)?.endpoint;
    const frame = endpoint && this.registry.frameOf(endpoint);
    const renderer = frame && this.renderers.of(frame);
    if (renderer === undefined) throw filterError(target, 'renderer');
    return renderer;
  }

  /**
   * The page in a window or a contents, to have it do what pages do by themselves.
   *
   * @throws TypeError for anything else
   */
  pageOf(target: Electron.BrowserWindow | Electron.WebContents | object): Page {
    const { Page: PageClass } = require('../controls/page-of') as typeof import('../controls/page-of');
    const { host } = this.modules.windows;
    return new PageClass(this.rendererOf(target).webContents, host, () => this.modules.get('BrowserWindow'));
  }

  /**
   * Puts a `<webview>` with a guest into the document that a window, a contents or a renderer shows.
   *
   * @throws TypeError for an unknown attribute, or where there is no document; Error where there can be no guest (S8.11)
   */
  attachWebview(host: Parameters<FakeControls['rendererOf']>[0], attributes: WebviewAttributes = {}): Webview {
    return this.controls.webviews.attach(this.rendererOf(host), attributes);
  }

  /**
   * Registers and starts a service worker that has a preload (S11.1).
   *
   * @throws Error in a version without IPC for service workers
   */
  startServiceWorker(options?: ServiceWorkerOptions): ServiceWorker {
    return this.controls.workers.start(options);
  }

  /** Starts a utility process whose code is a function; else as `utilityProcess.fork`. */
  forkUtility(main: UtilityMain, options: Electron.ForkOptions = {}): Electron.UtilityProcess {
    return this.modules.get<UtilityProcesses>('utilityProcess').start(options, main);
  }

  /**
   * Runs a preload alone, without a window and in the realm of the test, as one of the exported renderer's or of
   * `options.renderer`: what it exposes is in `mainWorld` then, and is converted as it crosses (S9).
   *
   * @param file - from the current folder
   * @returns the renderer's `mainWorld`
   * @throws what the preload throws; TypeError for an unknown option
   */
  async loadPreload(file: string, options: PreloadOptions = {}): Promise<MainWorld> {
    if (this.bus.hasEnded) return await nothing;
    const { loadPreload: load } = require('../controls/load-preload') as typeof import('../controls/load-preload');
    const { requireModule, renderer, bus, settings } = this;
    const run = {
      limit: settings.scriptTimeLimit,
      electronVersion: numbersOf(bus.era.version),
      requireModule,
      loading: bus.log.loading,
    };
    return load(file, options, options.renderer ?? renderer, run);
  }

  /**
   * Runs a whole app: its main script as Electron would, its preloads and its pages.
   *
   * @param entry - the main script, or the folder of the app's `package.json`; from the current folder
   * @returns the app, when it is ready and its first window has loaded
   * @throws what the main script throws; Error if there is no such app, or no window that loads in time
   */
  async launch(entry: string, options: LaunchOptions = {}): Promise<LaunchedApp> {
    if (this.bus.hasEnded) return await nothing;
    const { launch: run } = require('../controls/launch/launch') as typeof import('../controls/launch/launch');
    return run(this as unknown as FakeElectron, this.controls.running, this.modules.get<App>('app'), entry, options);
  }

  /** What the page in a window, a contents or a frame has for `window`. */
  windowOf(target: Electron.BrowserWindow | Electron.WebContents | Electron.WebFrameMain | object): PageWindow {
    return this.controls.pages.documentOf(this.rendererOf(target).frame).open().realm.global as unknown as PageWindow;
  }

  /**
   * Withholds every reply on `channel` from now on, as an app does that forgets to answer: an invoke rejects with
   * `Error invoking remote method '<channel>': reply was never sent` and a sendSync returns
   * `{ error: 'reply was never sent' }` (S4.23, S5.9). The handler runs all the same.
   *
   * @returns a function that ends that
   */
  neverReply(channel: string): () => void {
    return this.bus.requests.withhold(channel);
  }

  /** An event of `ipcRenderer.invoke`, for calling a handler by hand. */
  invokeEvent(options: EventOptions = {}): Electron.IpcMainInvokeEvent {
    return this.#directEvents.create('invoke', options) as Electron.IpcMainInvokeEvent;
  }

  /** An event of `ipcRenderer.send`, or of the method that `options.kind` names, for calling a listener by hand. */
  ipcEvent({ kind = 'send', ...options }: EventOptions & { kind?: EventKind } = {}): Electron.IpcMainEvent {
    return this.#directEvents.create(kind, options) as Electron.IpcMainEvent;
  }

  /** What the `returnValue` of an event made by hand was set to, as it crosses. */
  answerOf(event: object): unknown {
    return this.#directEvents.answerOf(event);
  }

  get #directEvents(): DirectEvents {
    if (this.#direct === undefined) {
      const { DirectEvents: Events } =
        require('../controls/direct-events') as typeof import('../controls/direct-events');
      this.#direct = new Events(this as unknown as FakeElectron, () => this.mockReply);
    }
    return this.#direct;
  }
}
