import { conversionError, notReadyError } from '../../words/errors';
import type { Registry } from '../registry';
import { tokenOf } from './render-frame';
import type { WebFrameMain } from './web-frame-main';

/**
 * The exported `webFrameMain` module of one fake (S12.4).
 *
 * @param isReady - whether `app` is
 */
export function createWebFrameMainModule(registry: Registry, isReady: () => boolean) {
  return {
    /**
     * The frame with these ids, or `undefined`.
     *
     * @throws Error `WebFrameMain is available only after app ready`
     */
    fromId(processId: number, routingId: number): WebFrameMain | undefined {
      if (!isReady()) throw notReadyError('WebFrameMain');
      for (const [index, id] of [processId, routingId].entries()) {
        if (typeof id !== 'number') throw conversionError(index, id);
      }
      return registry.frameByIds(processId, routingId);
    },
    /** The frame with this token, or `null`; throws as `fromId`. */
    fromFrameToken(processId: number, frameToken: string): WebFrameMain | null {
      if (!isReady()) throw notReadyError('WebFrameMain');
      if (typeof processId !== 'number') throw conversionError(0, processId);
      if (typeof frameToken !== 'string') throw conversionError(1, frameToken);
      for (const frame of registry.renderFrames.values()) {
        if (frame.identity.processId === processId && tokenOf(frame.identity) === frameToken) return frame;
      }
      return null;
    },
  };
}
