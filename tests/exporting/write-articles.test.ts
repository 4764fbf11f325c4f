import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Content, readContent } from '../../src/content/read-content.ts';
import { csvRows } from '../../src/csv-rows.ts';
import { csvColumns, exportSchema } from '../../src/exporting/export-schema.ts';
import { exportDocument, selectArticles } from '../../src/exporting/exported-articles.ts';
import { writeAll } from '../../src/exporting/write-all.ts';
import { writeCsv, writeMarkdownFolder } from '../../src/exporting/write-articles.ts';
import { importContent } from '../../src/importing/import-content.ts';
import { article, drawing, today, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const locales = ['zh-cn', 'en'];
const body = `:::warning[Careful]
Within <Fact id="refund-days" />, **“退款”**见[规则](/en/articles/other/#how).
:::

<Tabs>
  <Tab label="iPhone">
    1. Open
    2. Tap

       \`\`\`ts
       let a = 1;
       \`\`\`
  </Tab>
</Tabs>

<details>
  <summary>More</summary>

  Press <kbd>F5</kbd>, see [all](/en/glossary/#x) and [secret](/en/articles/secret/).
</details>

<Screenshot src="/media/a.svg" alt="Order: the button">
  <Mark step="1" at="1,1" label="One" />
</Screenshot>
`;

let content: Content;

beforeAll(async () => {
  const folder = await writeContent({
    locales,
    files: {
      'articles/zh-cn/refund.mdx': undefined,
      'articles/en/refund.mdx': article({ title: '=1+1', body, related: ['secret', 'other'], answers: ['one', '-two'] }),
      'articles/en/other.mdx': article({ title: 'Other', body: '## How\n\nSo.\n' }),
      'articles/en/secret.mdx': article({ title: 'Secret', audience: 'internal' }),
      'articles/en/draft.mdx': article({ title: 'Draft', state: 'draft' }),
      'media/a.svg': drawing(),
      'media/unused.svg': drawing(),
    },
  });
  content = await readContent(folder, join(newFolder(), 'fragments'));
});

const select = (edition: 'public' | 'internal' = 'public', wanted: readonly string[] = []) =>
  selectArticles(content, { edition, locales: wanted });

describe('an export', () => {
  test('as Markdown has components in their plain form, links between files and only the media that it shows', async () => {
    const folder = newFolder();
    await writeMarkdownFolder(folder, select());
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'articles',
      'articles/en',
      'articles/en/other.md',
      'articles/en/refund.md',
      'media',
      'media/a.svg',
    ]);
    const text = await readFile(join(folder, 'articles/en/refund.md'), 'utf8');
    expect(text.slice(text.indexOf('\n---\n') + 6)).toMatchInlineSnapshot(`
      "**Careful**

      Within 7 天, **“退款”**见[规则](other.md#how).

      **iPhone**

      1. Open
      2. Tap

         \`\`\`ts
         let a = 1;
         \`\`\`

      <details>
      <summary>More</summary>

      Press <kbd>F5</kbd>, see [all](https://help.example/en/glossary/#x) and [secret](https://help.example/en/articles/secret/).

      </details>

      ![Order: the button](../../media/a.svg)

      1. One
      "
    `);
  });

  test('of the public edition has nothing of internal articles and drafts, not even their ids', () => {
    const ids = (edition: 'public' | 'internal') => exportDocument(select(edition)).articles.map(({ id }) => id);
    expect(ids('public')).toEqual(['other', 'refund']);
    expect(ids('internal')).toEqual(['other', 'refund', 'secret']);
    expect(exportDocument(select()).articles[1]?.related).toEqual(['other']);
  });

  test('as JSON is what its schema says', () => {
    const document = JSON.parse(JSON.stringify(exportDocument(select('internal'))));
    expect(exportSchema.safeParse(document).error).toBeUndefined();
    expect(Object.keys(z.toJSONSchema(exportSchema).properties ?? {})).toEqual(Object.keys(document));
    expect(document.articles[1].markdown).toContain(`[all](https://help.example/en/glossary/#x)`);
    expect(document.articles[1].media).toEqual(['/media/a.svg']);
  });

  test('as CSV has a row for each article that no spreadsheet evaluates, and is imported with texts, phrasings and ids', async () => {
    const file = join(newFolder(), 'export.csv');
    await writeCsv(file, select('public', ['en']));
    const [header, , row] = csvRows(await readFile(file, 'utf8'), file).map(({ cells }) => cells);
    expect(header).toEqual([...csvColumns]);
    const cells = Object.fromEntries(csvColumns.map((column, index) => [column, row?.[index]]));
    expect(cells).toMatchObject({ title: "'=1+1", answers: 'one\n-two', related: 'other', locale: 'en' });
    const target = await writeContent({ locales });
    const { files } = await importContent([file], { contentDir: target, today, columns: {} });
    expect(files.map(({ path }) => path)).toEqual(['articles/en/orders/other.mdx', 'articles/en/orders/refund.mdx']);
    const text = await readFile(join(target, files[1]?.path ?? ''), 'utf8');
    expect(text).toContain('title: =1+1\n');
    expect(text).toContain('answers:\n  - one\n  - -two\n');
  });

  test('of a locale that the site does not have, without published articles, or of articles that cannot be read is refused', async () => {
    expect(() => select('public', ['eng'])).toThrow('`eng` is not a locale of this site. Did you mean `en`?');
    expect(() => select('public', ['zh-cn'])).toThrow('There are no published articles in zh-cn.');
    const folder = await writeContent({
      files: { 'articles/zh-cn/a.mdx': article({ type: 'x' }), 'articles/zh-cn/b.mdx': article({ body: '<Callout' }) },
    });
    const broken = await readContent(folder, join(newFolder(), 'fragments'));
    expect(() => selectArticles(broken, { edition: 'public', locales: [] })).toThrow(
      /^Nothing was exported, as some articles cannot be read: .*a\.mdx, .*b\.mdx\.$/,
    );
  });
});

describe('what is exported is written all or nothing', () => {
  test('and never over something without --force', async () => {
    const file = join(newFolder(), 'deep/export.json');
    await writeAll(file, { force: false }, (temporary) => writeFile(temporary, 'one'));
    await expect(writeAll(file, { force: false }, (temporary) => writeFile(temporary, 'two'))).rejects.toThrow(/exists already/);
    expect(await readFile(file, 'utf8')).toBe('one');
    await writeAll(file, { force: true }, (temporary) => writeFile(temporary, 'two'));
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(join(file, '..'))).toEqual(['export.json']);
  });

  test('so that a fault on the way leaves what was there before, and nothing else', async () => {
    const folder = newFolder();
    await writeFile(join(folder, 'x'), 'before');
    const fail = async (temporary: string): Promise<void> => {
      await writeFile(temporary, 'half');
      await writeFile('/dev/full', 'x');
    };
    await expect(writeAll(join(folder, 'x'), { force: true }, fail)).rejects.toThrow(/x cannot be written\. The disk is full\.$/);
    expect(await readdir(folder)).toEqual(['x']);
    expect(await readFile(join(folder, 'x'), 'utf8')).toBe('before');
  });
});

describe('an export of ours that somebody has changed', () => {
  const importJson = async (document: unknown) => {
    const file = join(newFolder(), 'export.json');
    await writeFile(file, JSON.stringify(document));
    const target = await writeContent({ locales });
    const result = await importContent([file], { contentDir: target, today, columns: {} });
    return { ...result, texts: await Promise.all(result.files.map(({ path }) => readFile(join(target, path), 'utf8'))) };
  };

  test('brings what is still valid, tells the rest, and stays internal', async () => {
    const [, , secret] = exportDocument(select('internal')).articles;
    const changed = { ...secret, stage: 'nowhere', owner: 5, related: ['gone'], products: ['courses', 'x'], translates: 'abc' };
    const { files, problems, texts } = await importJson({ jieda: 1, articles: [changed, { id: 'b' }] });
    expect(files[0]?.lost).toEqual([
      '`stage`: "nowhere", which this content does not have',
      '`owner`: 5, which this content does not have',
      'the related article gone, which was not imported',
    ]);
    expect(texts[0]).toContain('audience: internal\nstate: draft\nowner: billing\n');
    expect(texts[0]).not.toContain('translates');
    expect(problems).toEqual([{ where: 'export.json, articles[1]', message: expect.stringContaining('`locale`') }]);
  });

  test('has links to where its articles went when their ids are taken', async () => {
    const target = await writeContent({ locales, files: { 'articles/en/other.mdx': article({ title: 'Mine' }) } });
    const file = join(newFolder(), 'export.json');
    await writeFile(file, JSON.stringify(exportDocument(select())));
    const { files } = await importContent([file], { contentDir: target, today, columns: {} });
    expect(files.map(({ path }) => path.split('/').at(-1))).toEqual(['other-2.mdx', 'refund.mdx']);
    const text = await readFile(join(target, files[1]?.path ?? ''), 'utf8');
    expect(text).toContain('[规则](/en/articles/other-2/#how)');
    expect(text).toContain('related:\n  - other-2\n');
  });

  test('of another version is refused', async () => {
    const { problems } = await importJson({ jieda: 2, articles: [] });
    expect(problems).toEqual([{ where: 'export.json', message: 'It is an export of version 2; this engine reads version 1.' }]);
  });
});
