/// <reference types="electron" preserve="true" />

import { Bus } from '../bus/bus';
import { Log } from '../bus/log';
import { savePorts } from '../bus/port-keeper';
import { type Restore, saveProperties, together } from '../bus/snapshot';
import type { Shaper } from '../eras/era-members';
import type { View } from '../eras/module-names';
import { Machine } from '../machine/machine';
import { WebContents } from '../main/contents/web-contents';
import { MainDispatch } from '../main/ipc/dispatch';
import { IpcMainImpl } from '../main/ipc/ipc-main';
import { Registry } from '../main/registry';
import type { App } from '../modules/app';
import { installLazily } from '../modules/lazy-members';
import type { ElectronModule } from '../modules/module-views';
import type { SessionModule } from '../modules/session';
import type { MainWorld } from '../renderer/context-bridge';
import type { Renderer } from '../sides/renderer';
import { Renderers } from '../sides/roster';
import { type Traffic, TrafficRecord } from '../traffic/traffic';
import { Eras } from './eras';
import { installContents, reachOf } from './lazy-contents';
import { Controls } from './lazy-rooms';
import { bear } from './lives';
import type { ModuleMocks } from './makers';
import { ModuleSet } from './modules';
import { applyOptions, defaultSettings, type FakeElectronOptions, type Settings } from './options';
import { settle } from './settling';
import { FakeControls } from './test-api';

const CONTROLS = [
  'createRenderer',
  'rendererOf',
  'pageOf',
  'loadPreload',
  'launch',
  'windowOf',
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
export class FakeElectron extends FakeControls {
  readonly ipcMain: IpcMainImpl & Electron.IpcMain;
  /** Everything that crossed. */
  readonly traffic: Traffic;
  readonly #savers: (() => Restore)[] = [];
  /** Under Jest: whoever asks for a property's descriptor finds it replaceable, as `jest.replaceProperty` wants it. @internal */
  replaceable = false;
  /** Under a mocking integration: what it makes of the modules. @internal */
  mocks: ModuleMocks | undefined;
  /** @internal */
  readonly registry = new Registry();
  /** @internal */
  readonly bus: Bus;
  /** What is around the app: the machine under it and the person in front of it. @internal */
  readonly machine: Machine = new Machine();
  readonly #settings: Settings = defaultSettings();
  readonly #eras = new Eras();
  /** @internal */
  readonly renderers: Renderers;
  /** @internal */
  protected readonly modules: ModuleSet;
  readonly #log: Log;
  /** @internal */
  readonly controls: Controls;
  #initial: Restore;

  /** @internal */
  constructor(options: FakeElectronOptions) {
    super();
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
    this.modules = new ModuleSet(this);
    installLazily(WebContents.prototype, 'WebContents', installContents);
    this.renderers = new Renderers({
      bus,
      registry: this.registry,
      viewOf: (renderer) => this.modules.viewOf(renderer),
      // Nobody listens on an app that nobody asked for.
      tellApp: (event, ...args) => this.modules.tellApp(event, ...args),
    });
    this.registry.reachOf = reachOf(this, this.modules);
    this.registry.pagesOf = () => this.controls.lazyPages;
    this.registry.appPath = () => this.modules.existing<App>('app')?.getAppPath() ?? process.cwd();
    this.registry.sessionOf = (partition = '') => this.modules.get<SessionModule>('session').fromPartition(partition);
    this.controls = new Controls(this, this.modules);
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

  get app(): App & Electron.App {
    return this.modules.exported('app');
  }

  get BrowserWindow(): typeof Electron.BrowserWindow {
    return this.modules.exported('BrowserWindow');
  }

  get BaseWindow(): typeof Electron.BaseWindow {
    return this.modules.exported('BaseWindow');
  }

  get MessageChannelMain(): typeof Electron.MessageChannelMain {
    return this.modules.exported('MessageChannelMain');
  }

  /** The `MessageChannel` of the exported renderer's page. */
  get MessageChannel(): typeof globalThis.MessageChannel {
    return this.renderer.MessageChannel;
  }

  get webContents(): typeof Electron.webContents {
    return this.modules.exported('webContents');
  }

  get webFrameMain(): typeof Electron.webFrameMain {
    return this.modules.exported('webFrameMain');
  }

  /** What gives the twins the members of the Electron version. @internal */
  get shaper(): Shaper {
    return this.#eras.shaper;
  }

  /** The fake in the shape of `require('electron')`, both sides at once. */
  get electron(): ElectronModule {
    return this.view('both');
  }

  /** The fake in the shape of `require('electron')` as one process, or a unit test, sees it. */
  view(view: View): ElectronModule {
    return this.modules.view(view);
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

  /** The declared problems that have not come. @internal */
  get missingProblems(): Log['missing'] {
    return this.#log.missing;
  }

  /** What applies now, as `configure` has changed it. */
  get settings(): Readonly<Settings> {
    return this.#settings;
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
   * Waits until nothing is on its way, no page loads and every invoke has its answer; manual timing is flushed meanwhile.
   *
   * @param options - `timeout`: milliseconds, default 1,000, and up to 5,000 for pages to load
   * @throws Error naming the invokes that have no answer when the time has passed
   */
  settled({ timeout }: { timeout?: number } = {}): Promise<void> {
    const { bus, controls, modules, settings } = this;
    return settle({ bus, controls, modules, settings }, timeout);
  }

  /** Lets every mark save what an integration has beside the fake's own state; `reset` brings back what is now. @internal */
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

  /** Removes what the fake left outside of memory: the temporary folder of `app.getPath`. @internal */
  dispose(): void {
    this.modules.existing<App>('app')?.dispose();
  }

  /**
   * The end of the test file: gives up what is under way without a word, so that promises stay pending, and forgets everything.
   * From here on nothing is delivered, and what nobody has used yet is not loaded any more.
   */
  end(): void {
    if (this.bus.hasEnded) return;
    this.bus.end();
    this.#initial();
    this.clearRecord();
    this.dispose();
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
      this.modules.save(),
      this.machine.save(),
      this.controls.save(),
      ...this.#savers.map((save) => save()),
      // Last: what goes with the windows above leaves its ports to be closed.
      savePorts(this.bus),
    );
    return () => {
      forget();
      this.bus.requests.forget(() => true);
      saved();
      Object.assign(this.#settings, settings);
      this.#enterEra();
    };
  }

  #enterEra(): void {
    if (this.#eras.enter(this.#settings.version, this.bus, () => this.#twins())) this.modules.enterEra();
  }

  *#twins(): Generator<object> {
    yield this.ipcMain;
    for (const { ipcRenderer } of this.renderers) yield ipcRenderer;
    yield* this.registry.contents.values();
    yield* this.registry.frames.values();
    yield* this.modules.all as Iterable<object>;
  }
}

/**
 * Makes a private fake: one app in memory, that shares nothing with any other.
 *
 * @throws TypeError for an unknown option or a value it does not take
 */
export function createFakeElectron(options: FakeElectronOptions = {}): FakeElectron {
  const fake = new FakeElectron(options);
  bear(fake);
  return fake;
}
