import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { TextCache } from '../src/text-cache.ts';
import { makeFolder } from './support/builders.ts';

/** Two texts of several pages of the file. */
const texts = ['a', 'b'].map((key): [string, string] => [key, key.repeat(20_000)]);

async function filled(): Promise<{ cache: TextCache; file: string; folder: string }> {
  const folder = join(await makeFolder(), 'new');
  const cache = TextCache.in(folder);
  cache.set('page', texts);
  return { cache, folder, file: join(folder, 'texts.db') };
}

describe('the cache of texts', () => {
  test('gives back what was stored, by kind and key, and the later of two texts', async () => {
    const { cache } = await filled();
    cache.set('page', [['a', 'new']]);
    expect([cache.get('page', 'a'), cache.get('page', 'b')?.length, cache.get('page', 'c'), cache.get('entry', 'a')]).toEqual([
      'new',
      20_000,
      undefined,
      undefined,
    ]);
  });

  test('stores all of several texts or none', async () => {
    const { cache } = await filled();
    function* failing(): Generator<[string, string]> {
      yield ['c', 'stored'];
      throw new Error('the second cannot be made');
    }
    expect(() => cache.set('page', failing())).toThrow('the second cannot be made');
    expect(cache.get('page', 'c')).toBeUndefined();
    cache.set('page', [['c', 'stored']]);
    expect(cache.get('page', 'c')).toBe('stored');
  });

  test('deletes what nothing has asked for, of one kind only', async () => {
    const { cache, folder } = await filled();
    cache.set('entry', [['a', 'x']]);
    cache.prune('page', new Set(['b']));
    expect([cache.get('page', 'a'), cache.get('page', 'b')?.length, cache.get('entry', 'a')]).toEqual([undefined, 20_000, 'x']);
    await inThread(folder, "cache.get('entry', 'other'); cache.prune('entry')");
    expect(cache.get('entry', 'a')).toBeUndefined();
  });

  test('a file that is no database is replaced', async () => {
    const folder = await makeFolder();
    writeFileSync(join(folder, 'texts.db'), 'not a database, but a text of some length');
    const cache = TextCache.in(folder);
    expect(cache.get('page', 'a')).toBeUndefined();
    cache.set('page', texts);
    expect(cache.get('page', 'a')).toBe(texts[0]?.[1]);
  });

  test('whoever deletes the file has an empty cache, not an invisible one', async () => {
    const { cache, file, folder } = await filled();
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    await setTimeout(50);
    expect(cache.get('page', 'a')).toBeUndefined();
    cache.set('page', texts);
    await inThread(folder, "if (cache.get('page', 'a')?.length !== 20_000) throw new Error('the text is not there')");
  });

  test('half a file, as a full disk leaves it, never gives a wrong text', async () => {
    const { folder, file } = await filled();
    // Another thread closes the file, so that all is in it and not in its log.
    await inThread(folder, "cache.set('page', [['c', 'c']])");
    truncateSync(file, 8_192);
    const cache = TextCache.in(folder);
    for (const [key, text] of texts) expect([text, undefined]).toContain(cache.get('page', key));
    cache.set('page', texts);
    expect(cache.get('page', 'b')).toBe(texts[1]?.[1]);
  });

  test('threads store at the same time, and each reads what the others stored', async () => {
    const { cache, folder } = await filled();
    const stores = ['x', 'y'].map((name) =>
      inThread(folder, `for (let n = 0; n < 50; n++) cache.set('page', [['${name}' + n, '${name}'.repeat(n)]])`),
    );
    for (let n = 0; n < 50; n++) cache.set('page', [[`z${n}`, 'z'.repeat(n)]]);
    await Promise.all(stores);
    for (const name of ['x', 'y', 'z']) for (let n = 0; n < 50; n++) expect(cache.get('page', name + n)).toBe(name.repeat(n));
    expect(existsSync(join(folder, 'texts.db'))).toBe(true);
  });
});

/** Runs code with `cache` in a thread of its own. */
function inThread(folder: string, code: string): Promise<void> {
  const source = new URL('../src/text-cache.ts', import.meta.url).href;
  const worker = new Worker(
    `import(${JSON.stringify(source)}).then(({ TextCache }) => { const cache = TextCache.in(${JSON.stringify(folder)}); ${code} })`,
    { eval: true },
  );
  return new Promise((resolve, reject) => worker.once('error', reject).once('exit', () => resolve()));
}
