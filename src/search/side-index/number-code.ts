/** Encodes lists of small numbers as short text: 5 bits per character; the sixth bit marks that more follow. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map(Array.from(digits, (digit, value) => [digit, value]));

/** @param numbers non-negative integers */
export function encodeNumbers(numbers: readonly number[]): string {
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
  for (const digit of text) {
    const value = digitValue(digit);
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
  return Array.from(text, digitValue);
}

function digitValue(digit: string): number {
  const value = values.get(digit);
  if (value === undefined) throw new Error(`"${digit}" is not a valid digit.`);
  return value;
}

/** Encodes ascending numbers as differences, which are small. */
export function encodeAscending(numbers: readonly number[]): string {
  return encodeNumbers(numbers.map((number, index) => number - (numbers[index - 1] ?? 0)));
}

/** @throws Error when the text has an invalid character */
export function decodeAscending(text: string): number[] {
  let last = 0;
  return decodeNumbers(text).map((step) => {
    last += step;
    return last;
  });
}
