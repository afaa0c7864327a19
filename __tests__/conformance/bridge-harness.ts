import { createRealm, ownRealm, type Realm } from '../../src/realm/realm';
import type { BridgeHost, World } from '../../src/renderer/bridge/world';
import { createContextBridge } from '../../src/renderer/context-bridge';

// biome-ignore lint/suspicious/noExplicitAny: what code in a string returns.
type Anything = any;

/** A preload and its page. */
export interface Joined {
  readonly contextBridge: Electron.ContextBridge;
  /** To be changed by a test. */
  readonly host: { isolated: boolean } & BridgeHost;
  /** The value of an expression in the preload, where `contextBridge`, `window` and `given` are known. */
  preload(code: string, given?: unknown): Anything;
  /** The same in the page; what is exposed is a property of `window` there. */
  page(code: string, given?: unknown): Anything;
  /** Exposes the value of an expression in the preload as `api`; what the page sees of it. */
  expose(code: string, given?: unknown): Anything;
  /** What `call` throws as code of that world sees it: its class there, and its message. */
  thrownIn(world: 'page' | 'preload', call: () => unknown): readonly [type: string, message: unknown];
  readonly world: (id: number) => World;
}

/** Defines the same facts for a preload and a page in two realms, and for both of them in the test's own. */
export function inBothCases(define: (join: () => Joined, isOneRealm: boolean) => void): void {
  describe('two realms', () => define(() => join(createRealm, ({ global }) => global), false));
  describe('one realm', () =>
    define(
      () =>
        join(
          () => ownRealm,
          () => ({}),
        ),
      true,
    ));
}

export function join(realmOf: () => Realm, windowOf: (realm: Realm) => object): Joined {
  const worlds = new Map<number, World>();
  const world = (id: number): World => {
    let found = worlds.get(id);
    if (found === undefined) {
      const realm = realmOf();
      found = { id, realm, window: windowOf(realm) };
      worlds.set(id, found);
    }
    return found;
  };
  const host = { isolated: true, source: () => world(999), world };
  const contextBridge = createContextBridge(host);
  const run = (id: number, code: string, given: unknown) => {
    const { realm, window } = world(id);
    const parameters = '(contextBridge, window, given) => ';
    const body = realm.run(`(${parameters}${code})`) as (...args: unknown[]) => unknown;
    return body(contextBridge, window, given);
  };
  const preload = (code: string, given?: unknown) => run(999, code, given);
  const page = (code: string, given?: unknown) => run(0, code, given);
  return {
    contextBridge,
    host,
    world,
    preload,
    page,
    expose: (code, given) => {
      contextBridge.exposeInMainWorld('api', preload(code, given));
      return page('window.api');
    },
    thrownIn: (where, call) => describeThrown(world(where === 'page' ? 0 : 999).realm.global, call),
  };
}

export const UNCLONEABLE = ['Error', 'An object could not be cloned.'];

function describeThrown(global: Realm['global'], call: () => unknown): readonly [string, unknown] {
  try {
    call();
  } catch (error) {
    return describeError(global, error);
  }
  throw new Error('nothing was thrown');
}

/** The class that an error is directly of in a realm, and its message. */
export function describeError(global: Realm['global'], error: unknown): readonly [string, unknown] {
  const name = ['Error', 'TypeError', 'RangeError', 'SyntaxError'].find(
    (known) => Object.getPrototypeOf(error) === (global[known] as ErrorConstructor).prototype,
  );
  return [name ?? `foreign ${typeof error}`, (error as { message?: unknown } | undefined)?.message];
}
