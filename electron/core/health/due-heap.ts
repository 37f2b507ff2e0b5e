/** Something that is due at a moment. */
export interface Due {
  dueAt: number;
}

/** A binary heap: the item that is due first is at hand, among many thousands, with one timer for all. */
export class DueHeap<Item extends Due> {
  readonly #items: Item[] = [];

  get size(): number {
    return this.#items.length;
  }

  first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1);
  }

  /** Takes out the first one. */
  take(): Item | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) {
      this.#items[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** Takes out any one; false if it is not here. Linear: for the rare case that the plant changes. */
  remove(item: Item): boolean {
    const at = this.#items.indexOf(item);
    if (at < 0) return false;
    const last = this.#items.pop();
    if (last !== undefined && last !== item) {
      this.#items[at] = last;
      this.#sink(at);
      this.#rise(at);
    }
    return true;
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#earlier(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      let least = at;
      if (this.#earlier(left, least)) least = left;
      if (this.#earlier(left + 1, least)) least = left + 1;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #earlier(one: number, other: number): boolean {
    const left = this.#items[one];
    const right = this.#items[other];
    return left !== undefined && right !== undefined && left.dueAt < right.dueAt;
  }

  #swap(one: number, other: number): void {
    const left = this.#items[one];
    const right = this.#items[other];
    if (left === undefined || right === undefined) return;
    this.#items[one] = right;
    this.#items[other] = left;
  }
}
