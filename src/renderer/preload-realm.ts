import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import { workerHost } from './bridge/stand-in';
import { createContextBridge, type MainWorld } from './context-bridge';
import { createIpcRenderer, type Place, type RendererTwin } from './ipc-renderer';

/** One run of a service worker, where its preload has an `ipcRenderer` (S11.1). */
export interface PreloadRealm extends RendererTwin {
  /** What the preload exposed to the worker, by its key. */
  readonly mainWorld: MainWorld;
  readonly contextBridge: Electron.ContextBridge;
  /** The run is over: its context is released (S2.16). */
  release(): void;
  /** A rollback brings it back. */
  revive(): void;
}

/** Makes the realm of one run; nothing of the run before is left in it. */
export function createPreloadRealm(bus: Bus, endpoint: Endpoint): PreloadRealm {
  const place: Place = {
    endpoint,
    last: endpoint,
    host: undefined,
    frameOfContents: () => undefined,
    contentsOfFrame: () => undefined,
  };
  const mainWorld = {} as MainWorld;
  const contextBridge = createContextBridge(workerHost(mainWorld));
  return {
    ...createIpcRenderer(bus, place),
    mainWorld,
    contextBridge,
    release() {
      place.endpoint = undefined;
    },
    revive() {
      place.endpoint = endpoint;
    },
  };
}
