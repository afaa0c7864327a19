import { ArrayPrototype, hasOwn, isArray, isPolluted, keys, slice } from './builtins';
import { define, elementsIn, type Held, type Opener, Piece } from './pieces';
import { here, type Intrinsics } from './realm';

/** One opening of a snapshot. What it reads is the snapshot's own, so that nothing of the sender's runs. */
export class Opening implements Opener {
  /** By what the snapshot holds; not needed where nothing is held twice. */
  private readonly made: Map<object, object> | undefined;
  /** The quick ways to read what is there, by `for…in` and `slice`, see no more than that. */
  private readonly plain = !isPolluted(ArrayPrototype);

  constructor(
    readonly realm: Intrinsics,
    shared: boolean,
    readonly last: boolean,
  ) {
    if (shared) this.made = new Map();
  }

  value(held: Held): unknown {
    return typeof held === 'object' && held !== null ? this.object(held) : held;
  }

  object(held: object): object {
    const known = this.made?.get(held);
    if (known) return known;
    if (isArray(held)) return this.last ? held : this.array(held);
    if (held instanceof Piece) return this.piece(held);
    return this.last ? held : this.literal(held as Record<string, unknown>);
  }

  private piece(piece: Piece): object {
    const copy = piece.make(this);
    this.made?.set(piece, copy);
    piece.join?.(copy, this);
    return copy;
  }

  private array(held: unknown[]): object {
    const copy = this.realm === here && this.plain ? slice(held) : elementsIn(this.realm, held);
    this.made?.set(held, copy);
    for (let index = 0; index < copy.length; index++) {
      const value = copy[index];
      if (typeof value === 'object' && value !== null && hasOwn(copy, index as never)) copy[index] = this.object(value);
    }
    return copy;
  }

  private literal(held: Record<string, unknown>): object {
    const copy = this.realm === here ? { ...held } : propertiesIn(this.realm, held);
    this.made?.set(held, copy);
    // The property exists already and is an own one, so this also fills an own `__proto__`.
    if (this.plain) for (const key in copy) this.fill(copy, key);
    else for (const key of keys(copy)) this.fill(copy, key);
    return copy;
  }

  private fill(copy: Record<string, unknown>, key: string): void {
    const value = copy[key];
    if (typeof value === 'object' && value !== null) copy[key] = this.object(value);
  }
}

function propertiesIn(realm: Intrinsics, held: Record<string, unknown>): Record<string, unknown> {
  const copy = new realm.Object() as Record<string, unknown>;
  for (const key of keys(held)) define(copy, key, held[key]);
  return copy;
}
