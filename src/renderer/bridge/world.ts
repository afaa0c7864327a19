import type { Realm } from '../../realm/realm';

/** A JavaScript world of a page: what shares its DOM with the others, and no object. */
export interface World {
  /** 0 is the page's, 999 the preload's, apps use 1000 and more (S9.2). */
  readonly id: number;
  /**
   * Where keys are exposed, and what `key in window` asks (S9.4). It is also what a world is known by: two with the same
   * window are the same world.
   */
  readonly window: object;
  /** Whose classes its values have, and where its code runs. */
  readonly realm: Realm;
  /** Where keys are exposed as well, to be removed again: a test's own window. */
  readonly mirror?: object | undefined;
  /** It is a service worker's, which has other names in it than a window, and no DOM. */
  readonly worker?: boolean;
}

/** Whose worlds a context bridge joins. Everything is asked anew at every use: a document has worlds of its own (S9.9). */
export interface BridgeHost {
  /** Whether the preload and the page are in two worlds (S9.1). */
  readonly isolated: boolean;
  /** Where the preload runs. */
  source(): World;
  /** The preload has exposed this, before it crosses. */
  exposed?(key: string, api: unknown): void;
  /** The world with this id, made if need be. What it throws, `exposeIn…World` throws. */
  world(id: number): World;
}

/** The page's. */
export const MAIN_WORLD = 0;

/** The preload's. */
export const PRELOAD_WORLD = 999;
