import { isPromise } from 'node:util/types';
import type { Bus } from '../bus/bus';
import { Bridge } from './bridge/bridge';
import type { BridgeHost } from './bridge/world';
import type { WebFrameHost } from './web-frame';

/** What of a document its `webFrame` is made of. */
export interface WebFrameSource extends Pick<WebFrameHost, 'find' | 'shownBy' | 'worlds' | 'document'> {
  /** Of its document. */
  readonly host: { readonly bus: Bus; readonly routingId: number; readonly frameToken: string; zoomLevel: number };
  /** Its worlds, and the one that looks at it. */
  readonly bridgeHost: BridgeHost;
  isGone(): boolean;
  /** @returns what the last script comes to, in its own world */
  run(scripts: readonly Electron.WebSource[], worldId: number): unknown;
}

/** A document's `webFrame`, as the code of a document that reaches it has it. */
export function createWebFrameHost(source: WebFrameSource): WebFrameHost {
  const { host, bridgeHost, find, shownBy, worlds, document } = source;
  const bridge = new Bridge(bridgeHost);
  return {
    ...{ find, shownBy, worlds, document },
    execute: async (scripts, worldId) => {
      const result = source.run(scripts, worldId);
      return bridge.bring(worldId, isPromise(result) ? await result : result);
    },
    renamed: (...given) => host.bus.deprecations.renamed(...given),
    routingId: host.routingId,
    frameToken: host.frameToken,
    get zoomLevel() {
      return host.zoomLevel;
    },
    set zoomLevel(level) {
      host.zoomLevel = level;
    },
    get isGone() {
      return source.isGone();
    },
  };
}
