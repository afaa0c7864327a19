import type { WebContents } from '../main/contents/web-contents';
import { loadFrame, showInFrame } from '../main/frames/frame-load';
import type { FrameHost } from '../main/frames/frame-tree';
import { WebFrameMain } from '../main/frames/web-frame-main';
import { disposedError } from '../words/errors';
import { attachOptionError, topFrameError } from '../words/frame-errors';

/** What `renderer.attachFrame` takes. */
export interface FrameOptions {
  /** The page that the frame shows at once; without one it is empty, and of its parent's origin. */
  url?: string;
  /** As `<iframe name>`. */
  name?: string;
}

/** What `renderer.navigate` takes. */
export interface NavigateOptions {
  /**
   * What the page does in its `unload` handler. What it sends to another origin's successor arrives from a detached
   * frame (S4.7).
   */
  unload?: () => void;
}

/**
 * Adds a frame below `parent`, as a page does with an `<iframe>`.
 *
 * @param onFrame - is given the frame before it shows its page
 * @throws TypeError for an unknown option; Error `Render frame was disposed …` if the parent is gone
 */
export function attachFrame(
  host: FrameHost,
  contents: WebContents,
  parent: WebFrameMain,
  options: FrameOptions,
  onFrame: (frame: WebFrameMain) => void,
): void {
  for (const [option, value] of Object.entries(options)) {
    if ((option !== 'url' && option !== 'name') || typeof value !== 'string') throw attachOptionError(option, value);
  }
  if (parent.node.isDestroyed) throw disposedError();
  const { url, name = '' } = options;
  const frame = new WebFrameMain(host, { contentsId: contents.id, parent: parent.node, name });
  onFrame(frame);
  host.registry.events.emit('twin', frame);
  frame.node.announce();
  if (url !== undefined) showInFrame(contents, frame, url);
}

/**
 * Removes a child frame, as a page does with its `<iframe>`. Main learns of it after what the frame has sent before
 * (S0.1).
 *
 * @throws TypeError for a page's main frame
 */
export function detachFrame({ bus }: FrameHost, frame: WebFrameMain): void {
  if (frame.node.parent === undefined) throw topFrameError();
  frame.node.removed = true;
  if (bus.options.timing === 'sync') frame.dispose();
  else {
    bus.later(() => {
      // A rollback may have brought the frame back meanwhile.
      if (frame.node.removed) frame.dispose();
    });
  }
}

/** Leaves the page that `frame` shows for another one. */
export async function navigate(
  host: FrameHost,
  contents: WebContents,
  frame: WebFrameMain,
  url: string,
  { unload }: NavigateOptions,
): Promise<void> {
  if (frame.node.state === 'gone') throw disposedError();
  frame.leave({ unload });
  await loadFrame(host, contents, frame, url);
}
