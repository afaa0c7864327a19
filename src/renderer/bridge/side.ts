import type { Realm } from '../../realm/realm';
import { type Intrinsics, realmOf } from '../../wire/clone';
import { Refusal } from './refusal';
import type { World } from './world';

type Settle = (value: unknown) => void;

/** Makes what is native to a realm. */
interface Natives {
  object(): Record<PropertyKey, unknown>;
  array(): unknown[];
  error(message: string): Error;
  typeError(message: string): TypeError;
  promise(start: (resolve: Settle, reject: Settle) => void): Promise<unknown>;
  /** A function without a name, that has nothing of its own (S9.20). */
  function(call: (args: unknown[]) => unknown): (...args: unknown[]) => unknown;
}

/** Text, because code makes what belongs to the realm that it was compiled in. */
const NATIVES = `(() => {
  'use strict';
  const { Error, Promise, TypeError } = globalThis;
  return {
    object: () => ({}),
    array: () => [],
    error: (message) => new Error(message),
    typeError: (message) => new TypeError(message),
    promise: (start) => new Promise(start),
    function: (call) => function (...args) { return call(args); },
  };
})()`;

const made = new WeakMap<Realm, Natives>();

function nativesOf(realm: Realm): Natives {
  let natives = made.get(realm);
  if (natives === undefined) {
    natives = realm.run(NATIVES) as Natives;
    made.set(realm, natives);
  }
  return natives;
}

/** A world, with what it takes to make values of its own. */
export class Side {
  readonly native: Natives;
  readonly intrinsics: Intrinsics;

  constructor(readonly world: World) {
    this.native = nativesOf(world.realm);
    this.intrinsics = realmOf(world.realm.global);
  }

  /** What this side sees when something was thrown on the way that is not another side's (S9.31). */
  thrown(thrown: unknown): unknown {
    if (!(thrown instanceof Refusal)) return thrown;
    const { type, text } = thrown;
    return type === 'Error' ? this.native.error(text) : this.native.typeError(text);
  }
}
