import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countArticles, memoryLimits, memoryNeededFor, memoryWarning } from '../../src/edition/memory-needs.ts';
import { newFolder } from '../support/folder.ts';

describe('before a check or a build', () => {
  test('nothing is said while there is enough memory', () => {
    const needed = memoryNeededFor('check', 10_000);
    expect(memoryWarning('check', 10_000, { machineMiB: needed, heapMiB: needed })).toBeUndefined();
    expect(memoryWarning('build', 200)).toBeUndefined();
  });

  test('both numbers are named when the machine has less than the articles need', () => {
    const needed = memoryNeededFor('build', 100_000);
    expect(memoryWarning('build', 100_000, { machineMiB: 4096, heapMiB: 2048 })).toBe(
      `100000 articles need about ${needed} MiB of memory, and this machine has 4096 MiB: the build may take very long, or be killed. Use a machine with more memory.`,
    );
  });

  test('Node’s own limit is named where the machine has enough', () => {
    const needed = memoryNeededFor('check', 100_000);
    expect(memoryWarning('check', 100_000, { machineMiB: 16_384, heapMiB: 2096 })).toBe(
      `100000 articles need about ${needed} MiB of memory, and Node limits itself to 2096 MiB: it may end with “heap out of memory”. Set NODE_OPTIONS=--max-old-space-size=${needed}.`,
    );
  });

  test('the memory of this machine is known', () => {
    const { machineMiB, heapMiB } = memoryLimits();
    expect(machineMiB).toBeGreaterThan(256);
    expect(machineMiB).toBeLessThan(2 ** 24);
    expect(heapMiB).toBeGreaterThan(100);
  });

  test('articles are counted in all folders, and there are none without a folder', () => {
    const content = newFolder();
    mkdirSync(join(content, 'articles/en/orders'), { recursive: true });
    for (const name of ['en/a.mdx', 'en/orders/b.mdx', 'en/notes.txt']) writeFileSync(join(content, 'articles', name), '');
    expect(countArticles(content)).toBe(2);
    expect(countArticles(join(content, 'nothing'))).toBe(0);
  });
});
