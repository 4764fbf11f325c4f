import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newReference, parseReference } from '../../src/questions/reference.ts';
import { runs } from '../support/properties.ts';

const random = fc.uint8Array({ minLength: 11, maxLength: 11 });

test('a reference is read however people type it', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const reference = newReference(() => bytes);
      expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/);
      const typed = reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect([parseReference(reference), parseReference(typed), parseReference(reference.replaceAll('-', ''))]).toEqual(
        Array(3).fill(reference),
      );
    }),
    { numRuns: runs(200) },
  );
});

test('one wrong symbol and two that are swapped are noticed', () => {
  fc.assert(
    fc.property(random, fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (bytes, at, symbol) => {
      const plain = newReference(() => bytes).replaceAll('-', '');
      const wrong = plain.slice(0, at) + symbol + plain.slice(at + 1);
      if (wrong !== plain) expect(parseReference(wrong)).toBeUndefined();
      const swapped = plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2);
      if (swapped !== plain) expect(parseReference(swapped)).toBeUndefined();
    }),
    { numRuns: runs(200) },
  );
});

test.each(['', '7Q2KM0-XD9F4T', 'UUUUUU-UUUUUU-UUUUUU', '０'.repeat(18), '0'.repeat(100_000)])('“%s” is no reference', (text) => {
  expect(parseReference(text)).toBeUndefined();
});
