import { ERA_SHAPE, type EraShape } from '../wire/era-members';
import { conversionError, existingKeyError } from '../wire/errors';

/** The page's side of a renderer, as a test sees it: what the preload exposed, by its key. */
export type MainWorld = Record<string, unknown>;

export type ContextBridge = Pick<Electron.ContextBridge, 'exposeInMainWorld'>;

/** Makes the `contextBridge` of one renderer. */
export function createContextBridge(mainWorld: () => MainWorld): ContextBridge {
  const shape: EraShape = { kind: 'contextBridge' };
  const bridge = {
    /**
     * Shows `api` to the page as `window[key]`, which a test reads as `fake.mainWorld[key]`.
     *
     * @throws TypeError `Error processing argument at index 1, conversion failure from …` (S9.3); Error
     *   `Cannot bind an API on top of an existing property on the window object` (S9.4)
     */
    exposeInMainWorld(key: string, api: unknown): void {
      if (typeof key !== 'string') throw conversionError(1, key);
      const world = mainWorld();
      if (key in world) throw existingKeyError();
      // S9.5
      Object.defineProperty(world, key, { value: api, enumerable: true });
    },
  };
  return Object.defineProperty(bridge, ERA_SHAPE, { value: shape });
}
