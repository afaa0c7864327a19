import type { WebContents } from '../contents/web-contents';
import type { Registry } from '../registry';

/** The page of a contents can be seen or not, and is told if that is a change (S12.16). */
export function revealPage(registry: Registry, contents: WebContents, isSeen: boolean): void {
  if (contents.gone) return;
  const visibility = isSeen ? 'visible' : 'hidden';
  const { frame } = contents;
  if (frame.node.visibility === visibility || !contents.getBackgroundThrottling()) return;
  frame.node.visibility = visibility;
  registry.events.emit('visibility', frame);
}
