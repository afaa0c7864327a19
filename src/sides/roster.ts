import { type Restore, together } from '../bus/snapshot';
import { WebContents } from '../main/contents/web-contents';
import type { FrameIdentity } from '../main/frames/render-frame';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { rendererOptionError } from '../words/usage-errors';
import { Renderer, type RendererHost, type Whole } from './renderer';
/** What `createRenderer` takes. */
export interface RendererOptions {
  /** Makes the renderer a guest: its `sendToHost` dispatches `ipc-message` events here (S8.3). */
  hostElement?: EventTarget;
}

/** The renderers of one fake. The first is the exported one, which the first window adopts. */
export class Renderers {
  /** Those beside the exported one, whose frame is always the same. */
  readonly #others = new Map<WebFrameMain, Renderer>();
  readonly primary: Renderer;
  readonly #whole: Whole;

  constructor(private readonly host: RendererHost) {
    const { registry } = host;
    this.#whole = { ...host, add: (...child) => this.#keep(this.#make(...child)) };
    this.primary = this.#create(true, {});
    registry.events.on('frame-gone', (frame: WebFrameMain) => this.#leave(frame));
    registry.events.on('crash', (frame: WebFrameMain) => this.of(frame)?.crash());
    registry.events.on('committed', (frame: WebFrameMain, { endpoint }: FrameIdentity, unload?: () => void) =>
      this.of(frame)?.follow(endpoint, unload),
    );
  }

  /**
   * Makes one more renderer, with a contents and no window.
   *
   * @throws TypeError for an unknown option, or a host element that is no EventTarget
   */
  create(options: RendererOptions = {}): Renderer {
    for (const [name, value] of Object.entries(options)) {
      const isTarget = typeof (value as EventTarget | undefined)?.dispatchEvent === 'function';
      if (name !== 'hostElement' || !isTarget) throw rendererOptionError(name, value);
    }
    return this.#keep(this.#create(false, options));
  }

  of(frame: WebFrameMain): Renderer | undefined {
    return this.primary.frame === frame ? this.primary : this.#others.get(frame);
  }

  *[Symbol.iterator](): Generator<Renderer> {
    yield this.primary;
    yield* this.#others.values();
  }

  /** The contents that is shown next: the exported renderer's, unless something shows it. */
  adopt(): WebContents {
    const { primary } = this;
    const { bus, registry } = this.host;
    if (primary.webContents.gone) primary.show(new WebContents(bus, registry, true));
    return registry.isShown(primary.webContents) ? this.create().webContents : primary.webContents;
  }

  save(): Restore {
    const before = new Map(this.#others);
    const each = together(...[...this].map((renderer) => renderer.save()));
    return () => {
      for (const [frame, renderer] of this.#others) if (before.get(frame) !== renderer) renderer.end();
      this.#others.clear();
      for (const [frame, renderer] of before) this.#others.set(frame, renderer);
      each();
    };
  }

  #leave(frame: WebFrameMain): void {
    const renderer = this.of(frame);
    // A frame whose process has crashed may come back.
    if (frame.node.state !== 'gone') renderer?.release();
    else {
      renderer?.end();
      this.#others.delete(frame);
    }
  }

  #keep(renderer: Renderer): Renderer {
    this.#others.set(renderer.frame, renderer);
    return renderer;
  }

  #create(primary: boolean, { hostElement }: RendererOptions): Renderer {
    const { bus, registry } = this.host;
    const contents = new WebContents(bus, registry, primary);
    return this.#make(contents, contents.frame, hostElement);
  }

  #make(contents: WebContents, frame: WebFrameMain, hostElement?: EventTarget): Renderer {
    return new Renderer(this.#whole, contents, frame, hostElement);
  }
}
