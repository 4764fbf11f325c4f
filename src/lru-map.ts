/** A map of at most `maxSize` entries. Adding another evicts the least recently used one. */
export class LruMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #maxSize: number;

  constructor(maxSize: number) {
    this.#maxSize = maxSize;
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    // Where nothing is evicted, the order does not matter.
    if (value !== undefined && this.#maxSize !== Number.POSITIVE_INFINITY) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    // A map iterates in insertion order: its first entry is the one used longest ago.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#maxSize) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest as Key);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }
}
