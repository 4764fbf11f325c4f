import { arrayType, firstLong, integerType, negativeType, textType } from './cbor-reader.ts';

/** Writes CBOR (RFC 8949) as `CborReader` reads it, every number in as few bytes as it takes. */
export class CborWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  /** Begins an array, whose items follow. */
  array(length: number): void {
    this.#head(arrayType, length);
  }

  text(text: string): void {
    const bytes = encoder.encode(text);
    this.#head(textType, bytes.length);
    this.raw(bytes);
  }

  /** @param integer of up to 32 bits, without the sign */
  integer(integer: number): void {
    if (integer < 0) this.#head(negativeType, -1 - integer);
    else this.#head(integerType, integer);
  }

  /** Items that are written already. */
  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A copy of all that was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #head(type: number, number: number): void {
    this.#reserve(5);
    const size = number < firstLong ? 0 : number < 1 << 8 ? 1 : number < 1 << 16 ? 2 : 4;
    this.#bytes[this.#length++] = (type << 5) | (size === 0 ? number : firstLong + Math.log2(size));
    for (let left = size - 1; left >= 0; left -= 1) this.#bytes[this.#length++] = number >>> (8 * left);
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + size));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const encoder = new TextEncoder();
