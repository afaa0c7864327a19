import { tell } from '../bus/emitter';
import type { WebContents } from '../main/contents/web-contents';
import type { FrameHost } from '../main/frames/frame-tree';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { createEvent } from '../modules/native-event';

/** How a renderer process ended, as main is told. */
export type CrashDetails = Partial<Electron.RenderProcessGoneDetails>;

/** What a fault needs of its fake. */
export interface FaultHost extends FrameHost {
  /** Emits on `app`. */
  tellApp(event: string, ...args: unknown[]): void;
}

/**
 * Ends the process of `frame`, with every frame of its contents that lives there; `'render-process-gone'` is told of the
 * main frame's only. The contents stays, and its main frame is disposed until it loads again (S6.17, S12.19).
 */
export function crash(host: FaultHost, contents: WebContents, frame: WebFrameMain, details: CrashDetails): void {
  if (frame.node.isDestroyed) return;
  const { registry } = host;
  const { processId } = frame.identity;
  for (const node of contents.frame.node.subtree) if (node.identity.processId === processId) node.crash();
  registry.endProcess(contents.id, processId);
  if (!contents.frame.node.isDestroyed) return;
  contents.pageCrashed();
  const told: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 5, ...details };
  tell(contents, 'render-process-gone', createEvent(), told);
  host.tellApp('render-process-gone', createEvent(), contents, told);
}

/**
 * The renderer process answers nothing any more: main is told, and what is sent to the frames of the page that live there
 * waits.
 */
export function hang({ bus }: FaultHost, contents: WebContents, frame: WebFrameMain, hung: boolean): void {
  const event = hung ? 'unresponsive' : 'responsive';
  const { processId } = frame.identity;
  tell(contents, event, createEvent());
  for (const { identity } of contents.frame.node.subtree) {
    if (identity.processId === processId) bus.hang(identity.endpoint, hung);
  }
}
