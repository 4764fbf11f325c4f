import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { siteSchema } from '../../src/knowledge/schemas/site.ts';
import { terms } from '../../src/manual/zh-cn/terms.ts';

const folder = join(import.meta.dirname, '../../src/manual/zh-cn');

const glossaryTerms = Object.entries(terms).map(([id, { term, meaning }]) => ({ id, term, meaning }));

/** Pages of the manual by name, without the glossary itself. */
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx') && name !== 'glossary.mdx')
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

describe('the glossary', () => {
  test.each(glossaryTerms)(
    '$term is used in the manual, and its first use on some page links to its definition',
    ({ term, id }) => {
      expect(pages.some(({ text }) => text.includes(term))).toBe(true);
      expect(pages.filter(({ text }) => text.includes(`](/manual/glossary/#${id})`)).map(({ name }) => name)).not.toEqual([]);
    },
  );

  test('defines each term once', () => {
    for (const key of ['term', 'meaning'] as const) {
      expect(new Set(glossaryTerms.map((entry) => entry[key])).size).toBe(glossaryTerms.length);
    }
  });

  test('every link into it leads to a term', () => {
    const anchors = pages.flatMap(({ text }) => [...text.matchAll(/\/manual\/glossary\/#([\w-]+)/g)].map(([, id]) => id));
    const ids: (string | undefined)[] = glossaryTerms.map(({ id }) => id);
    expect(anchors.length).toBeGreaterThan(glossaryTerms.length / 2);
    expect(anchors.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test('the manual names every field of an article', () => {
  const text = pages.find(({ name }) => name === 'writing.mdx')?.text ?? '';
  const table = text.slice(text.indexOf('## 字段'), text.indexOf('## 正文'));
  expect(Object.keys(articleSchema.shape).filter((field) => !table.includes(`\`${field}\``))).toEqual([]);
});

test('the manual names every field of a task of the home page, and every setting of site.yaml that changes the pages', () => {
  const text = pages.find(({ name }) => name === 'brand.mdx')?.text ?? '';
  const { tasks, brand } = siteSchema.shape;
  const fields = [...Object.keys(tasks.unwrap().element.shape), ...Object.keys(brand.unwrap().shape)];
  expect(fields).toEqual(expect.arrayContaining(['icon', 'heroDrawing']));
  expect(fields.filter((field) => !text.includes(`| \`${field}\` |`))).toEqual([]);
  expect(text).toContain('`tasks`');
  expect(pages.some(({ text: page }) => page.includes('`videoHosts`'))).toBe(true);
});
