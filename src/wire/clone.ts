import { describeError, errorOf } from './clone/failure';
import type { Side } from './clone/kind';
import { Opening } from './clone/open';
import { listIn, Piece } from './clone/pieces';
import { here, type Intrinsics } from './clone/realm';
import { refusal } from './clone/refusal';
import { Taking } from './clone/take';

export { type HostMaker, nativeMark, type Side } from './clone/kind';
export { type Intrinsics, realmOf } from './clone/realm';

/** A port that travels with a message. */
export interface CarriedPort {
  /** The channel of its own messages on record: `port#1` for both ends of the first pair. */
  readonly channel: string;
}

/** A value that has been taken off its sender and can be handed out any number of times, each time as a new copy. */
export interface Parcel {
  /**
   * A fresh copy of the packed value, with its identities and cycles (S3.2).
   *
   * @param realm - whose classes the copy has (S3.4); by default those of this module's own realm
   */
  open(realm?: Intrinsics): unknown;
  /** The ports that travel with it. */
  readonly ports?: readonly CarriedPort[];
  /** The arguments of a call, if there is nothing in them to copy: for who only reads the list. */
  readonly primitives?: readonly unknown[];
  /** The class of an object in it that only a renderer can decode (S3.11). */
  readonly platform?: string | undefined;
}

/** How a value is packed. */
export interface PackOptions {
  /** Who sends it; in a `'renderer'` the web-platform classes cannot cross (S3.6.ap, at). Default `'main'`. */
  readonly side?: Side;
}

class Snapshot implements Parcel {
  constructor(
    private readonly root: object,
    private readonly shared: boolean,
    readonly platform: string | undefined,
  ) {}

  open(realm: Intrinsics = here): unknown {
    return new Opening(realm, this.shared, false).whole(this.root);
  }
}

/** Nothing to copy: primitives are what they are on every side (S3.6.a–c). */
class Plain implements Parcel {
  constructor(readonly value: unknown) {}

  open(): unknown {
    return this.value;
  }
}

/** Whether there is nothing in it to copy (S3.6.a–c): a symbol cannot cross. */
export function isPrimitive(value: unknown): boolean {
  const type = typeof value;
  return value === null || (type !== 'object' && type !== 'function' && type !== 'symbol');
}

/** @param value - no primitive */
function take(value: unknown, side: Side): { taking: Taking; root: object } {
  try {
    if (typeof value !== 'object') throw refusal(value);
    const taking = new Taking(side);
    return { taking, root: taking.object(value as object) };
  } catch (thrown) {
    throw errorOf(thrown);
  }
}

/**
 * Takes a snapshot of `value` by the structured clone that Electron uses (S3.1, S3.5; table S3.6). Getters run now, once,
 * in V8's order (S3.3).
 *
 * @param value - anything; the arguments of one call are packed as one array, so that they share one graph (S3.2)
 * @throws Error `An object could not be cloned.` (S2.14), whatever went wrong; see {@link describeUncloneable}
 */
export function pack(value: unknown, options?: PackOptions): Parcel {
  if (isPrimitive(value)) return new Plain(value);
  const { taking, root } = take(value, options?.side ?? 'main');
  return new Snapshot(root, taking.shared, taking.platform);
}

/**
 * As `pack`, for the arguments of one call: a plain array that nobody else holds. Primitives alone need no copy.
 *
 * @throws Error `An object could not be cloned.` (S2.14)
 */
export function packArgs(args: unknown[], side: Side): Parcel {
  for (const arg of args) if (!isPrimitive(arg)) return pack(args, { side });
  return new PlainArgs(args);
}

/** Arguments that are all primitives: every receiver gets an array of its own. */
class PlainArgs implements Parcel {
  constructor(readonly primitives: readonly unknown[]) {}

  open(): unknown[] {
    return listIn(here, this.primitives);
  }
}

/** The arguments of a call without any. */
export const NO_ARGS: Parcel = new PlainArgs([]);

/** A packed value as the only argument of a call. */
export function asArgs(parcel: Parcel): Parcel {
  return parcel instanceof Plain ? new PlainArg(parcel.value) : new OneArg(parcel);
}

/** A list of one primitive, as the record keeps it for every answer. */
export class PlainArg implements Parcel {
  constructor(private readonly arg: unknown) {}

  open(): unknown[] {
    return [this.arg];
  }
}

class OneArg implements Parcel {
  constructor(private readonly arg: Parcel) {}

  open(): unknown[] {
    return [this.arg.open()];
  }
}

/**
 * What `value` is after crossing. Cheaper than packing and opening: there is no snapshot to keep.
 *
 * @param realm - whose classes the copy has; by default those of this module's own realm
 * @throws Error `An object could not be cloned.` (S2.14)
 */
export function clone(value: unknown, realm: Intrinsics = here, options?: PackOptions): unknown {
  if (isPrimitive(value)) return value;
  const { taking, root } = take(value, options?.side ?? 'main');
  if (realm !== here) return new Opening(realm, taking.shared, false).whole(root);
  const { gaps } = taking;
  if (gaps.length === 0 && !(root instanceof Piece)) return root;
  // What was taken is the copy, but for its gaps.
  const opening = new Opening(realm, true, true);
  for (let i = 0; i < gaps.length; i += 3) {
    (gaps[i] as Record<string, unknown>)[gaps[i + 1] as string] = opening.whole(gaps[i + 2] as object);
  }
  return opening.whole(root);
}

/**
 * Where and what cannot cross, for the sentence that a test's author reads: `args[1].onDone is a function`.
 *
 * @param value - the error that {@link pack} threw, whose reason is remembered; or any value, which is then read again
 * @param root - what to call the value itself
 * @returns `undefined` if it can cross
 */
export function describeUncloneable(value: unknown, root = 'args', options?: PackOptions): string | undefined {
  if (value instanceof Error) {
    const remembered = describeError(value, root);
    if (remembered) return remembered;
  }
  try {
    if (!isPrimitive(value)) take(value, options?.side ?? 'main');
    return undefined;
  } catch (error) {
    return describeError(error as Error, root);
  }
}
