import { createHash } from 'node:crypto';

/** A source of chance that gives the same values for the same seed. */
export interface Random {
  /** A whole number, `min` ≤ n ≤ `max`. */
  between(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** So many different items, in an order by chance; all of them when there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

/**
 * Weyl sequence with MurmurHash3's finaliser: 32 bits a step, enough to choose words.
 *
 * @param seed any text; texts that differ give unrelated values
 */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();

  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    let value = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
  }

  function between(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }

  function pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[between(0, items.length - 1)] as Item;
  }

  function sample<Item>(items: readonly Item[], count: number): Item[] {
    const rest = [...items];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(between(0, rest.length - 1), 1)[0] as Item);
  }

  return { between, pick, sample };
}
