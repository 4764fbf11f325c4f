import { expect, test } from 'vitest';
import { proveWords } from '../../scripts/lab/prove/words.ts';

test('lets no word reach the disk that the site does not have, whatever one reader sends as a word', async () => {
  expect(await proveWords(50)).toEqual({ secrets: 50, accepted: 50, stored: 0, counted: 50 });
});
