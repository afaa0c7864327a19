/** What is still in somebody's hands, in the order in which it was added. */
export class WeakList<T extends WeakKey> implements Iterable<T> {
  #refs: WeakRef<T>[] = [];
  #worthSweeping = 1024;

  add(item: T): void {
    this.#refs.push(new WeakRef(item));
    if (this.#refs.length < this.#worthSweeping) return;
    this.#refs = this.#refs.filter((ref) => ref.deref() !== undefined);
    this.#worthSweeping = Math.max(1024, this.#refs.length * 2);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const ref of this.#refs) {
      const item = ref.deref();
      if (item !== undefined) yield item;
    }
  }
}
