/** Reads CBOR (RFC 8949) as Pagefind writes it: arrays of known length, text, and integers. */
export class CborReader {
  readonly #bytes: Uint8Array;
  /** Where the next item begins. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Length of an array, whose items follow. */
  array(): number {
    return this.#head(arrayType);
  }

  /** Reads every item of an array. */
  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.array() }, read);
  }

  /** Passes over an item, with all that is in it. */
  skip(): void {
    for (let left = 1; left > 0; left -= 1) {
      const first = this.#bytes[this.at] ?? noByte;
      const type = first >> 5;
      // Most items are numbers of one byte.
      if (type === integerType && (first & 31) < firstLong) this.at += 1;
      else {
        const number = this.#head(type);
        if (type === textType) this.at += number;
        if (type === arrayType) left += number;
      }
    }
  }

  text(): string {
    const length = this.#head(textType);
    this.at += length;
    return decoder.decode(this.#bytes.subarray(this.at - length, this.at));
  }

  /** @throws Error when the next item is something else */
  integer(): number {
    const type = (this.#bytes[this.at] ?? noByte) >> 5;
    if (type === negativeType) return -1 - this.#head(negativeType);
    return this.#head(integerType);
  }

  /** The number in the head of an item. */
  #head(type: number): number {
    const first = this.#bytes[this.at] ?? noByte;
    if (first >> 5 !== type) throw new Error(`An item of type ${type} was expected at ${this.at}, not of type ${first >> 5}.`);
    this.at += 1;
    const short = first & 31;
    if (short < firstLong) return short;
    if (short > lastLong) throw new Error(`The number at ${this.at} is longer than 32 bits.`);
    let number = 0;
    for (const end = this.at + 2 ** (short - firstLong); this.at < end; this.at += 1)
      number = number * 256 + (this.#bytes[this.at] ?? 0);
    return number;
  }
}

/** A byte order mark is a character of the text like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Of no type that is read. */
const noByte = 255;

export const integerType = 0;
export const negativeType = 1;
export const textType = 3;
export const arrayType = 4;

/** Numbers that do not fit into the head itself take one, two or four bytes after it. */
export const firstLong = 24;
const lastLong = 26;
