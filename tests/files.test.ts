import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ignoreMissing, isMissing, listBelow, listFilesBelow, relativePath } from '../src/files.ts';
import { makeFolder, writeFiles } from './support/builders.ts';

const failWith = (code: string): Error => Object.assign(new Error(code), { code });

test('files are listed by their path below the folder; folders and links are not files', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'a.txt': '', 'b/c/d.txt': '' });
  await symlink('a.txt', join(folder, 'link'));
  expect((await listFilesBelow(folder)).sort()).toEqual(['a.txt', 'b/c/d.txt']);
  expect((await listBelow(folder)).map(({ name }) => name).sort()).toEqual(['a.txt', 'b', 'c', 'd.txt', 'link']);
  expect((await listBelow(folder, { recursive: false })).map(({ name }) => name).sort()).toEqual(['a.txt', 'b', 'link']);
});

test('there is nothing below a folder that does not exist, or that is a file', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { file: '' });
  for (const name of ['nowhere', 'nowhere/deeper', 'file']) expect(await listBelow(join(folder, name))).toEqual([]);
});

test('only a missing file is ignored', () => {
  for (const code of ['ENOENT', 'ENOTDIR']) expect(ignoreMissing(failWith(code))).toBeUndefined();
  expect(() => ignoreMissing(failWith('EACCES'))).toThrow('EACCES');
  expect(isMissing(failWith('EACCES'))).toBe(false);
});

test('a path from one folder to another has forward slashes', () => {
  expect(relativePath(join('a', 'b'), join('a', 'b', 'c', 'd'))).toBe('c/d');
  expect(relativePath('a', join('b', 'c'))).toBe('../b/c');
  expect(relativePath('a', 'a')).toBe('');
});
