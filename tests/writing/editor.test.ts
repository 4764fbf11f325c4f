import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { components } from '../../src/markdown/components/index.ts';
import { jsonSchemas, writeJsonSchema } from '../../src/writing/editor/json-schemas.ts';
import { article, checkContent, drawing, label, today } from '../support/builders.ts';
import { root } from '../support/run.ts';

const editorFolder = join(root, '.vscode');
const read = (name: string) => JSON.parse(readFileSync(join(editorFolder, name), 'utf8'));
const schemas = jsonSchemas();

describe('the JSON schemas', () => {
  test.each(Object.entries(schemas))(
    '%s is in step with the engine; `npx vitest run tests/writing/editor.test.ts --update` writes it again',
    async (name, schema) => {
      await expect(writeJsonSchema(schema)).toMatchFileSnapshot(join(editorFolder, 'schemas', name));
    },
  );

  test('there is one for each file that operators write, which editors know', () => {
    const settings: Record<string, string> = read('settings.json')['yaml.schemas'];
    const files = Object.keys(schemas).filter((name) => !/^(?:article|handbook|reply)\./.test(name));
    expect(readdirSync(join(editorFolder, 'schemas')).sort()).toEqual(Object.keys(schemas).sort());
    expect(settings).toEqual(
      Object.fromEntries(files.map((name) => [`./.vscode/schemas/${name}`, `content/${name.replace('.schema.json', '.yaml')}`])),
    );
    // Those of front matter come from Astro, whose extension knows files with front matter.
    expect(read('settings.json')['astro.content-intellisense']).toBe(true);
  });

  test.each(Object.keys(schemas))('%s accepts the sample content and refuses a misspelt field', (name) => {
    const schema = z.fromJSONSchema(schemas[name] as z.core.JSONSchema.BaseSchema);
    for (const data of samplesOf(name)) {
      expect(schema.safeParse(data).error).toBeUndefined();
      const [first] = Array.isArray(data) ? data : [];
      const misspelt = first === undefined ? { ...(data as object), nmae: 'x' } : [{ ...first, nmae: 'x' }];
      expect(schema.safeParse(misspelt).success).toBe(false);
    }
  });

  test('every field of an article says what it is for', () => {
    const { properties } = schemas['article.schema.json'] as { properties: Record<string, { description?: string }> };
    expect(Object.keys(properties).filter((name) => (properties[name]?.description ?? '') === '')).toEqual([]);
  });
});

function samplesOf(schemaName: string): unknown[] {
  const name = schemaName.replace('.schema.json', '');
  const folder = join(root, 'content');
  const folders: Record<string, string> = { article: 'articles/en/orders', handbook: 'handbook', reply: 'replies' };
  const place = folders[name];
  if (place === undefined) return [parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))];
  const below = join(folder, place);
  return readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .map((path) => matter(readFileSync(join(below, path), 'utf8'), { engines: { yaml: parse as () => object } }).data);
}

interface Snippet {
  scope: string;
  prefix: string[];
  body: string[];
}

describe('the snippets', () => {
  const snippets: Record<string, Snippet> = read('articles.code-snippets');
  const insert = ({ body }: Snippet): string =>
    body
      .join('\n')
      .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', today)
      .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
      .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
      .replaceAll('$0', '');

  test('have every component that articles may use, with what it needs', async () => {
    const bodies = Object.values(snippets).map(insert);
    const [whole = '', ...parts] = bodies.filter((body) => !/^issue:| {2}- /m.test(body) || body.startsWith('---'));
    const frontMatter = whole
      .replace('category: category', 'category: orders')
      .replace('[product]', '[courses]')
      .replace('stage: stage', 'stage: learning')
      .replace('owner: team', 'owner: billing');
    const body = parts
      .join('\n\n')
      .replaceAll('"fact"', '"refund-days"')
      .replaceAll('"channel"', '"mail"')
      .replaceAll('/articles/id/', '/articles/refund/');
    const { articles, findings } = await checkContent({
      files: {
        'articles/zh-cn/refund.mdx': article(),
        'articles/zh-cn/snippets.mdx': frontMatter + body,
        'glossary.yaml': [{ id: 'term', term: label('名词'), definition: label('解释') }],
        'media/picture.svg': drawing(),
        'media/video.mp4': Buffer.from('0000001866747970', 'hex'),
      },
    });
    const own = articles.find(({ id }) => id === 'snippets');
    expect(own?.fragment.components).toEqual(Object.keys(components).sort());
    // The placeholders are English.
    const others = findings.filter(({ rule }) => rule !== 'prose/language');
    expect(others.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  test('are offered in articles only', () => {
    expect(new Set(Object.values(snippets).map(({ scope }) => scope))).toEqual(new Set(['mdx']));
  });
});
