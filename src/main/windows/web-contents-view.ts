import { subjectOf } from '../../bus/subject';
import { isObject } from '../../modules/arguments';
import { createdEvent } from '../../modules/native-event';
import { viewOptionError } from '../../words/window-errors';
import type { WebContents } from '../contents/web-contents';
import { revealPage } from './reveal-page';
import type { ViewClass, ViewTwin } from './view';
import type { EmitterStatics, WindowHost } from './window-core';

export interface WebContentsViewTwin extends ViewTwin {
  webContents: WebContents;
}

export interface WebContentsViewClass extends EmitterStatics {
  new (options?: Electron.WebContentsViewConstructorOptions): WebContentsViewTwin;
}

/** Makes the `WebContentsView` of one fake: the first one shows the exported renderer, if no window does. */
export function createWebContentsViewClass(host: WindowHost, View: ViewClass): WebContentsViewClass {
  const { registry } = host;

  class WebContentsView extends View {
    readonly #contents: WebContents;

    /** @throws TypeError for options that are none, and for a contents that a window shows (W3.34) */
    constructor(options: Electron.WebContentsViewConstructorOptions = {}) {
      const given = givenContents(options);
      super();
      this.#contents = given ?? host.adopt();
      registry.viewed.add(this.#contents.id);
      registry.views.set(this.#contents, this);
      if (given) return;
      this.#contents.link({ preferences: options.webPreferences });
      // Nobody sees it before it is in a window.
      this.#contents.frame.node.visibility = 'hidden';
      host.announce('web-contents-created', createdEvent(this.#contents), this.#contents);
    }

    /** The page this view shows, which is not destroyed with the window; undefined once that is destroyed (W3.34). */
    get webContents(): WebContents {
      return (this.isDead ? undefined : this.#contents) as WebContents;
    }

    /** Code that lets go of its page assigns to it, which must not throw; it stays in the view. */
    set webContents(value: WebContents) {
      Object.defineProperty(this, 'webContents', { value, writable: true, enumerable: true, configurable: true });
    }

    override get isDead(): boolean {
      return this.#contents.gone && !host.bus.hasEnded;
    }

    override *shownContents(): Generator<WebContents> {
      if (!this.#contents.gone) yield this.#contents;
      yield* super.shownContents();
    }

    protected override revealOwn(isSeen: boolean): void {
      revealPage(registry, this.#contents, isSeen);
    }

    protected override resized(): void {
      registry.events.emit('size', this.#contents.frame);
    }
  }

  function givenContents(options: unknown): WebContents | undefined {
    if (!isObject(options)) throw viewOptionError('options must be an object');
    const { webPreferences, webContents } = options as { webPreferences: unknown; webContents: unknown };
    if (webPreferences !== undefined && !isObject(webPreferences)) {
      throw viewOptionError('options.webPreferences must be an object');
    }
    if (webContents === undefined) return undefined;
    const isContents = isObject(webContents) && subjectOf(webContents)?.side === 'contents';
    if (!isContents) throw viewOptionError('options.webContents must be a WebContents');
    const contents = webContents as WebContents;
    if (registry.windowOf(contents)) throw viewOptionError('options.webContents is already attached to a window');
    return contents;
  }

  return WebContentsView;
}
