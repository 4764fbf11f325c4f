import { expect, test } from 'vitest';
import { isFastEnough, measureSlowPattern } from '../../../../../scripts/lab/prove/attacks/slow-pattern.ts';

test('pages stay fast while searches and surveys are sent that would make a pattern backtrack', { retry: 2 }, async () => {
  expect(await measureSlowPattern(5)).toSatisfy(isFastEnough);
});
