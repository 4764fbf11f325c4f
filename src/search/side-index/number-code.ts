/** Encodes lists of small numbers as short text: 5 bits per character; the sixth bit marks that more follow. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const noDigit = 255;

/** Value of each digit by its character code: a query decodes tens of thousands of them. */
const values = new Uint8Array(128).fill(noDigit);
for (let value = 0; value < digits.length; value += 1) values[digits.charCodeAt(value)] = value;

/** @param numbers non-negative integers */
export function encodeNumbers(numbers: Iterable<number>): string {
  let text = '';
  for (let number of numbers) {
    while (number > 31) {
      text += digits[32 + (number % 32)];
      number = Math.floor(number / 32);
    }
    text += digits[number];
  }
  return text;
}

/** @throws Error when the text has an invalid character */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let factor = 1;
  for (let at = 0; at < text.length; at += 1) {
    const value = digitAt(text, at);
    number += (value % 32) * factor;
    factor *= 32;
    if (value < 32) {
      numbers.push(number);
      number = 0;
      factor = 1;
    }
  }
  return numbers;
}

/** The largest number that takes one character in `encodeDigits`. */
export const maxDigit = digits.length - 1;

/** @param numbers integers from 0 to `maxDigit`, one character each */
export function encodeDigits(numbers: readonly number[]): string {
  return numbers.map((number) => digits.charAt(number)).join('');
}

/** @throws Error when the text has an invalid character */
export function decodeDigits(text: string): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < text.length; at += 1) numbers.push(digitAt(text, at));
  return numbers;
}

function digitAt(text: string, at: number): number {
  const value = values[text.charCodeAt(at)] ?? noDigit;
  if (value === noDigit) throw new Error(`"${text.charAt(at)}" is not a valid digit.`);
  return value;
}

/** Encodes ascending numbers as differences, which are small. */
export function encodeAscending(numbers: readonly number[] | Int32Array): string {
  return encodeNumbers(numbers.map((number, index) => number - (numbers[index - 1] ?? 0)));
}

/** @throws Error when the text has an invalid character */
export function decodeAscending(text: string): number[] {
  const numbers = decodeNumbers(text);
  for (let at = 1; at < numbers.length; at += 1) numbers[at] = (numbers[at] ?? 0) + (numbers[at - 1] ?? 0);
  return numbers;
}
