import { tell } from '../../bus/emitter';
import type { Reporter } from '../../bus/reporter';
import { createEvent } from '../../modules/native-event';
import type { Failure, Load } from './load';
import type { WebContents } from './web-contents';

/** What a contents tells of its loading. What a listener throws is an uncaught exception, and the load goes on (S4.17). */
export class LoadEvents {
  constructor(
    private readonly contents: WebContents,
    private readonly reporter: Reporter,
  ) {}

  /** The ids that the events of the main frame end with. */
  get ids(): [processId: number, routingId: number] {
    const { processId, routingId } = this.contents.frame.identity;
    return [processId, routingId];
  }

  tell(event: string, ...args: unknown[]): void {
    this.contents.fake.registry.events.emit('load', this.contents, event);
    this.reporter.guard(() => tell(this.contents, event, createEvent(), ...args));
  }

  domReady(): void {
    this.reporter.guard(() => tell(this.contents.frame, 'dom-ready', createEvent()));
  }

  failure(event: string, { code, errno }: Failure, url: string): void {
    this.tell(event, errno, code, url, true, ...this.ids);
  }

  /** @returns the event, which the app may have prevented */
  navigation(
    name: string,
    { url, sameDocument }: Pick<Load, 'url' | 'sameDocument'>,
    byPage: boolean,
  ): { readonly defaultPrevented: boolean } {
    const { frame } = this.contents;
    const initiator = byPage ? frame : undefined;
    const event = createEvent({ url, isSameDocument: sameDocument, isMainFrame: true, frame, initiator });
    this.reporter.guard(() => tell(this.contents, name, event, url, sameDocument, true, ...this.ids));
    return event;
  }

  /** Whether the app lets a page go somewhere; it is not asked on when the load is not current any more. */
  allowed(load: Load, isCurrent: () => boolean): boolean {
    for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
      if (isCurrent() && this.navigation(name, load, true).defaultPrevented) return false;
    }
    return true;
  }

  /** The contents first, then its window, where the app may keep its own title. */
  title(title: string): void {
    const { contents, reporter } = this;
    const event = createEvent();
    reporter.guard(() => tell(contents, 'page-title-updated', event, title, true));
    reporter.guard(() => !contents.gone && contents.owner?.pageTitled(contents.frame, event, title));
  }
}
