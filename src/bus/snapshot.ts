import type { EventEmitter } from 'node:events';
import { EventEmitter as Emitter } from 'node:events';

/** A function that restores what was saved when it was made. */
export type Restore = () => void;

type Listener = (...args: unknown[]) => void;

/**
 * Saves the listeners of `emitter`. Restoring brings back exactly those: what was added goes, what was removed or, as
 * a once-listener, consumed comes back.
 */
export function saveListeners(emitter: EventEmitter): Restore {
  // Node's own methods: a mocking integration replaces the emitter's.
  const { on, once, removeAllListeners, setMaxListeners, getMaxListeners, eventNames, rawListeners } =
    Emitter.prototype;
  const listenersOf = () => eventNames.call(emitter).map((name) => [name, rawListeners.call(emitter, name)] as const);
  const saved = listenersOf();
  const limit = getMaxListeners.call(emitter);
  return () => {
    if (getMaxListeners.call(emitter) !== limit) setMaxListeners.call(emitter, limit);
    if (isSame(saved, listenersOf())) return;
    // First, so that nobody is told of what a rollback does.
    for (const meta of ['removeListener', 'newListener']) removeAllListeners.call(emitter, meta);
    removeAllListeners.call(emitter);
    const ordered = [...saved].sort(([a], [b]) => Number(isMeta(a)) - Number(isMeta(b)));
    for (const [name, listeners] of ordered) {
      for (const raw of listeners as (Listener & { listener?: Listener })[]) {
        if (raw.listener) once.call(emitter, name, raw.listener);
        else on.call(emitter, name, raw);
      }
    }
  };
}

type Saved = readonly (readonly [name: string | symbol, listeners: readonly unknown[]])[];

function isSame(saved: Saved, now: Saved): boolean {
  return (
    saved.length === now.length &&
    saved.every(([name, listeners], at) => {
      const [other, others] = now[at]!;
      return (
        name === other &&
        listeners.length === others.length &&
        listeners.every((listener, index) => listener === others[index])
      );
    })
  );
}

function isMeta(name: string | symbol): boolean {
  return name === 'newListener' || name === 'removeListener';
}

/** What an emitter keeps of its listeners, which `saveListeners` is for. */
const EMITTER_OWN = new Set<string | symbol>(['_events', '_eventsCount', '_maxListeners']);

/** Saves the own properties of `object`: what is assigned to a module in a test goes with the test. */
export function saveProperties(object: object): Restore {
  const keys = () => Reflect.ownKeys(object).filter((key) => typeof key === 'string' && !EMITTER_OWN.has(key));
  const saved = new Map(keys().map((key) => [key, Object.getOwnPropertyDescriptor(object, key)!]));
  return () => {
    for (const key of keys()) {
      const now = Object.getOwnPropertyDescriptor(object, key)!;
      const before = saved.get(key);
      if (!now.configurable) continue;
      if (before === undefined) Reflect.deleteProperty(object, key);
      else if (before.value !== now.value || before.get !== now.get) Object.defineProperty(object, key, before);
    }
    for (const [key, before] of saved) if (!Object.hasOwn(object, key)) Object.defineProperty(object, key, before);
  };
}

/** Saves what a twin has been given: its listeners, and the methods that a test puts in the place of its own. */
export function saveTwin(twin: EventEmitter): Restore {
  return together(saveListeners(twin), saveProperties(twin));
}

/** Saves the entries of `map`, in their order. */
export function saveMap<K, V>(map: Map<K, V>): Restore {
  const saved = [...map];
  return () => {
    map.clear();
    for (const [key, value] of saved) map.set(key, value);
  };
}

/** Runs several restores as one. */
export function together(...restores: readonly Restore[]): Restore {
  return () => {
    for (const restore of restores) restore();
  };
}
