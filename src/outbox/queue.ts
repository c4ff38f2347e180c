/**
 * Different items in the order in which they were added. Each operation takes the same time, however many there are: a
 * plain set walks over all that were deleted before its first item.
 */
export class Queue<T> {
  readonly #items = new Set<T>();
  /** Stands behind `#first`, or before the first item. Items that are added later are still ahead of it. */
  readonly #rest = this.#items.values();
  #first: T | undefined;

  get size(): number {
    return this.#items.size;
  }

  /** An item that is there keeps its place. */
  add(item: T): void {
    this.#items.add(item);
  }

  delete(item: T): void {
    this.#items.delete(item);
    if (this.#first === item) this.#first = undefined;
  }

  first(): T | undefined {
    if (this.#first === undefined && this.#items.size > 0) this.#first = this.#rest.next().value;
    return this.#first;
  }
}
