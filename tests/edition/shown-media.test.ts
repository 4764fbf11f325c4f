import { expect, test } from 'vitest';
import { shownMedia } from '../../src/edition/shown-media.ts';
import type { MediaFile } from '../../src/media/media-file.ts';
import { readMedia } from '../../src/media/read-media.ts';
import { article, checkContent, drawing } from '../support/builders.ts';

const shown = (name: string): string => `![订单](/media/${name}.svg)`;

test('an edition publishes what its pages show or link to, and nothing of internal or unpublished ones', async () => {
  const { kb, articles, handbook } = await checkContent({
    files: {
      'articles/zh-cn/refund.mdx': article({ body: `${shown('public')} [表](/media/form.pdf#page=2) <Kbd>K</Kbd>` }),
      'articles/zh-cn/inside.mdx': article({ audience: 'internal', answers: ['内部'], body: shown('internal') }),
      'articles/zh-cn/draft.mdx': article({ state: 'draft', answers: ['草稿'], body: shown('draft') }),
      'handbook/zh-cn/page.mdx': `---\ntitle: 手册\nsummary: 怎么写。\norder: 1\n---\n${shown('handbook')}`,
      'media/form.pdf': '%PDF-1.7',
      ...Object.fromEntries(
        ['public', 'internal', 'draft', 'handbook', 'unused'].map((name) => [`media/${name}.svg`, drawing()]),
      ),
    },
  });
  const names = (files: readonly MediaFile[]): string[] => files.map(({ path }) => path.replace('/media/', '')).sort();

  const { files } = await readMedia(kb.dir, 'content');
  const sources = { articles, handbook, channels: [{ qr: '/media/unused.svg' }], files };
  expect(names(shownMedia({ ...sources, channels: [] }, 'public'))).toEqual(['form.pdf', 'public.svg']);
  expect(names(shownMedia({ ...sources, channels: [] }, 'internal'))).toEqual([
    'form.pdf',
    'handbook.svg',
    'internal.svg',
    'public.svg',
  ]);
  expect(names(shownMedia(sources, 'public'))).toEqual(['form.pdf', 'public.svg', 'unused.svg']);
});
