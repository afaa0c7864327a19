import { tell } from '../../bus/emitter';
import { createEvent } from '../../modules/native-event';
import type { WebContents } from '../contents/web-contents';
import type { FrameHost } from './frame-tree';
import type { WebFrameMain } from './web-frame-main';

/** Shows `url` in a frame, with the events of its contents, in a later task; a page's own frame is the contents' affair. */
export async function loadFrame(
  { bus, registry }: FrameHost,
  contents: WebContents,
  frame: WebFrameMain,
  url: string,
): Promise<void> {
  if (frame === contents.frame) return contents.showEmpty(url);
  // The element of a page shows it there.
  const shown = registry.pages.navigateChild(frame, url);
  if (shown) return shown;
  const { processId, routingId } = frame.identity;
  const { leaving } = frame.node;
  tell(contents, 'did-start-navigation', createEvent(), url, false, false, processId, routingId);
  await new Promise<void>((resolve, reject) => {
    bus.later(() => {
      try {
        // Another navigation may have come before it, or a rollback.
        if (frame.node.state !== 'gone' && frame.node.leaving === leaving) showInFrame(contents, frame, url);
        resolve();
      } catch (error) {
        // What the page's unload handler throws.
        reject(error);
      }
    });
  });
}

/** The later half of it, which is how a frame that a test attaches shows its first page at once. */
export function showInFrame(contents: WebContents, frame: WebFrameMain, url: string): void {
  frame.commit(url);
  const { processId, routingId } = frame.identity;
  tell(contents, 'did-frame-navigate', createEvent(), url, 200, 'OK', false, processId, routingId);
  tell(frame, 'dom-ready');
  tell(contents, 'did-frame-finish-load', createEvent(), false, processId, routingId);
}
