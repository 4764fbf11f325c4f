import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressFiles } from '../../src/edition/compression/compress-files.ts';
import { listFilesBelow } from '../../src/files.ts';
import { makeFolder, writeFiles } from '../support/builders.ts';

const page = '<p>'.repeat(1000);

async function makeSite(): Promise<{ site: string; compress: () => Promise<void>; files: () => Promise<string[]> }> {
  const root = await makeFolder();
  const site = join(root, 'site');
  await writeFiles(site, {
    'index.html': page,
    'small.txt': 'short',
    'pagefind/fragment/a.pf_fragment': page,
    'photo.png': page,
  });
  return {
    site,
    compress: () => compressFiles(site, join(root, 'digests.json')),
    files: async () => (await listFilesBelow(site)).sort(),
  };
}

describe('compressing a site', () => {
  test('leaves a Brotli and a gzip file beside each text of some size, and beside nothing else', async () => {
    const { site, compress, files } = await makeSite();
    await compress();
    expect(await files()).toEqual([
      'index.html',
      'index.html.br',
      'index.html.gz',
      'pagefind/fragment/a.pf_fragment',
      'photo.png',
      'small.txt',
    ]);
    expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(page);
    expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page);
  });

  test('leaves gzip alone beside Markdown, which programs read', async () => {
    const { site, compress, files } = await makeSite();
    await writeFiles(site, { 'copy.md': page });
    await compress();
    const { mtimeMs } = await stat(join(site, 'copy.md.gz'));
    await compress();
    expect((await files()).filter((path) => path.startsWith('copy'))).toEqual(['copy.md', 'copy.md.gz']);
    expect((await stat(join(site, 'copy.md.gz'))).mtimeMs).toBe(mtimeMs);
  });

  test('sees a change that keeps size and time', async () => {
    const { site, compress } = await makeSite();
    const file = join(site, 'index.html');
    await utimes(file, 1, 1);
    await setTimeout(200);
    await compress();
    await writeFile(file, page.replaceAll('p', 'q'));
    await utimes(file, 1, 1);
    await setTimeout(200);
    await compress();
    expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page.replaceAll('p', 'q'));
  });

  test('compresses a text of any size as a whole', async () => {
    const { site, compress } = await makeSite();
    for (const size of [511, 512, 1_024, 1_025, 65_520, 65_521, 5_000_000]) {
      const text = Array.from({ length: size }, (_, at) => String.fromCharCode(97 + ((at * at) % 26))).join('');
      await writeFiles(site, { 'any.json': text });
      await compress();
      if (size < 512) continue;
      expect(brotliDecompressSync(await readFile(join(site, 'any.json.br'))).toString() === text).toBe(true);
    }
  });

  test('sees what a text repeats, however far apart', async () => {
    const { site, compress } = await makeSite();
    const half = randomBytes(100_000).toString('hex');
    await writeFiles(site, { 'any.json': half + half });
    await compress();
    expect((await stat(join(site, 'any.json.br'))).size).toBeLessThan(half.length * 0.6);
  });

  test('touches only what has changed, and restores what is missing', async () => {
    const { site, compress } = await makeSite();
    await compress();
    const { mtimeMs } = await stat(join(site, 'index.html.br'));
    await compress();
    expect((await stat(join(site, 'index.html.br'))).mtimeMs).toBe(mtimeMs);
    await writeFile(join(site, 'index.html'), `${page}new`);
    await compress();
    expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(`${page}new`);
    await rm(join(site, 'index.html.gz'));
    await compress();
    expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(`${page}new`);
  });

  test('does the same in threads', async () => {
    const { site, files } = await makeSite();
    await writeFiles(site, { 'other.html': `${page}2`, 'another.html': `${page}3` });
    const digests = join(site, '../digests.json');
    // Stamps of files that have just been written are not remembered.
    await setTimeout(200);
    await compressFiles(site, digests, { textsPerThread: 2 });
    for (const name of ['index.html', 'other.html', 'another.html']) {
      const bytes = await readFile(join(site, name));
      expect(brotliDecompressSync(await readFile(join(site, `${name}.br`)))).toEqual(bytes);
      expect(gunzipSync(await readFile(join(site, `${name}.gz`)))).toEqual(bytes);
    }
    const before = await files();
    const inThreads = await readFile(digests, 'utf8');
    await compressFiles(site, digests);
    expect(await files()).toEqual(before);
    expect(JSON.parse(await readFile(digests, 'utf8'))).toEqual(JSON.parse(inThreads));
  });

  test('takes the compressed files of a deleted or shrunken page away', async () => {
    const { site, compress, files } = await makeSite();
    await compress();
    await writeFile(join(site, 'index.html'), 'tiny');
    await compress();
    expect(await files()).not.toContain('index.html.br');
    await writeFile(join(site, 'index.html'), page);
    await compress();
    await rm(join(site, 'index.html'));
    await compress();
    expect((await files()).filter((path) => path.startsWith('index'))).toEqual([]);
  });

  test('leaves a compressed file alone that the operator offers for download', async () => {
    const { site, compress, files } = await makeSite();
    await writeFile(join(site, 'handouts.tar.gz'), 'archive');
    await compress();
    await compress();
    expect(await files()).toContain('handouts.tar.gz');
  });
});
