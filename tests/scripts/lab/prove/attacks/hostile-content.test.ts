import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  articleOf,
  hasStackTrace,
  unnamed,
  withEngineCopy,
  withHostileContent,
} from '../../../../../scripts/lab/prove/attacks/hostile-content.ts';
import { slowBodies } from '../../../../../scripts/lab/prove/attacks/slow-article.ts';
import { writeContent } from '../../../../support/builders.ts';

describe('hostile content', () => {
  test('every article that would take minutes is reported, and the others are checked', async () => {
    await withHostileContent(async (content) => {
      const files = {
        ...Object.fromEntries(Object.entries(slowBodies).map(([id, body]) => [`articles/en/${id}.mdx`, articleOf(body)])),
        'articles/en/nested.mdx': articleOf('> - '.repeat(20_000)),
        'articles/en/misspelt.mdx': articleOf('Text.', 'related: [nobody]\n'),
      };
      await content.add(files);
      const ended = await content.run('check');
      expect(ended.code).toBe(1);
      expect(unnamed(ended, Object.keys(files))).toEqual([]);
      expect(ended.output).toMatch(/tildes\.mdx:12:1 {2}error {2}mdx\/too-slow/);
      expect(ended.output).toMatch(/misspelt\.mdx:11:11 {2}error {2}related\/missing/);
      expect(hasStackTrace(ended)).toBe(false);
    });
  });

  test('a build with symbolic links in public/ reports them and publishes nothing', async () => {
    await withEngineCopy(
      async ({ folder, run }) => {
        await symlink('nowhere.png', join(folder, 'public/gone.png'));
        await mkdir(join(folder, 'public/images'));
        await symlink('/etc/hostname', join(folder, 'public/images/key'));
        const ended = await run('build');
        expect(ended.code).toBe(1);
        expect(ended.output).toContain('public/gone.png:1:1  error  schema/special-file');
        expect(ended.output).toContain('public/images/key:1:1  error  schema/special-file');
        expect(hasStackTrace(ended)).toBe(false);
        expect(existsSync(join(folder, 'dist'))).toBe(false);
      },
      await writeContent(),
    );
  });
});
