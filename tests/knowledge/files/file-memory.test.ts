import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fileMemory } from '../../../src/knowledge/files/file-memory.ts';
import { newFolder } from '../../support/folder.ts';

/** Remembers the texts of files, and counts how often they are read. */
function remembering(settledMs?: number) {
  const [file, recall] = [join(newFolder(), 'refund.mdx'), fileMemory(settledMs)];
  let reads = 0;
  const read = (given = 'en'): string =>
    recall(given)(file, () => {
      reads += 1;
      return readFileSync(file, 'utf8');
    });
  return { file, read, reads: () => reads };
}

test('a file that has not changed is read once', async () => {
  const { file, read, reads } = remembering(5);
  writeFileSync(file, 'Refunds');
  await setTimeout(20);
  expect([read(), read(), read(), reads()]).toEqual(['Refunds', 'Refunds', 'Refunds', 1]);
});

test('an edit, another file of the same name and other conditions are read anew', async () => {
  const { file, read, reads } = remembering(5);
  writeFileSync(file, 'Refunds');
  await setTimeout(20);
  read();
  writeFileSync(file, 'refunds');
  await setTimeout(20);
  expect(read()).toBe('refunds');
  writeFileSync(`${file}.new`, 'REFUNDS');
  await setTimeout(20);
  renameSync(`${file}.new`, file);
  await setTimeout(20);
  expect([read(), read('zh-cn'), reads()]).toEqual(['REFUNDS', 'REFUNDS', 4]);
  rmSync(file);
  expect(() => read('zh-cn')).toThrow('ENOENT');
});

test('a file that has just changed is read again each time: another edit may look the same', () => {
  const { file, read, reads } = remembering();
  writeFileSync(file, 'Refunds');
  expect([read(), read(), read(), reads()]).toEqual(['Refunds', 'Refunds', 'Refunds', 3]);
});
