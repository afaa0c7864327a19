import { ownRealm } from '../../realm/realm';
import { isolatedWorldError } from '../../words/worker-errors';
import { type BridgeHost, MAIN_WORLD, PRELOAD_WORLD, type World } from './world';

/**
 * The worlds of a renderer without a document: plain objects for windows, all in the realm of the test.
 *
 * @param mainWindow - the page's; when it is another object, the worlds beside it are others as well
 */
export function standInHost(mainWindow: () => object): BridgeHost {
  const preload: World = { id: PRELOAD_WORLD, window: {}, realm: ownRealm };
  const others = new WeakMap<object, Map<number, World>>();
  return {
    isolated: true,
    source: () => preload,
    world(id) {
      const window = mainWindow();
      if (id === MAIN_WORLD) return { id, window, realm: ownRealm };
      let worlds = others.get(window);
      if (worlds === undefined) {
        worlds = new Map([[PRELOAD_WORLD, preload]]);
        others.set(window, worlds);
      }
      let world = worlds.get(id);
      if (world === undefined) {
        world = { id, window: {}, realm: ownRealm };
        worlds.set(id, world);
      }
      return world;
    },
  };
}

/** The same for the preload of a service worker, beside which there is nothing but the worker (S11.9). */
export function workerHost(workerGlobal: object): BridgeHost {
  const worker: World = { id: MAIN_WORLD, window: workerGlobal, realm: ownRealm, worker: true };
  const preload: World = { id: PRELOAD_WORLD, window: {}, realm: ownRealm, worker: true };
  return {
    isolated: true,
    source: () => preload,
    world(id) {
      if (id !== MAIN_WORLD) throw isolatedWorldError();
      return worker;
    },
  };
}
