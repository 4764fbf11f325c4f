import { readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { beginNextSite } from '../../../src/edition/publishing/next-site.ts';
import { listFilesBelow } from '../../../src/files.ts';
import { makeFolder, writeFiles } from '../../support/builders.ts';

async function makeSite(
  files: Readonly<Record<string, string>> = { 'index.html': 'one', 'a/index.html': 'a', 'style.css': 'c' },
) {
  const root = await makeFolder();
  const [built, out] = [join(root, 'staging'), join(root, 'dist')];
  await writeFiles(built, { 'revisions.json': '{}', ...files });
  return { root, built, out };
}

const read = (folder: string, path = 'index.html'): Promise<string> => readFile(join(folder, path), 'utf8');
const inode = async (folder: string, path: string): Promise<number> => (await stat(join(folder, path))).ino;

/** Not beside the published site, where somebody else may keep files. */
const keptFor = (out: string): string => join(out, '../staging-cache/published');

const publish = async (built: string, out: string): Promise<void> => (await beginNextSite(built, out, keptFor(out))).publish();

describe('publishing', () => {
  test('replaces no folder that is somebody’s own', async () => {
    const { built, out } = await makeSite();
    await writeFiles(out, { 'thesis.docx': 'years of work' });
    await expect(publish(built, out)).rejects.toThrow('is not a built site');
    expect(await read(out, 'thesis.docx')).toBe('years of work');
  });

  test('replaces the site by the build, and leaves nothing beside it', async () => {
    const { root, built, out } = await makeSite();
    await publish(built, out);
    expect((await listFilesBelow(out)).sort()).toEqual((await listFilesBelow(built)).sort());
    expect(await read(out, 'a/index.html')).toBe('a');
    expect((await readdir(root)).sort()).toEqual(['dist', 'staging', 'staging-cache']);
  });

  test('does not put one edition in the place of the other', async () => {
    const { built, out } = await makeSite({ 'index.html': 'public', 'revisions.json': '{"audience":"public"}' });
    await publish(built, out);
    await writeFiles(built, { 'index.html': 'internal', 'revisions.json': '{"audience":"internal"}' });
    await expect(publish(built, out)).rejects.toThrow('contains the public edition, so it was not replaced by the internal one');
    expect(await read(out)).toBe('public');
  });

  test('shows what is written into the next site when it is published, and nothing of one that is discarded', async () => {
    const { root, built, out } = await makeSite();
    const next = await beginNextSite(built, out, keptFor(out));
    await writeFiles(next.folder, { 'b/index.html': 'b' });
    await next.publish();
    expect([await read(out), await read(out, 'b/index.html')]).toEqual(['one', 'b']);
    const another = await beginNextSite(built, out, keptFor(out));
    await writeFiles(another.folder, { 'b/index.html': 'half' });
    expect(await read(out, 'b/index.html')).toBe('b');
    await another.discard();
    expect((await readdir(root)).sort()).toEqual(['dist', 'staging', 'staging-cache']);
  });

  test('begins without what an interrupted build has left', async () => {
    const { built, out } = await makeSite();
    await writeFiles((await beginNextSite(built, out, keptFor(out))).folder, { 'b/index.html': 'half' });
    await publish(built, out);
    expect((await listFilesBelow(out)).sort()).toEqual((await listFilesBelow(built)).sort());
  });

  test('takes away what is no longer built', async () => {
    const { built, out } = await makeSite();
    await publish(built, out);
    await rename(join(built, 'a'), join(built, 'b'));
    await publish(built, out);
    expect((await listFilesBelow(out)).sort()).toEqual(['b/index.html', 'index.html', 'revisions.json', 'style.css']);
  });

  test('keeps unchanged files as they are, and rewrites changed ones', async () => {
    const { built, out } = await makeSite();
    await publish(built, out);
    const before = { index: await inode(out, 'index.html'), style: await inode(out, 'style.css') };
    await writeFile(join(built, 'index.html'), 'two');
    await publish(built, out);
    expect(await inode(out, 'style.css')).toBe(before.style);
    expect(await inode(out, 'index.html')).not.toBe(before.index);
    expect(await read(out)).toBe('two');
  });

  test('sees a change that keeps size and time', async () => {
    const { built, out } = await makeSite();
    const file = join(built, 'index.html');
    await utimes(file, 1, 1);
    await setTimeout(200);
    await publish(built, out);
    await writeFile(file, 'owt');
    await utimes(file, 1, 1);
    await setTimeout(200);
    await publish(built, out);
    expect(await read(out)).toBe('owt');
  });

  test('a file takes the place of a folder, whatever its size', async () => {
    const { built, out } = await makeSite();
    await publish(built, out);
    const { size } = await stat(join(out, 'a'));
    await rm(join(built, 'a'), { recursive: true });
    await writeFile(join(built, 'a'), 'x'.repeat(size));
    await publish(built, out);
    expect(await read(out, 'a')).toHaveLength(size);
  });

  test('shares no file with the folder under construction, where a build overwrites in place', async () => {
    const { built, out } = await makeSite();
    for (const round of ['first', 'second', 'third']) {
      await publish(built, out);
      const published = await read(out);
      await writeFile(join(built, 'index.html'), `half of a page, ${round}`);
      expect(await read(out)).toBe(published);
      for (const path of await listFilesBelow(out)) expect(await inode(out, path)).not.toBe(await inode(built, path));
    }
  });

  test('leaves the site as it was when filling fails', async () => {
    const { built, out } = await makeSite();
    await publish(built, out);
    await writeFile(join(built, 'index.html'), 'two');
    // A path that fits below `staging/` and is three letters too long below `.dist.next/`.
    const room = 4094 - built.length;
    const path = Array.from({ length: Math.floor(room / 100) }, () => 'n'.repeat(99)).join('/');
    await writeFiles(built, { [`${path}/${'n'.repeat(room - path.length - 2)}`]: 'x' });
    await expect(publish(built, out)).rejects.toThrow('ENAMETOOLONG');
    expect((await listFilesBelow(out)).sort()).toEqual(['a/index.html', 'index.html', 'revisions.json', 'style.css']);
    expect(await read(out)).toBe('one');
  });

  test('does not replace a folder that is no site of ours', async () => {
    const { built, out } = await makeSite();
    await writeFiles(out, { 'thesis.txt': 'years of work' });
    await expect(publish(built, out)).rejects.toMatchObject({
      message: `${out} is not a built site, so it was not replaced.`,
      hint: 'Name an empty or a new folder in KB_OUT, or empty this one.',
    });
    expect(await read(out, 'thesis.txt')).toBe('years of work');
  });

  test('refuses to publish nothing', async () => {
    const { root, built, out } = await makeSite();
    await publish(built, out);
    await expect(publish(join(root, 'nowhere'), out)).rejects.toThrow('There is nothing to publish');
    expect(await read(out)).toBe('one');
  });

  test('brings the last good site back after a kill between its two renames', async () => {
    const { root, built, out } = await makeSite();
    await publish(built, out);
    await rename(out, join(root, '.dist.previous'));
    await expect(publish(join(root, 'nowhere'), out)).rejects.toThrow();
    expect(await read(out)).toBe('one');
    await publish(built, out);
    expect((await readdir(root)).sort()).toEqual(['dist', 'staging', 'staging-cache']);
  });

  test('clears away what an earlier, killed run left unfinished', async () => {
    const { root, built, out } = await makeSite();
    await writeFiles(join(root, '.dist.next'), { 'left-over.html': 'x' });
    await publish(built, out);
    expect(await listFilesBelow(out)).not.toContain('left-over.html');
  });

  test('copies many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index % 20}/${index}.html`, String(index)]));
    const { built, out } = await makeSite(files);
    await publish(built, out);
    expect(await listFilesBelow(out)).toHaveLength(501);
  });
});

test('a folder that does not exist has no files, and links are not followed', async () => {
  const folder = await makeFolder();
  expect(await listFilesBelow(join(folder, 'nowhere'))).toEqual([]);
  await symlink('/etc/hostname', join(folder, 'link'));
  expect(await listFilesBelow(folder)).toEqual([]);
});
