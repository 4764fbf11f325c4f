import { dirname, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { environment } from '../support/builders.ts';

const root = resolve(import.meta.dirname, '../..');

describe('folders', () => {
  const all = ['content', '/tmp/other', '/tmp/another'].flatMap((contentDir) =>
    (['public', 'internal'] as const).map((audience) => foldersOf(environment({ contentDir, audience }))),
  );

  test.each(['cacheDir', 'fragmentsDir', 'astroCacheDir', 'stagingDir', 'outDir'] as const)(
    'no two editions or content folders share %s',
    (key) => {
      expect(new Set(all.map((folders) => folders[key])).size).toBe(all.length);
    },
  );

  test('the operator’s own content becomes dist and dist-internal, however it is written', () => {
    for (const contentDir of ['content', './content/', resolve(root, 'content')]) {
      expect(foldersOf(environment({ contentDir })).outDir).toBe(resolve(root, 'dist'));
      expect(foldersOf(environment({ contentDir, audience: 'internal' })).outDir).toBe(resolve(root, 'dist-internal'));
      expect(foldersOf(environment({ contentDir })).cacheDir).toBe(all[0]?.cacheDir);
    }
  });

  test('another content folder never replaces the site', () => {
    for (const { outDir } of all.slice(2)) expect(outDir).toContain('/.cache/');
  });

  test('KB_OUT names another place for the site, which has what was published there kept of its own, and for nothing else', () => {
    const { publicationDir, ...plain } = foldersOf(environment({ contentDir: 'content' }));
    const { publicationDir: own, ...other } = foldersOf(environment({ contentDir: 'content', outDir: '/tmp/site' }));
    expect(other).toEqual({ ...plain, outDir: '/tmp/site' });
    expect(own).not.toBe(publicationDir);
    expect(dirname(own)).toBe(plain.cacheDir);
  });
});
