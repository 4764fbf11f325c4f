import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proveWordsOut } from '../../../scripts/lab/prove/words-out/prove.ts';
import { newFolder } from '../../support/folder.ts';

test('everybody is told of a complaint once at each level, though two processes look at once and both are killed', {
  timeout: 120_000,
}, async () => {
  const result = await proveWordsOut({ database: join(newFolder(), 'killed.db'), complaints: 8, kills: 2 });
  expect(result).toMatchObject({ expected: 48, arrived: 48, lost: 0, duplicated: 0 });
});
