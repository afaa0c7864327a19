import type { Registry } from './registry';
import type { WebFrameMain } from './web-frame-main';

/** The exported `webFrameMain` module of one fake (S12.4). */
export function createWebFrameMainModule(registry: Registry, checkReady: () => void) {
  return {
    /**
     * The frame that Chromium knows by these ids, or `undefined`.
     *
     * @throws Error `WebFrameMain is available only after app ready`
     */
    fromId(processId: number, routingId: number): WebFrameMain | undefined {
      checkReady();
      return registry.frameByIds(processId, routingId);
    },
    /**
     * The frame with this token, or `null`.
     *
     * @throws Error `WebFrameMain is available only after app ready`
     */
    fromFrameToken(processId: number, frameToken: string): WebFrameMain | null {
      checkReady();
      for (const frame of registry.frames.values()) {
        if (frame.identity.processId === processId && Reflect.get(frame, 'frameToken') === frameToken) return frame;
      }
      return null;
    },
  };
}
