import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import type { Restore } from '../../bus/snapshot';
import { createEvent } from '../../modules/native-event';
import type { Registry } from '../registry';
import { type FrameIdentity, originOf } from './render-frame';
import type { WebFrameMain } from './web-frame-main';

/** What the frames of one fake share. */
export interface FrameHost {
  readonly bus: Bus;
  readonly registry: Registry;
}

/** What a frame is made as. */
export interface FrameSpec {
  readonly contentsId: number;
  /** The exported renderer's main frame. */
  readonly primary?: boolean;
  readonly parent?: FrameNode;
  readonly name?: string;
}

/** A page that is about to be left, and what it does at its end. */
export interface Leaving {
  readonly unload?: (() => void) | undefined;
}

/**
 * - `live`: a render frame is behind it
 * - `detached`: the stand-in for a page that was navigated away and still unloads (S4.7)
 * - `crashed`: until the next commit (S12.19)
 * - `gone`: for good
 */
type State = 'live' | 'detached' | 'crashed' | 'gone';

/** Where a frame stands, and which document it shows: what Chromium calls a FrameTreeNode. */
export class FrameNode {
  readonly parent: FrameNode | undefined;
  readonly name: string;
  readonly children = new Set<FrameNode>();
  identity: FrameIdentity;
  state: State = 'live';
  visibility: 'visible' | 'hidden' = 'visible';
  /** A window loads its first page and the renderer has not spoken yet, so that what is sent to it may be lost (S6.15). */
  early = false;
  /** Set when the next commit leaves a page that ran, rather than the empty one that a contents begins with. */
  leaving: Leaving | undefined;
  /** Taken out of its page, which main is yet to learn. */
  removed = false;

  private constructor(
    readonly frame: WebFrameMain,
    private readonly host: FrameHost,
    identity: FrameIdentity,
    { parent, name = '' }: Pick<FrameSpec, 'parent' | 'name'>,
  ) {
    this.identity = identity;
    this.parent = parent;
    this.name = name;
  }

  /** A frame that has shown nothing yet, known to the registry. */
  static create(frame: WebFrameMain, host: FrameHost, spec: FrameSpec): FrameNode {
    const { registry } = host;
    const { contentsId, parent, primary = false } = spec;
    const id = registry.nextFrameId();
    // S12.15: the first, empty document of a child is its parent's.
    const origin = parent?.identity.origin ?? 'null';
    const node = new FrameNode(
      frame,
      host,
      {
        endpoint: { process: 'renderer', id, primary },
        contentsId,
        processId: parent?.identity.processId ?? registry.processOf(contentsId, origin),
        routingId: registry.nextRoutingId(),
        url: '',
        origin,
      },
      spec,
    );
    registry.frames.set(id, frame);
    registry.renderFrames.set(node.identity.routingId, frame);
    parent?.children.add(node);
    return node;
  }

  /** What stands for the old document of `node` while it unloads (S4.7). */
  static detached(frame: WebFrameMain, node: FrameNode, identity: FrameIdentity): FrameNode {
    const twin = new FrameNode(frame, node.host, identity, node);
    twin.state = 'detached';
    return twin;
  }

  get isDestroyed(): boolean {
    return this.state === 'crashed' || this.state === 'gone';
  }

  get top(): FrameNode {
    return this.parent?.top ?? this;
  }

  /** Itself and what is below it, breadth first (S12.14). */
  get subtree(): FrameNode[] {
    const all: FrameNode[] = [this];
    for (const node of all) all.push(...node.children);
    return all;
  }

  /**
   * Shows another document. The frame's object and its id in the tree stay (S12.17).
   *
   * @param sameDocument - only the url is another: a fragment, or `history.pushState`
   */
  commit(url: string, sameDocument = false): void {
    const { identity, leaving } = this;
    if (sameDocument) {
      this.identity = { ...identity, url };
      return;
    }
    this.leaving = undefined;
    const origin = originOf(url, (this.parent?.identity ?? this.#opener)?.origin);
    if (identity.url === '' && this.state === 'live' && !leaving) this.#begin(url, origin);
    else this.#replace(url, origin, leaving);
  }

  /** S12.22: once, not at later navigations. */
  announce(): void {
    const contents = this.host.registry.contents.get(this.identity.contentsId);
    if (contents) tell(contents, 'frame-created', createEvent(), { frame: this.frame });
  }

  /** The process behind it is gone; the next commit brings it back (S12.19). */
  crash(): void {
    if (this.isDestroyed) return;
    this.#removeChildren();
    this.#end('crashed');
  }

  /** Goes for good, with what is below it. */
  dispose(): void {
    if (this.state === 'gone') return;
    this.#removeChildren();
    const { frames } = this.host.registry;
    const { id } = this.identity.endpoint;
    if (frames.get(id) === this.frame) frames.delete(id);
    this.parent?.children.delete(this);
    this.#end('gone');
  }

  /** What restores the frame as it is now. */
  save(): Restore {
    const { identity, state, visibility, early, leaving, removed } = this;
    const children = [...this.children];
    return () => {
      Object.assign(this, { identity, state, visibility, early, leaving, removed });
      this.children.clear();
      for (const child of children) this.children.add(child);
    };
  }

  /** S12.15: the empty page that a window begins with is of the origin of the page that opened it. */
  get origin(): string {
    const { url, origin } = this.identity;
    return url === '' && this.parent === undefined ? (this.#opener?.origin ?? origin) : origin;
  }

  /** The document that opened this one's window, for a main frame. */
  get #opener(): FrameIdentity | undefined {
    return this.host.registry.contents.get(this.identity.contentsId)?.links.openerFrame?.identity;
  }

  /** The first page of a contents takes the render frame it has, so that nothing sent to it is lost (S6.15). */
  #begin(url: string, origin: string): void {
    const { registry } = this.host;
    const before = this.identity;
    if (this.parent === undefined) registry.keepProcess(before, origin);
    const processId = registry.processOf(before.contentsId, origin);
    const moved = processId !== before.processId;
    const routingId = moved ? registry.nextRoutingId() : before.routingId;
    this.identity = { ...before, url, origin, processId, routingId };
    if (moved) this.#move(before);
    // A child was announced when it was made.
    if (this.parent === undefined) this.announce();
  }

  #replace(url: string, origin: string, leaving: Leaving | undefined): void {
    const { bus, registry } = this.host;
    const before = this.identity;
    this.#removeChildren();
    const swaps = this.state === 'crashed' || origin !== before.origin;
    const processId = swaps ? registry.processOf(before.contentsId, origin) : before.processId;
    const routingId = swaps ? registry.nextRoutingId() : before.routingId;
    this.identity = { ...before, endpoint: { ...before.endpoint }, url, origin, processId, routingId };
    registry.pastDocuments.set(before.endpoint, before);
    if (swaps) this.#move(before);
    const twin = swaps && this.state === 'live' ? this.frame.asDetached(before) : undefined;
    if (twin) registry.renderFrames.set(before.routingId, twin);
    this.state = 'live';
    try {
      registry.events.emit('committed', this.frame, before, leaving?.unload);
    } finally {
      // S6.16: what is still on its way to the old document is lost with it.
      bus.detach(before.endpoint);
      if (twin) bus.later(() => twin.dispose());
    }
  }

  #move(before: FrameIdentity): void {
    const { renderFrames } = this.host.registry;
    if (renderFrames.get(before.routingId) === this.frame) renderFrames.delete(before.routingId);
    renderFrames.set(this.identity.routingId, this.frame);
  }

  #removeChildren(): void {
    for (const child of [...this.children]) child.dispose();
  }

  #end(state: 'crashed' | 'gone'): void {
    const { bus, registry } = this.host;
    const { endpoint, routingId } = this.identity;
    const wasTwin = this.state === 'detached';
    this.state = state;
    if (registry.renderFrames.get(routingId) === this.frame) registry.renderFrames.delete(routingId);
    if (wasTwin) return;
    bus.detach(endpoint);
    registry.events.emit('frame-gone', this.frame);
  }
}
