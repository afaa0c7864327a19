/** A timer in the likeness of Node's, on top of one that is a number. */
export class NumberedTimer {
  #id: unknown;
  #hasRef = true;
  readonly #begin: () => unknown;
  readonly #end: (id: unknown) => unknown;

  constructor(id: number, begin: () => unknown, end: (id: unknown) => unknown) {
    this.#id = id;
    this.#begin = begin;
    this.#end = end;
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  /** A timer of a browser keeps no process alive. */
  unref(): this {
    this.#hasRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  refresh(): this {
    this.#end(this.#id);
    this.#id = this.#begin();
    return this;
  }

  close(): this {
    this.#end(this.#id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return Number(this.#id);
  }
}
