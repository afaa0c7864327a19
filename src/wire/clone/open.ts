import { hasOwn, isArray, keys, slice, slicesPlainly } from './builtins';
import { define, elementsIn, type Held, type Opener, Piece } from './pieces';
import { here, type Intrinsics } from './realm';

/** So many levels are opened by recursion. What is deeper waits, so that it opens on any stack on which it was packed. */
const levels = 32;

/** One opening of a snapshot. What it reads is the snapshot's own, so that nothing of the sender's runs. */
export class Opening implements Opener {
  /** By what the snapshot holds; not needed where nothing is held twice. */
  private readonly made: Map<object, object> | undefined;
  /** The quick ways to read what is there, by `for…in` and `slice`, see no more than that. */
  private readonly plain = slicesPlainly();
  /** Copies that are not filled yet, each with its piece if it has one. */
  private readonly waiting: [copy: object, piece: Piece | undefined][] = [];
  private depth = 0;

  constructor(
    readonly realm: Intrinsics,
    shared: boolean,
    readonly last: boolean,
  ) {
    if (shared) this.made = new Map();
  }

  /** @returns what the receiver gets for what the snapshot holds, with everything in it */
  whole(held: object): object {
    const copy = this.object(held);
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) this.fill(next[0], next[1]);
    return copy;
  }

  value(held: Held): unknown {
    return typeof held === 'object' && held !== null ? this.object(held) : held;
  }

  private object(held: object): object {
    const known = this.made?.get(held);
    if (known) return known;
    const piece = held instanceof Piece ? held : undefined;
    if (this.last && !piece) return held;
    let copy: object;
    if (piece) copy = piece.make(this);
    else if (isArray(held)) copy = this.realm === here && this.plain ? slice(held) : elementsIn(this.realm, held);
    else copy = this.realm === here ? { ...held } : propertiesIn(this.realm, held as Record<string, unknown>);
    this.made?.set(held, copy);
    if (piece && !piece.join) return copy;
    if (this.depth < levels) this.fill(copy, piece);
    else this.waiting.push([copy, piece]);
    return copy;
  }

  private fill(copy: object, piece: Piece | undefined): void {
    this.depth++;
    if (piece) piece.join!(copy, this);
    else if (isArray(copy)) this.fillArray(copy);
    else this.fillLiteral(copy as Record<string, unknown>);
    this.depth--;
  }

  private fillArray(copy: unknown[]): void {
    for (let index = 0; index < copy.length; index++) {
      const value = copy[index];
      if (typeof value === 'object' && value !== null && hasOwn(copy, index as never)) copy[index] = this.object(value);
    }
  }

  private fillLiteral(copy: Record<string, unknown>): void {
    // The property exists already and is an own one, so this also fills an own `__proto__`.
    if (this.plain && this.realm === here) for (const key in copy) this.fillKey(copy, key);
    else for (const key of keys(copy)) this.fillKey(copy, key);
  }

  private fillKey(copy: Record<string, unknown>, key: string): void {
    const value = copy[key];
    if (typeof value === 'object' && value !== null) copy[key] = this.object(value);
  }
}

function propertiesIn(realm: Intrinsics, held: Record<string, unknown>): Record<string, unknown> {
  const copy = new realm.Object() as Record<string, unknown>;
  for (const key of keys(held)) define(copy, key, held[key]);
  return copy;
}
