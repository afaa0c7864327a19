import { clone } from '../../wire/clone';
import { defineProperty, getOwnPropertySymbols, isEnumerable, keys } from '../../wire/clone/builtins';
import { TOO_DEEP, UNCLONEABLE } from './errors';
import { kindOf } from './kind';
import type { Links } from './links';
import { messageOf, Refusal, reportOf } from './refusal';
import type { Side } from './side';

/** S9.32. */
const DEPTH_LIMIT = 1000;

/** Whether a value is the same in every world (S9.10). */
export function isPrimitive(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}

/** One call's way from one world into another: what it has carried over once, it does not carry over again (S9.11). */
export class Crossing {
  #carried: Map<object, object> | undefined;
  /** What a getter threw: the rest of its object was copied all the same (S9.34). */
  #thrown: { readonly thrown: unknown } | undefined;

  constructor(
    private readonly links: Links,
    private readonly from: Side,
    private readonly to: Side,
  ) {}

  /**
   * @returns what `value` is on the other side
   * @throws Refusal if it cannot cross; what a getter in it throws
   */
  carry(value: unknown): unknown {
    if (isPrimitive(value)) return value;
    // S9.21: what is found on no object has the global for its `this`.
    const carried = this.#carry(value, this.from.world.realm.global, 0);
    if (this.#thrown) throw this.#thrown.thrown;
    return carried;
  }

  #carry(value: unknown, parent: object, depth: number): unknown {
    // S9.32: whatever it is.
    if (depth >= DEPTH_LIMIT) throw new Refusal('TypeError', TOO_DEEP);
    if (isPrimitive(value)) return value;
    const source = value as object;
    const before = this.#carried?.get(source);
    if (before !== undefined) return before;
    const { links, from, to } = this;
    if (typeof source === 'function') {
      return this.#remember(source, links.function(source as () => unknown, parent, from, to));
    }
    const kind = kindOf(source, !from.world.worker);
    switch (kind) {
      case 'plain':
      case 'shell':
        return this.#object(source as Record<PropertyKey, unknown>, kind === 'plain', depth);
      case 'array':
        return this.#array(source as unknown[], depth);
      case 'promise':
        return this.#remember(source, links.promise(source as Promise<unknown>, from, to));
      case 'error':
        // Not remembered (S9.14).
        return to.native.error(messageOf(source) ?? reportOf(source) ?? '');
      case 'same':
        return source;
      case 'cloned':
        return this.#remember(source, this.#clone(source));
      case 'refused':
        throw new Refusal('Error', UNCLONEABLE);
    }
  }

  #object(source: Record<PropertyKey, unknown>, withSymbols: boolean, depth: number): object {
    const copy = this.#remember(source, this.to.native.object());
    for (const key of keys(source)) this.#property(source, key, copy, depth);
    if (!withSymbols) return copy;
    for (const key of getOwnPropertySymbols(source)) {
      if (isEnumerable(source, key)) this.#property(source, key, copy, depth);
    }
    return copy;
  }

  #property(source: Record<PropertyKey, unknown>, key: PropertyKey, copy: object, depth: number): void {
    let value: unknown;
    try {
      value = source[key];
      // A getter before it has deleted it.
      if (value === undefined && !(key in source)) return;
    } catch (thrown) {
      this.#thrown ??= { thrown };
      return;
    }
    put(copy, key, this.#carry(value, source, depth + 2));
  }

  /** S9.33: remembered only after its elements. */
  #array(source: unknown[], depth: number): object {
    const copy = this.to.native.array();
    const { length } = source;
    for (let i = 0; i < length; i++) put(copy, i, this.#carry(source[i], source, depth + 1));
    return this.#remember(source, copy);
  }

  #clone(source: object): object {
    try {
      return clone(source, this.to.intrinsics, { side: 'renderer' }) as object;
    } catch {
      throw new Refusal('Error', UNCLONEABLE);
    }
  }

  #remember<T extends object>(source: object, carried: T): T {
    this.#carried ??= new Map();
    this.#carried.set(source, carried);
    return carried;
  }
}

/** Defined where an assignment would run a setter of the page's, or fail at a frozen prototype. */
function put(copy: object, key: PropertyKey, value: unknown): void {
  if (key in copy) defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });
  else (copy as Record<PropertyKey, unknown>)[key] = value;
}
