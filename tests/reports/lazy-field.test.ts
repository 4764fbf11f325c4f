import { expect, test } from 'vitest';
import { defineLazyField } from '../../src/reports/lazy-field.ts';

type Fields = Record<'a' | 'b', number>;

test('a lazy field is computed once, whatever the order of those that use each other', () => {
  let computed = 0;
  const target = {} as Fields;
  defineLazyField(target, 'a', () => target.b + 1);
  defineLazyField(target, 'b', () => (computed += 1));
  expect({ ...target }).toEqual({ a: 2, b: 1 });
  expect([target.b, computed]).toEqual([1, 1]);
});

test('fields that need each other are an error that names one of them', () => {
  const target = {} as Fields;
  defineLazyField(target, 'a', () => target.b);
  defineLazyField(target, 'b', () => target.a);
  expect(() => target.a).toThrow('Computing a needs a itself.');
});
