import type { EventEmitter } from 'node:events';
import { EventEmitter as Emitter } from 'node:events';

/** A function that restores what was saved when it was made. */
export type Restore = () => void;

type Listener = (...args: unknown[]) => void;

/** Events about listeners. They are put back after all others, and those who are told of a new one at the very end. */
const META: readonly (string | symbol)[] = ['removeListener', 'newListener'];

/**
 * Saves the listeners of `emitter`. Restoring brings back exactly those: what was added goes, what was removed or, as
 * a once-listener, consumed comes back.
 */
export function saveListeners(emitter: EventEmitter): Restore {
  // Node's own methods: a mocking integration replaces the emitter's.
  const { on, once, removeAllListeners, setMaxListeners, getMaxListeners, eventNames, rawListeners } =
    Emitter.prototype;
  const listenersOf = () => {
    const names = eventNames.call(emitter);
    return names.length === 0 ? NONE : names.map((name) => [name, rawListeners.call(emitter, name)] as const);
  };
  const saved = listenersOf();
  const limit = getMaxListeners.call(emitter);
  return () => {
    if (getMaxListeners.call(emitter) !== limit) setMaxListeners.call(emitter, limit);
    if (isSame(saved, listenersOf())) return;
    // First, so that nobody is told of what a rollback does.
    for (const meta of META) removeAllListeners.call(emitter, meta);
    removeAllListeners.call(emitter);
    const ordered = [...saved].sort(([a], [b]) => META.indexOf(a) - META.indexOf(b));
    for (const [name, listeners] of ordered) {
      for (const raw of listeners as (Listener & { listener?: Listener })[]) {
        if (raw.listener) once.call(emitter, name, raw.listener);
        else on.call(emitter, name, raw);
      }
    }
  };
}

type Saved = readonly (readonly [name: string | symbol, listeners: readonly unknown[]])[];

const NONE: Saved = [];

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

/** What an emitter keeps of its listeners, which `saveListeners` is for, and what every function has of its own. */
const NOT_SAVED = new Set(['_events', '_eventsCount', '_maxListeners']);
const OF_FUNCTIONS = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);

const { getOwnPropertyDescriptor, getOwnPropertyNames } = Object;

function namesOf(object: object): string[] {
  const names = getOwnPropertyNames(object);
  if (typeof object === 'function') return names.filter((name) => !OF_FUNCTIONS.has(name));
  return names.includes('_events') ? names.filter((name) => !NOT_SAVED.has(name)) : names;
}

/** Saves the own properties of `object`: what is assigned to a module in a test goes with the test. */
export function saveProperties(object: object): Restore {
  const names = namesOf(object);
  const saved = names.map((name) => getOwnPropertyDescriptor(object, name)!);
  return () => {
    const now = namesOf(object);
    // Most have been left alone, and this is done around every test.
    if (
      names.length === now.length &&
      names.every((name, at) => name === now[at] && isStill(object, name, saved[at]!))
    ) {
      return;
    }
    for (const name of now) {
      const at = names.indexOf(name);
      if (at >= 0 && isStill(object, name, saved[at]!)) continue;
      if (!getOwnPropertyDescriptor(object, name)!.configurable) continue;
      if (at < 0) Reflect.deleteProperty(object, name);
      else Object.defineProperty(object, name, saved[at]!);
    }
    for (const [at, name] of names.entries()) {
      if (!Object.hasOwn(object, name)) Object.defineProperty(object, name, saved[at]!);
    }
  };
}

function isStill(object: object, name: string, before: PropertyDescriptor): boolean {
  const now = getOwnPropertyDescriptor(object, name)!;
  return now.value === before.value && now.get === before.get;
}

/** Saves what a twin has been given: its listeners, and the methods that a test puts in the place of its own. */
export function saveTwin(twin: EventEmitter): Restore {
  return together(saveListeners(twin), saveProperties(twin));
}

/** Saves the entries of `map`, in their order. */
export function saveMap<K, V>(map: Map<K, V>): Restore {
  const keys = [...map.keys()];
  const values = [...map.values()];
  return () => {
    if (hasEntries(map, keys, values)) return;
    map.clear();
    for (const [at, key] of keys.entries()) map.set(key, values[at]!);
  };
}

function hasEntries<K, V>(map: Map<K, V>, keys: readonly K[], values: readonly V[]): boolean {
  if (map.size !== keys.length) return false;
  let at = 0;
  for (const [key, value] of map) {
    if (key !== keys[at] || value !== values[at++]) return false;
  }
  return true;
}

/** Runs several restores as one. */
export function together(...restores: readonly Restore[]): Restore {
  return () => {
    for (const restore of restores) restore();
  };
}
