import { expect, test } from 'vitest';
import { article } from '../support/builders.ts';
import { articleFile, readArticle, readContent } from '../support/read-content.ts';

test('a text of more than 100 000 characters is refused without being parsed, one of exactly 100 000 is read', async () => {
  const start = article({ body: '' });
  const body = '退款。'.repeat(40_000);
  expect(await readArticle(start + body)).toMatchObject({
    rule: 'schema/too-large',
    message: `The file has ${start.length + body.length} characters.`,
    hint: expect.stringContaining('100000'),
  });
  const { ids, findings } = await readContent({ files: { [articleFile]: (start + body).slice(0, 100_000) } });
  expect({ ids, findings }).toEqual({ ids: ['refund'], findings: [] });
});

test.each([
  ['Refund.mdx', 'refund.mdx'],
  ['refund_a course!.mdx', 'refund-a-course.mdx'],
  ['退款.mdx', 'refund-a-course.mdx'],
])('a file name that is not an id, %s, comes with a suggestion', async (name, suggestion) => {
  const { findings } = await readContent({ files: { [`articles/zh-cn/${name}`]: article() } });
  expect(findings).toMatchObject([
    {
      rule: 'schema/file-name',
      file: `content/articles/zh-cn/${name}`,
      line: 1,
      column: 1,
      hint: expect.stringContaining(`\`${suggestion}\``),
    },
  ]);
});

test('an article outside a locale’s folder comes with the place it belongs', async () => {
  const { findings } = await readContent({ files: { 'articles/stray.mdx': article() } });
  expect(findings).toMatchObject([
    {
      rule: 'schema/unknown-locale',
      file: 'content/articles/stray.mdx',
      message: 'The file is not in the folder of a locale.',
      hint: 'Move it to `content/articles/<locale>/`. The locales are `zh-cn`.',
    },
  ]);
});

test('a folder that is not a locale comes with the nearest locale', async () => {
  const { findings } = await readContent({ files: { 'articles/zh-tw/x.mdx': article() } });
  expect(findings).toMatchObject([
    {
      rule: 'schema/unknown-locale',
      file: 'content/articles/zh-tw/x.mdx',
      message: '`zh-tw` is not a locale. Did you mean `zh-cn`?',
      hint: 'The locales in site.yaml are `zh-cn`.',
    },
  ]);
});

test('without a readable site.yaml, no locale is reported as unknown', async () => {
  const { ids, findings } = await readContent({ files: { 'site.yaml': 'locales: [' } });
  expect(ids).toEqual(['refund']);
  expect(findings.map(({ rule }) => rule)).toEqual(['schema/syntax']);
});
