/// <reference types="electron" preserve="true" />

import { Controls } from './controls';
import type { DirectEvents, EventKind, EventOptions } from './direct-events';
import { Eras } from './eras';
import { FakedModules } from './faked-modules';
import { installLazily } from './lazy-members';
import { MainDispatch } from './main/dispatch';
import type { MockReply } from './main/ipc-event';
import { IpcMainImpl } from './main/ipc-main';
import { Registry } from './main/registry';
import { WebContents } from './main/web-contents';
import type { ElectronModule, View } from './module';
import type { App } from './modules/app';
import type { SessionModule } from './modules/session';
import { applyOptions, defaultSettings, type FakeElectronOptions, type Settings } from './options';
import type { Page } from './page';
import type { MainWorld } from './renderer/context-bridge';
import { type Renderer, type RendererOptions, Renderers } from './renderers';
import type { ServiceWorker, ServiceWorkerOptions } from './service-worker-sides';
import { rendererSubject } from './traffic/filter';
import { type Traffic, TrafficRecord } from './traffic/traffic';
import type { UtilityMain, UtilityProcesses } from './utility-processes';
import type { Webview, WebviewAttributes } from './webviews';
import { Bus } from './wire/bus';
import type { Shaper } from './wire/era-members';
import { Log } from './wire/log';
import { type Restore, saveProperties, together } from './wire/snapshot';
import { clearTimeout, setImmediate, setTimeout } from './wire/timers';
import { filterError, settleError } from './wire/usage-errors';

const CONTROLS = [
  'createRenderer',
  'rendererOf',
  'pageOf',
  'attachWebview',
  'startServiceWorker',
  'forkUtility',
  'neverReply',
  'invokeEvent',
  'ipcEvent',
  'answerOf',
  'configure',
  'flush',
  'step',
  'settled',
  'reset',
] as const;

/** One app in memory: a main process and any number of renderers on one recording bus. */
export class FakeElectron {
  readonly ipcMain: IpcMainImpl & Electron.IpcMain;
  /** Everything that crossed. */
  readonly traffic: Traffic;
  readonly #savers: (() => Restore)[] = [];
  /** Under Jest: whoever asks for a property's descriptor finds it replaceable, as `jest.replaceProperty` wants it. */
  replaceable = false;
  /** Under a mocking integration, what makes a mock of `event.reply`, which goes to a frame. */
  mockReply: MockReply | undefined;
  readonly registry = new Registry();
  readonly bus: Bus;
  readonly #settings: Settings = defaultSettings();
  readonly #eras = new Eras();
  readonly renderers: Renderers;
  readonly #modules: FakedModules;
  readonly #log: Log;
  #direct: DirectEvents | undefined;
  readonly controls: Controls;
  #initial: Restore;

  constructor(options: FakeElectronOptions) {
    applyOptions(this.#settings, options);
    const record = new TrafficRecord();
    this.traffic = record as Traffic;
    this.#log = new Log(record as never, this.#settings);
    const bus = new Bus(this.#log, this.#settings, this.#eras.of(this.#settings.version));
    this.bus = bus;
    record.connect(this.#log, () => ({ bus, side: 'traffic' }));
    this.ipcMain = new IpcMainImpl(bus, () => ({ bus, side: 'main' }));
    bus.attach(bus.main, new MainDispatch(bus, this.registry, this.ipcMain, () => this.mockReply));
    this.registry.events.on('twin', (twin: object) => this.shaper.shape(twin, bus.era));
    this.#modules = new FakedModules(this);
    installLazily(WebContents.prototype, 'WebContents');
    this.renderers = new Renderers({
      bus,
      registry: this.registry,
      viewOf: (renderer) => this.#modules.viewOf(renderer),
      // Nobody listens on an app that nobody asked for.
      tellApp: (event, ...args) => this.#modules.existing<App>('app')?.emit(event, ...args),
    });
    this.registry.sessionOf = (partition = '') => this.#modules.get<SessionModule>('session').fromPartition(partition);
    this.controls = new Controls(this, this.#modules);
    this.shaper.shape(this.ipcMain, bus.era);
    this.#initial = this.mark();
    // So that `const { createRenderer, settled } = createFakeElectron()` works as it does for the twins.
    for (const name of CONTROLS) {
      Object.defineProperty(this, name, { value: this[name].bind(this) });
    }
  }

  /** The exported renderer's: the first renderer, which the first window adopts. */
  get ipcRenderer(): Renderer['ipcRenderer'] {
    return this.renderers.primary.ipcRenderer;
  }

  /** What a preload exposed to the page of the exported renderer, by its key. */
  get mainWorld(): MainWorld {
    return this.renderers.primary.mainWorld;
  }

  /** The exported renderer itself. */
  get renderer(): Renderer {
    return this.renderers.primary;
  }

  get app(): App & Electron.App {
    return this.#modules.get('app');
  }

  get BrowserWindow(): typeof Electron.BrowserWindow {
    return this.#modules.get('BrowserWindow');
  }

  get BaseWindow(): typeof Electron.BaseWindow {
    return this.#modules.get('BaseWindow');
  }

  get MessageChannelMain(): typeof Electron.MessageChannelMain {
    return this.#modules.get('MessageChannelMain');
  }

  /** The `MessageChannel` of the exported renderer's page. */
  get MessageChannel(): typeof globalThis.MessageChannel {
    return this.renderer.MessageChannel;
  }

  get webContents(): typeof Electron.webContents {
    return this.#modules.get('webContents');
  }

  get webFrameMain(): typeof Electron.webFrameMain {
    return this.#modules.get('webFrameMain');
  }

  /** What gives the twins the members of the Electron version. */
  get shaper(): Shaper {
    return this.#eras.shaper;
  }

  /** The fake in the shape of `require('electron')`, both sides at once. */
  get electron(): ElectronModule {
    return this.view('both');
  }

  /** The fake in the shape of `require('electron')` as one process, or a unit test, sees it. */
  view(view: View): ElectronModule {
    return this.#modules.view(view);
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
    const { Page: PageClass } = require('./page') as typeof import('./page');
    const { host } = this.#modules.windows;
    return new PageClass(this.rendererOf(target).webContents, host, () => this.#modules.get('BrowserWindow'));
  }

  /**
   * Puts a `<webview>` with a guest into the document that a window, a contents or a renderer shows.
   *
   * @throws TypeError for an unknown attribute, or where there is no document; Error where there can be no guest (S8.11)
   */
  attachWebview(host: Parameters<FakeElectron['rendererOf']>[0], attributes: WebviewAttributes = {}): Webview {
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
    return this.#modules.get<UtilityProcesses>('utilityProcess').start(options, main);
  }

  /**
   * Changes options of this fake.
   *
   * @throws TypeError for an unknown option or a value it does not take
   */
  configure(options: FakeElectronOptions): void {
    const { timing } = this.#settings;
    applyOptions(this.#settings, options);
    this.#enterEra();
    if (this.#settings.timing !== timing) this.bus.retime();
  }

  /** The declared problems that have not come. */
  get missingProblems(): Log['missing'] {
    return this.#log.missing;
  }

  get settings(): Readonly<Settings> {
    return this.#settings;
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

  /** Delivers everything that waits, and what comes of it. Returns how many messages that were. */
  flush(): number {
    return this.bus.flush();
  }

  /** Delivers the first message that waits. Returns whether there was one. */
  step(): boolean {
    return this.bus.step();
  }

  /**
   * Waits until nothing is on its way and every invoke has its answer; under manual timing it flushes meanwhile.
   *
   * @param options.timeout - milliseconds, default 1,000
   * @throws Error naming the invokes that have no answer when the time has passed
   */
  async settled({ timeout = 1000 }: { timeout?: number } = {}): Promise<void> {
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
    }, timeout);
    const { bus } = this;
    // A port of Node's delivers in the event loop's next rounds.
    let rounds = 0;
    try {
      do {
        if (this.#settings.timing === 'manual') bus.flush();
        if (expired) throw settleError(timeout, bus.requests.pending);
        await new Promise<void>((resolve) => setImmediate(resolve));
        const isIdle = bus.idle && bus.requests.pending.length === 0 && !this.#modules.busy;
        rounds = isIdle ? rounds + 1 : 0;
      } while (rounds < (bus.ports.isBridged ? 4 : 1));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets every mark save what an integration has beside the fake's own state; `reset` brings back what is now. */
  addSaver(save: () => Restore): void {
    this.#savers.push(save);
    // The integration has replaced the methods that these have of their own (S1.8).
    const owners = [this.ipcMain, ...[...this.registry.contents.values()].map(({ existingIpc }) => existingIpc)];
    this.#initial = together(this.#initial, ...owners.map(saveProperties), save());
  }

  /** Forgets everything: listeners, handlers, windows, options, traffic. */
  reset(): void {
    this.#initial();
    this.clearRecord();
  }

  /** Forgets what was recorded and what was declared expected. */
  clearRecord(): void {
    this.traffic.clear();
    this.#log.forgetExpectations();
  }

  /** Removes what the fake left outside of memory: the temporary folder of `app.getPath`. */
  dispose(): void {
    this.#modules.existing<App>('app')?.dispose();
  }

  /**
   * Remembers what is registered now.
   *
   * @returns a function that restores exactly that, and forgets what is on its way
   */
  mark(): Restore {
    const settings = { ...this.#settings };
    const forget = this.bus.save();
    const saved = together(
      this.ipcMain.save(),
      this.renderers.save(),
      this.registry.save(),
      this.bus.requests.save(),
      this.#modules.save(),
      this.controls.save(),
      ...this.#savers.map((save) => save()),
      // Last: what goes with the windows above leaves its ports to be closed.
      this.bus.ports.save(),
    );
    return () => {
      forget();
      this.bus.requests.forget(() => true);
      saved();
      Object.assign(this.#settings, settings);
      this.#enterEra();
    };
  }

  get #directEvents(): DirectEvents {
    if (this.#direct === undefined) {
      const { DirectEvents: Events } = require('./direct-events') as typeof import('./direct-events');
      this.#direct = new Events(this, () => this.mockReply);
    }
    return this.#direct;
  }

  #enterEra(): void {
    this.#eras.enter(this.#settings.version, this.bus, () => this.#twins());
  }

  *#twins(): Generator<object> {
    yield this.ipcMain;
    for (const { ipcRenderer } of this.renderers) yield ipcRenderer;
    yield* this.registry.contents.values();
    yield* this.registry.frames.values();
    yield* this.#modules.all as Iterable<object>;
  }
}

/**
 * Makes a private fake: one app in memory, that shares nothing with any other.
 *
 * @throws TypeError for an unknown option or a value it does not take
 */
export function createFakeElectron(options: FakeElectronOptions = {}): FakeElectron {
  return new FakeElectron(options);
}
