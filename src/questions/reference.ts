import type { RandomBytes } from '../readers/random.ts';

/**
 * The secret by which an asker finds a question again, `7Q2KM0-XD9F4T-VH6R8E`: 85 random bits and a check symbol, in
 * Crockford's Base 32, https://www.crockford.com/base32.html. It has no letters that are mistaken for others, and every
 * single wrong symbol and every swap of two neighbours is noticed.
 */

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const dataLength = 17;

/** Crockford's modulus: a prime above 32. Remainders from 32 on would need symbols that are not letters. */
const modulus = 37;

/** A new reference. */
export function newReference(random: RandomBytes): string {
  let value = 0n;
  for (const byte of random(11)) value = (value << 8n) | BigInt(byte);
  value >>= 3n;
  // The next remainder that has a letter is at most five numbers away.
  while (Number(value % BigInt(modulus)) >= symbols.length) value -= 1n;
  const data = Array.from({ length: dataLength }, (_, index) => {
    const shift = BigInt(5 * (dataLength - 1 - index));
    return symbols[Number((value >> shift) & 31n)];
  }).join('');
  return grouped(data + symbols[remainderOf(data)]);
}

/**
 * Reads a reference as people type it: in any case, with or without hyphens and spaces, with O for 0, I or L for 1.
 *
 * @returns as `newReference` writes it; `undefined` for any other text, and when its check symbol is wrong
 */
export function parseReference(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (plain.length !== dataLength + 1 || ![...plain].every((symbol) => symbols.includes(symbol))) return undefined;
  return symbols[remainderOf(plain.slice(0, dataLength))] === plain[dataLength] ? grouped(plain) : undefined;
}

function remainderOf(data: string): number {
  return [...data].reduce((sum, symbol) => (sum * 32 + symbols.indexOf(symbol)) % modulus, 0);
}

function grouped(plain: string): string {
  return [0, 6, 12].map((from) => plain.slice(from, from + 6)).join('-');
}
