import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type EditorPageConfig, editorConfig } from '../../src/browser-editor/editor-config.ts';
import type { FormField } from '../../src/browser-editor/form-fields.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { type Editing, editingSchema } from '../../src/knowledge/schemas/editing.ts';
import { handbookSchema } from '../../src/knowledge/schemas/handbook.ts';

const root = join(import.meta.dirname, '../..');
const kb = await readKnowledgeBase(join(root, 'content'));

const github = editingSchema.parse({ provider: 'github', repository: 'fern/help' });
const articles = [
  { id: 'refund-a-course', locale: 'zh-cn', title: '怎么退款' },
  { id: 'refund-a-course', locale: 'en', title: 'Refunds' },
];

interface Collection {
  name: string;
  folder: string;
  delete: boolean;
  fields: FormField[];
}

function configOf(editing: Editing = github): EditorPageConfig {
  return editorConfig(kb, editing, { articles, logo: '/favicon.svg' });
}

function collections(config = configOf()): Collection[] {
  return config.config['collections'] as Collection[];
}

function field(collection: string, name: string): FormField | undefined {
  return collections()
    .find((each) => each.name === collection)
    ?.fields.find((each) => each.name === name);
}

describe('the configuration of the editor', () => {
  test('is valid by the schema that the editor brings along, for every kind of host', () => {
    const main = createRequire(import.meta.url).resolve('@sveltia/cms');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(join(main, '../../schema/sveltia-cms.json'), 'utf8')),
    );
    for (const editing of [
      {},
      { signIn: 'https://sign-in.example.com' },
      { provider: 'gitlab', appId: 'abc' },
      { provider: 'gitea', baseUrl: 'https://git.example.com' },
    ]) {
      const { config } = configOf(editingSchema.parse({ ...github, ...editing }));
      validate(config);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...configOf().config, publish_mode: 'pull-request' })).toBe(false);
  });

  test('has an input for every field of articles and handbook pages, in every language', () => {
    const own = ['body', 'original'];
    expect(collections().map(({ name, fields }) => [name, fields.map((each) => each.name).sort()])).toEqual(
      kb.site.locales.flatMap((locale) => [
        [`articles-${locale}`, [...Object.keys(articleSchema.shape), 'meantAnswers', ...own].sort()],
        [`handbook-${locale}`, [...Object.keys(handbookSchema.shape), ...own].sort()],
      ]),
    );
  });

  test('edits each language by itself, in its folder and with its labels, and deletes nothing', () => {
    expect(collections().map(({ folder }) => folder)).toEqual(
      expect.arrayContaining(['content/articles/zh-cn', 'content/articles/en', 'content/handbook/en']),
    );
    expect([field('articles-zh-cn', 'title')?.label, field('articles-en', 'title')?.label]).toEqual(['标题', 'Title']);
    expect(collections().every((each) => each.delete === false)).toBe(true);
  });

  test('offers what the operator has defined, by name, and stores ids', () => {
    expect(field('articles-en', 'category')?.['options']).toContainEqual({
      value: 'refunds',
      label: 'Orders and money › Refunds',
    });
    expect(field('articles-zh-cn', 'products')).toMatchObject({ widget: 'select', multiple: true, min: 1 });
    expect(field('articles-en', 'owner')?.['options']).toContainEqual({ value: 'shen-wei', label: expect.any(String) });
    expect(field('articles-en', 'related')?.['options']).toEqual([
      { value: 'refund-a-course', label: 'Refunds (refund-a-course)' },
    ]);
    expect(field('articles-en', 'type')?.['options']).toHaveLength(5);
  });

  test('holds writers to the limits of the schema', () => {
    const [pattern = ''] = (field('articles-en', 'title')?.['pattern'] ?? []) as string[];
    expect([120, 121].map((length) => new RegExp(pattern).test('字'.repeat(length)))).toEqual([true, false]);
    const { field: item } = field('articles-en', 'redirectFrom') as unknown as { field: { pattern: [string, string] } };
    expect(['/help/退款.html', 'help'].map((path) => new RegExp(item.pattern[0]).test(path))).toEqual([true, false]);
    expect(field('articles-en', 'reviewed')).toMatchObject({ widget: 'datetime', type: 'date', required: true });
  });

  test('leaves Markdown and components as they are typed', () => {
    expect(field('articles-en', 'body')?.widget).toBe('text');
  });

  test.each([
    ['github', 'editorial_workflow'],
    ['gitlab', 'editorial_workflow'],
    ['gitea', 'simple'],
  ] as const)('saves changes on %s by %s', (provider, mode) => {
    const editing = editingSchema.parse({ provider, repository: 'fern/help', baseUrl: 'https://git.example.com' });
    const { config } = configOf(editing);
    expect(config).toMatchObject({ publish_mode: mode, backend: { name: provider, repo: 'fern/help', branch: 'main' } });
  });
});
