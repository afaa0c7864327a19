import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Bridge } from './bridge/bridge';
import { type BridgeHost, MAIN_WORLD } from './bridge/world';

/**
 * The page's side of a renderer, as a test sees it: what the preload exposed, by its key. What an app declares of its pages
 * (`declare global { interface Window { api: Api } }`) types it.
 */
export type MainWorld = Window & Record<string, unknown>;

/** Makes the `contextBridge` of one preload. */
export function createContextBridge(host: BridgeHost): Electron.ContextBridge {
  let made: Bridge | undefined;
  const bridge = (): Bridge => {
    if (made === undefined) {
      const { Bridge: Class } = require('./bridge/bridge') as typeof import('./bridge/bridge');
      made = new Class(host);
    }
    return made;
  };
  const shape: EraShape = { kind: 'contextBridge' };
  const contextBridge: Electron.ContextBridge = {
    /**
     * Shows a frozen copy of `api` to the page as `window[key]`, which a test reads as `fake.mainWorld[key]`. Functions
     * and promises in it stay joined to those of the preload (S9.10–S9.19).
     *
     * @throws Error where there is no context isolation (S9.1); TypeError for a key that is no string (S9.3); Error
     *   `Cannot bind an API on top of an existing property on the window object` (S9.4), `An object could not be cloned.`
     *   (S9.19); TypeError for what is nested too deeply (S9.32); what a getter in `api` throws (S9.34)
     */
    exposeInMainWorld(key, api) {
      bridge().expose(MAIN_WORLD, key, api);
    },

    /**
     * The same in another world: 0 is the page's, 999 the preload's, apps use 1000 and more (S9.2).
     *
     * @throws as `exposeInMainWorld`; TypeError for an id that is no 32-bit integer; in a service worker Error
     *   `Isolated worlds are not supported in preload realms.` (S11.9)
     */
    exposeInIsolatedWorld(worldId, key, api) {
      bridge().expose(worldId, key, api);
    },

    /**
     * Runs the source text of `script.func` in the page, with `script.args` (S9.35).
     *
     * @returns what it returns, as it crosses
     * @throws TypeError or Error with the texts of S9.36; Error with the text of whatever is thrown there
     */
    executeInMainWorld(script) {
      return bridge().execute(script);
    },
  };
  return Object.defineProperty(contextBridge, ERA_SHAPE, { value: shape });
}
