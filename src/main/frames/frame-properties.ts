import { TwinEmitter } from '../../bus/emitter';
import type { Endpoint } from '../../bus/message';
import { disposedError } from '../../words/errors';
import { userGestureError } from '../../words/frame-errors';
import { loadFrame } from './frame-load';
import { type FrameHost, FrameNode, type FrameSpec, type Leaving } from './frame-tree';
import { type FrameIdentity, osProcessIdOf, tokenOf } from './render-frame';
import type { WebFrameMain } from './web-frame-main';

type Frame = WebFrameMain & Electron.WebFrameMain;

/** What a frame is and where it stands; every property throws once the render frame is gone (S12.21). */
export abstract class FrameProperties extends TwinEmitter {
  declare protected readonly host: FrameHost;
  readonly #node: FrameNode;

  /** @param made - a new frame, or the old document of a frame that shows another one now (S4.7) */
  constructor(host: FrameHost, made: FrameSpec | { readonly of: FrameNode; readonly identity: FrameIdentity }) {
    super(host.bus);
    // Not enumerable: an own property of Electron's frames it is not.
    Object.defineProperty(this, 'host', { value: host });
    const frame = this as unknown as WebFrameMain;
    this.#node = 'of' in made ? FrameNode.detached(frame, made.of, made.identity) : FrameNode.create(frame, host, made);
  }

  /** Constant for the frame's life, and readable after it (S12.16, S12.20). */
  get frameTreeNodeId(): number {
    return this.#node.identity.endpoint.id;
  }

  get processId(): number {
    return this.live().identity.processId;
  }

  get routingId(): number {
    return this.live().identity.routingId;
  }

  get frameToken(): string {
    return tokenOf(this.live().identity);
  }

  get osProcessId(): number {
    return osProcessIdOf(this.live().identity);
  }

  get name(): string {
    return this.live().name;
  }

  /** `''` before the first commit (S12.15). */
  get url(): string {
    return this.live().identity.url;
  }

  /** Serialised; `'null'` for a page that has none (S12.15). */
  get origin(): string {
    return this.live().origin;
  }

  get visibilityState(): 'visible' | 'hidden' {
    return this.live().top.visibility;
  }

  get parent(): Frame | null {
    return (this.live().parent?.frame as Frame | undefined) ?? null;
  }

  get top(): Frame | null {
    return this.live().top.frame as Frame;
  }

  /** The direct children (S12.14). */
  get frames(): Frame[] {
    return Array.from(this.live().children, ({ frame }) => frame as Frame);
  }

  /** Itself and what is below it, breadth first (S12.14). */
  get framesInSubtree(): Frame[] {
    return this.live().subtree.map(({ frame }) => frame as Frame);
  }

  /** Whether it is no longer, or was never, the frame of the page that is shown (S12.18). */
  get detached(): boolean {
    return this.#node.state !== 'live';
  }

  /** Whether there is no render frame behind it (S12.19). */
  isDestroyed(): boolean {
    return this.#node.isDestroyed;
  }

  /** Shows the same page anew. Returns whether there is one. */
  reload(): boolean {
    const { url, contentsId } = this.live().identity;
    const contents = this.host.registry.contents.get(contentsId);
    if (url === '' || contents === undefined) return false;
    this.leave({});
    void loadFrame(this.host, contents, this as unknown as WebFrameMain, url);
    return true;
  }

  /**
   * Runs a script in this frame's page.
   *
   * @returns a promise of what it comes to, as plain data: `undefined` is `null`, a Date its seconds. It rejects with the
   *   text of what the script throws, such as `'ReferenceError: x is not defined'`, and for a disposed frame (S12.21)
   */
  executeJavaScript(...given: [code: string, userGesture?: boolean]): Promise<unknown> {
    if (given.length > 1 && typeof given[1] !== 'boolean') throw userGestureError();
    try {
      this.live();
    } catch (error) {
      return Promise.reject(error as Error);
    }
    return this.host.registry.pages.evaluate(this as unknown as WebFrameMain, String(given[0]));
  }

  /** As `contents.printToPDF`, of this frame alone (W4.8). */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { identity } = this.live();
    const { printPage } =
      require('../contents/members/print-to-pdf') as typeof import('../contents/members/print-to-pdf');
    const contents = this.host.registry.contents.get(identity.contentsId)!;
    return printPage(contents, this as unknown as WebFrameMain, options);
  }

  /** Nothing of a page runs while main asks, so that there is no stack: Electron then gives an empty one. */
  async collectJavaScriptCallStack(): Promise<string> {
    this.live();
    return '';
  }

  /** There are no frames of a video to be had. */
  copyVideoFrameAt(_x: number, _y: number): void {
    this.live();
  }

  saveVideoFrameAs(_x: number, _y: number): void {
    this.live();
  }

  /** The document and its ids as they are snapshotted into an event (S4.4), also for a frame that is gone. */
  get identity(): FrameIdentity {
    return this.#node.identity;
  }

  get endpoint(): Endpoint {
    return this.#node.identity.endpoint;
  }

  get contentsId(): number {
    return this.#node.identity.contentsId;
  }

  get node(): FrameNode {
    return this.#node;
  }

  /** Shows another document, or the same one by another url. */
  commit(url: string, sameDocument = false): void {
    this.#node.commit(url, sameDocument);
  }

  /** The next commit leaves a page that ran, with what it does at its end. */
  leave(leaving: Leaving): void {
    this.#node.leaving = leaving;
  }

  /** The frame goes for good, with its children. */
  dispose(): void {
    this.#node.dispose();
  }

  /** The first page of a window begins to load: what is sent to it from now on may be lost (S6.15). */
  beginLoading(): void {
    this.#node.early = this.#node.identity.url === '' && !this.#node.leaving;
  }

  /** The page takes messages: it has loaded, or it has spoken itself (S6.15). */
  takesMessages(): void {
    this.#node.early = false;
  }

  /** @throws Error `Render frame was disposed before WebFrameMain could be accessed` (S12.21) */
  protected live(): FrameNode {
    if (this.#node.isDestroyed && !this.host.bus.hasEnded) throw disposedError();
    return this.#node;
  }
}
