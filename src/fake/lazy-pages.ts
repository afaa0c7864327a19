import type { PageRequest, PageSource, Pages, PageWindow, Reading, Showing } from '../main/contents/pages';
import type { WebContents } from '../main/contents/web-contents';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { nothing } from '../words/nothing';

/** The pages of a fake as main knows them: what reads and runs pages is loaded when there is a page to be read. */
export class LazyPages implements Pages {
  /**
   * @param made - what reads and runs pages, as far as there is need of it
   * @param make - the same, made now if need be
   * @param reads - whether pages are to be read at all
   * @param hasEnded - whether nothing is to be read or run any more
   */
  constructor(
    private readonly made: () => Pages | undefined,
    private readonly make: () => Pages,
    private readonly reads: () => boolean,
    private readonly hasEnded: () => boolean,
  ) {}

  read(contents: WebContents, url: string, request: PageRequest): Reading | Promise<Reading> {
    if (this.hasEnded()) return nothing;
    return this.reads() ? this.make().read(contents, url, request) : undefined;
  }

  show(frame: WebFrameMain, source: PageSource, committed: () => void): Showing | undefined {
    if (this.hasEnded()) return undefined;
    return this.make().show(frame, source, committed);
  }

  moveTo(frame: WebFrameMain, url: string): void {
    this.made()?.moveTo(frame, url);
  }

  navigateChild(frame: WebFrameMain, url: string): Promise<void> | undefined {
    return this.made()?.navigateChild(frame, url);
  }

  execute(frame: WebFrameMain, scripts: readonly Electron.WebSource[], worldId: number): Promise<unknown> {
    if (this.hasEnded()) return nothing;
    return this.make().execute(frame, scripts, worldId);
  }

  evaluate(frame: WebFrameMain, code: string): Promise<unknown> {
    if (this.hasEnded()) return nothing;
    return this.make().evaluate(frame, code);
  }

  windowIn(frame: WebFrameMain, opens?: boolean): PageWindow | undefined {
    if (this.hasEnded()) return undefined;
    return opens ? this.make().windowIn(frame, opens) : this.made()?.windowIn(frame);
  }

  whenOpen(frame: WebFrameMain, work: (window: PageWindow) => void): void {
    if (!this.hasEnded()) this.make().whenOpen(frame, work);
  }

  run(frame: WebFrameMain, code: string): unknown {
    return this.make().run(frame, code);
  }

  fetch(contents: WebContents, url: string): Promise<Uint8Array | undefined> {
    return this.make().fetch(contents, url);
  }

  isShowing(frame: WebFrameMain): boolean {
    return this.made()?.isShowing(frame) ?? false;
  }

  mayObject(frame: WebFrameMain): boolean {
    return this.made()?.mayObject(frame) ?? false;
  }

  mayLeave(frame: WebFrameMain): boolean {
    return this.made()?.mayLeave(frame) ?? true;
  }

  clear(session: object, takes: (origin: string) => boolean): void {
    this.made()?.clear(session, takes);
  }
}
