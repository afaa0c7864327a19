import type { Bus } from '../../bus/bus';
import { TwinEmitter } from '../../bus/emitter';
import { type Restore, saveMap, together } from '../../bus/snapshot';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { destroyedError } from '../../words/errors';
import { osProcessIdOf } from '../frames/render-frame';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';
import type { BaseWindowTwin } from '../windows/base-window';
import type { Debugger } from './debugger';
import type { NavigationHistory } from './navigation-history';
import { type EffectivePreferences, effectivePreferences, resolvedPreferences } from './preferences';
import type { WebContents } from './web-contents';

/** What a contents is to others. */
export interface Links {
  /** What `getType` says. */
  readonly kind: ReturnType<Electron.WebContents['getType']>;
  /** What its window, view or `<webview>` asked for. */
  readonly preferences?: Electron.WebPreferences | undefined;
  /** Its opener's, whatever its window asks for. */
  readonly session?: Electron.Session | undefined;
  /** A guest's embedder (S8.9). */
  readonly embedder?: WebContents | undefined;
  /** The frame whose page opened this one. */
  readonly openerFrame?: WebFrameMain | undefined;
  /** Whether its page knows nothing of the one that opened it. */
  readonly alone?: boolean | undefined;
  /** Whether it stays when the page that opened it goes. */
  readonly outlivesOpener?: boolean | undefined;
}

const UNLINKED: Links = { kind: 'window' };

/** What a contents has beside its page: whose it is, its tools, its settings. */
export abstract class ContentsState extends TwinEmitter implements Native {
  readonly #bus: Bus;
  readonly #registry: Registry;
  #state: NativeState | undefined;
  #links: Links = UNLINKED;
  #debugger: Debugger | undefined;

  constructor(bus: Bus, registry: Registry) {
    super(bus);
    this.#bus = bus;
    this.#registry = registry;
  }

  /** What its members reach of its fake. @internal */
  get fake(): { readonly bus: Bus; readonly registry: Registry } {
    return { bus: this.#bus, registry: this.#registry };
  }

  /** What it is to others. */
  get links(): Links {
    return this.#links;
  }

  link(links: Partial<Links>): void {
    this.#links = { ...this.#links, ...links };
  }

  abstract readonly id: number;

  /** Whether it is destroyed: what a mock of `isDestroyed` has no say in. */
  abstract get gone(): boolean;

  /** What is native of this contents, which S12.7 takes away. */
  [NATIVE](): NativeState {
    if (this.gone && !this.#bus.hasEnded) throw destroyedError(this.#bus.era);
    this.#state ??= new Map();
    return this.#state;
  }

  getType(): ReturnType<Electron.WebContents['getType']> {
    this[NATIVE]();
    const { kind, preferences } = this.#links;
    return kind === 'window' && preferences?.offscreen ? 'offscreen' : kind;
  }

  /** S8.9: `null` for anything that is not a guest. */
  get hostWebContents(): WebContents | null {
    this[NATIVE]();
    const { embedder } = this.#links;
    return embedder?.gone === false ? embedder : null;
  }

  /** The frame whose page opened this one, while it lives. */
  get opener(): (WebFrameMain & Electron.WebFrameMain) | null {
    this[NATIVE]();
    const { openerFrame, alone } = this.#links;
    return openerFrame && !alone && !openerFrame.isDestroyed()
      ? (openerFrame as WebFrameMain & Electron.WebFrameMain)
      : null;
  }

  /** What its pages run with, the defaults of the version included (S10.4). */
  get preferences(): EffectivePreferences {
    return effectivePreferences(this.#links.preferences, this.#bus.era);
  }

  /** Undocumented: what of its preferences Electron has decided (W5.9). */
  getLastWebPreferences(): Electron.WebPreferences {
    this[NATIVE]();
    return resolvedPreferences(this.preferences);
  }

  /** Undocumented: the window that shows it. */
  getOwnerBrowserWindow(): BaseWindowTwin | null {
    this[NATIVE]();
    const owner = this.owner;
    return owner && 'webContents' in owner ? owner : null;
  }

  /** Ends the renderer process of its page; `'render-process-gone'` comes in a later task, and a load brings it back. */
  forcefullyCrashRenderer(): void {
    this[NATIVE]();
    this.#bus.later(() => {
      if (!this.gone) this.#registry.events.emit('crash', this.frame);
    });
  }

  isCrashed(): boolean {
    this[NATIVE]();
    return this.frame.node.state === 'crashed';
  }

  /** The one it was made with, that of its partition, or the default one. */
  get session(): Electron.Session {
    this[NATIVE]();
    const { session, preferences } = this.#links;
    const partition = preferences?.partition ?? this.#registry.guests.get(this.id)?.partition;
    return session ?? preferences?.session ?? this.#registry.sessionOf(partition);
  }

  get debugger(): Electron.Debugger {
    this[NATIVE]();
    if (this.#debugger === undefined) {
      const { Debugger: DebuggerClass } = require('./debugger') as typeof import('./debugger');
      this.#debugger = new DebuggerClass(this.self);
    }
    return this.#debugger as unknown as Electron.Debugger;
  }

  focus(): void {
    this[NATIVE]();
    const { owner } = this;
    if (!owner) return;
    owner.focusedContents = this.self;
    owner.focus();
  }

  isFocused(): boolean {
    this[NATIVE]();
    const { owner } = this;
    if (!owner || this.#registry.focus.focused !== owner) return false;
    return (owner.focusedContents ?? owner.ownContents) === this.self;
  }

  get focusedFrame(): (WebFrameMain & Electron.WebFrameMain) | null {
    return this.isFocused() ? (this.frame as WebFrameMain & Electron.WebFrameMain) : null;
  }

  /** Chromium's number of the process, as its frames have it. */
  getProcessId(): number {
    this[NATIVE]();
    return this.frame.identity.processId;
  }

  /** 0 while there is no process: before the first page, and after a crash. */
  getOSProcessId(): number {
    this[NATIVE]();
    const { identity, state } = this.frame.node;
    return identity.url === '' || state === 'crashed' ? 0 : osProcessIdOf(identity);
  }

  getMediaSourceId(): string {
    this[NATIVE]();
    const { processId, routingId } = this.frame.identity;
    return `web-contents-media-stream://${processId}:${routingId}`;
  }

  abstract readonly navigationHistory: NavigationHistory;

  canGoBack(): boolean {
    return this.#history('canGoBack').canGoBack();
  }

  canGoForward(): boolean {
    return this.#history('canGoForward').canGoForward();
  }

  canGoToOffset(offset: number): boolean {
    return this.#history('canGoToOffset').canGoToOffset(offset);
  }

  clearHistory(): void {
    this.#history('clearHistory').clear();
  }

  goBack(): void {
    this.#history('goBack').goBack();
  }

  goForward(): void {
    this.#history('goForward').goForward();
  }

  goToIndex(index: number): void {
    this.#history('goToIndex').goToIndex(index);
  }

  goToOffset(offset: number): void {
    this.#history('goToOffset').goToOffset(offset);
  }

  /** What the older methods go to, which say so (W1.8). */
  #history(method: string): NavigationHistory {
    const now = method === 'clearHistory' ? 'clear' : method;
    const { deprecations } = this.#bus;
    deprecations.renamed('historyMethodsRenamed', `webContents.${method}`, `webContents.navigationHistory.${now}`);
    return this.navigationHistory;
  }

  /** The window that shows it; of a guest, its embedder's. */
  get owner(): BaseWindowTwin | undefined {
    return this.#registry.windowOf(this.self);
  }

  /** The main frame, also of what is gone. */
  abstract get frame(): WebFrameMain;

  /** It goes, and with it its tools; what it is the tools of has none any more. */
  protected leaveTools(): void {
    this.#debugger?.detach();
    const { contents } = this.#registry;
    const of = (key: string) => contents.get(this.#state?.get(key) as number);
    of('Inspects')?.closeDevTools();
    of('OwnTools')?.vanish();
  }

  saveState(): Restore {
    const links = this.#links;
    const state = this.#state;
    const known = state ? saveMap(state) : () => {};
    const tools = this.#debugger;
    return together(known, tools?.save() ?? (() => {}), () => {
      this.#links = links;
      this.#state = state;
      this.#debugger = tools;
    });
  }

  /** As the class that this is a part of. */
  protected get self(): WebContents {
    return this as unknown as WebContents;
  }
}
