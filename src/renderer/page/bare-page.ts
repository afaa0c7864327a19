import { URL } from 'node:url';
import * as vm from 'node:vm';
import { setImmediate } from '../../bus/timers';
import { outer } from '../../realm/outer';
import { type Realm, realmIn } from '../../realm/realm';
import { originKeyOf, originOf } from '../../web/origin';
import { DEFAULT_POLICY, referrerOf } from '../../web/referrer';
import { realmOf } from '../../wire/clone';
import { BARE } from './bare-window';
import { titleOf } from './body';
import { BrowsingContext, type ContextPage, type World } from './browsing-context';
import { PageConsole, placeOfError, uncaughtText } from './console';
import { fetchFor } from './fetch';
import { installPowers } from './powers/install';
import { takeRejections } from './rejections';
import type { PageSource } from './source';
import { plainTransferrer } from './transfer';
import type { ConsoleLine, Page, PageHooks, PageOptions } from './types';
import { installView } from './view';

/** What runs in the bare realm. */
interface BareWindow {
  dispatch(type: string, fields?: object, cancelable?: boolean): boolean;
  setState(state: string): void;
}

/** A page without a document: a realm with what a window is beside it. */
export class BarePage implements Page, ContextPage, World {
  readonly id = 0;
  readonly page = this;
  readonly hasDocument = false;
  readonly frames = [];
  readonly contexts = [];
  readonly realm: Realm;
  readonly context: BrowsingContext;
  readonly origin: string;
  readonly originKey: unknown;
  readonly ready: Promise<void>;
  readonly loaded: Promise<void>;
  readonly #worlds = new Map<number, World & { readonly window: BareWindow }>();
  readonly #main: BareWindow;
  readonly #console: PageConsole;
  readonly #timers = new Set<NodeJS.Timeout>();
  #title: string;
  #state = 'loading';
  #url: string;
  #released = false;
  #settleReady!: () => void;
  #settleLoaded!: () => void;

  constructor(
    readonly source: PageSource,
    readonly hooks: PageHooks,
    readonly options: PageOptions,
  ) {
    this.#url = source.url;
    this.#title = titleOf(source.body);
    this.context = options.context ?? new BrowsingContext();
    this.origin = originOf(source.url, options.inheritedOrigin);
    this.originKey = originKeyOf(this.origin, source.url, options.inheritedKey);
    this.#console = new PageConsole((line) => this.#tell(line));
    this.ready = new Promise((resolve) => {
      this.#settleReady = resolve;
    });
    this.loaded = new Promise((resolve) => {
      this.#settleLoaded = resolve;
    });
    this.realm = realmIn(vm.createContext());
    this.#main = this.#furnish(this);
    this.context.page = this;
  }

  open(): this {
    const held = this.hooks.begin?.(this);
    if (held && typeof held.then === 'function') {
      held.then(
        () => this.#show(),
        (error: unknown) => {
          this.#report(error);
          this.#show();
        },
      );
    } else this.#show();
    return this;
  }

  get url(): string {
    return this.#url;
  }

  get title(): string {
    return this.#title;
  }

  get isReleased(): boolean {
    return this.#released;
  }

  isolatedWorld(id: number): Realm {
    let world = this.#worlds.get(id);
    if (world === undefined) {
      const made = { id, page: this, realm: realmIn(vm.createContext()) };
      world = { ...made, window: this.#furnish(made) };
      this.#worlds.set(id, world);
    }
    return world.realm;
  }

  showInPage(url: string): void {
    this.#url = new URL(url, this.#url).href;
  }

  go(url: string): void {
    const href = new URL(url, this.#url).href;
    if (!href.includes('#') || href.split('#')[0] !== this.#url.split('#')[0]) {
      this.hooks.navigate?.(href, 'push');
      return;
    }
    this.#url = href;
    this.hooks.inPage?.(href, 'push');
    setImmediate(() => this.#dispatch('hashchange'));
  }

  domException(message: string, name: string): Error {
    return new outer.DOMException(message, name);
  }

  receive(from: World, [data, second, third]: readonly unknown[]): void {
    const isDictionary = typeof second === 'object' && second !== null;
    const transfer = isDictionary ? (second as { transfer?: unknown }).transfer : third;
    const taken = ((from.page as BarePage).options.transfer ?? plainTransferrer).take(data, transfer);
    setImmediate(() => {
      if (this.#released) return;
      const { transfer: own = plainTransferrer } = this.options;
      const ports = taken.ends.map((end) => own.receive(end));
      for (const [world, window] of this.#each()) {
        const realm = realmOf(world.realm.global);
        window.dispatch('message', {
          data: taken.open(realm, ports),
          origin: from.page.origin,
          ports: Object.freeze(realm.Array.from(ports)),
          source: from.page === this ? world.realm.global : from.page.context.viewFrom(world),
        });
      }
    });
  }

  log(level: ConsoleLine['level'], message: string, sourceId: string): void {
    this.#tell({ level, message, line: 0, sourceId, args: [] });
  }

  get mayObject(): boolean {
    return !this.#released;
  }

  askUnload(): boolean {
    return this.#released || this.#dispatch('beforeunload', {}, true);
  }

  unload(): void {
    if (this.#released) return;
    this.#dispatch('pagehide');
    this.#dispatch('unload');
    this.#released = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#worlds.clear();
    if (this.context.page === this) this.context.page = undefined;
    this.#settleReady();
    this.#settleLoaded();
  }

  #show(): void {
    // As with a document: what `begin` has made listens by then, and its caller knows the page.
    setImmediate(() => {
      if (this.#released) return;
      if (this.#title !== '') this.hooks.title?.(this.#title);
      this.#enter('interactive');
      this.#dispatch('DOMContentLoaded');
      this.#settleReady();
      this.#enter('complete');
      this.#dispatch('load');
      this.#settleLoaded();
    });
  }

  #enter(state: string): void {
    this.#state = state;
    for (const [, window] of this.#each()) window.setState(state);
  }

  #openWindow(url: string, name: string, features: string): object | null {
    const referrer = { url: referrerOf(this.#url, url), policy: DEFAULT_POLICY } as const;
    const noopener = /\bno(opener|referrer)\b/i.test(features);
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    return this.hooks.open?.(url, name, features, { disposition, referrer, noopener }) ?? null;
  }

  *#each(): Generator<[World, BareWindow]> {
    yield [this, this.#main];
    for (const world of [...this.#worlds.values()]) yield [world, world.window];
  }

  #dispatch(type: string, fields?: object, cancelable?: boolean): boolean {
    let allowed = true;
    for (const [, window] of this.#each()) {
      if (!this.#released && !window.dispatch(type, fields, cancelable)) allowed = false;
    }
    return allowed;
  }

  /** Gives a realm what a window has. */
  #furnish(world: World): BareWindow {
    const { realm } = world;
    const { context } = this;
    takeRejections(realm, (reason) => this.#report(reason, 'Uncaught (in promise)'));
    const start = (repeat: boolean, callback: () => void, delay: unknown, args: unknown[]) => {
      if (this.#released) return 0;
      const run = () => {
        if (!repeat) this.#timers.delete(timer);
        try {
          Reflect.apply(callback, realm.global, args);
        } catch (error) {
          this.#report(error);
        }
      };
      const timer = repeat ? outer.setInterval(run, Number(delay) || 0) : outer.setTimeout(run, Number(delay) || 0);
      this.#timers.add(timer);
      return timer[Symbol.toPrimitive]();
    };
    const stop = (id: unknown) => {
      const timer = [...this.#timers].find((candidate) => candidate[Symbol.toPrimitive]() === Number(id));
      if (timer === undefined) return;
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
    const furnish = realm.run(BARE, 'fake-electron:page') as (platform: object) => BareWindow;
    const window = furnish({
      outer,
      start,
      stop,
      url: () => this.#url,
      go: (url: string) => this.go(url),
      reload: () => this.hooks.navigate?.(this.#url, 'reload'),
      replace: (url: string) => this.hooks.navigate?.(new URL(url, this.#url).href, 'replace'),
      origin: this.origin,
      cookie: () => this.options.cookies?.read(this.#url, false) ?? '',
      keepCookie: (line: string) => this.options.cookies?.write(this.#url, line),
      title: () => this.#title,
      visibility: this.options.visibility ?? (() => 'visible'),
      online: this.options.online ?? (() => true),
      entitle: (title: string) => {
        this.#title = title;
        this.hooks.title?.(title);
      },
      open: (url: string, name: string, features: string) =>
        this.#openWindow(url === '' ? 'about:blank' : new URL(url, this.#url).href, name, features),
      close: () => this.hooks.close?.(),
      post: (args: unknown[]) => this.receive(world, args),
      write: (method: string, args: unknown[], stack: string) => this.#console.write(method, args, stack),
      report: (error: unknown) => this.#report(error),
      clone: (value: unknown, options: unknown) => {
        const { transfer = plainTransferrer } = this.options;
        const taken = transfer.take(value, options);
        return taken.open(
          realmOf(realm.global),
          taken.ends.map((end) => transfer.receive(end)),
        );
      },
      fetch: fetchFor(this),
      parent: () => (context.parent ? context.parent.viewFrom(world) : realm.global),
      top: () => (context.parent ? context.top.viewFrom(world) : realm.global),
      opener: () => context.opener?.viewFrom(world) ?? null,
      name: context.name,
      classes: this.options.messageChannel?.(world.id) ?? {},
    });
    if (this.options.view) installView(realm.global, this.options.view);
    window.setState(this.#state);
    if (this.hooks.powers) installPowers(realm, this.hooks.powers);
    return window;
  }

  #report(error: unknown, prefix = 'Uncaught'): void {
    if (this.#released) return;
    const [sourceId, line] = placeOfError(error);
    this.#tell({ level: 'error', message: `${prefix} ${uncaughtText(error)}`, line, sourceId, args: [] });
    this.hooks.error?.(error);
  }

  #tell(line: ConsoleLine): void {
    this.hooks.console?.(line);
  }
}
