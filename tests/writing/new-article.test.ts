import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { articleTypes } from '../../src/knowledge/schemas/article.ts';
import { type NewArticle, newArticle, type Wanted } from '../../src/writing/new-article/new-article.ts';
import { describeNewArticle } from '../../src/writing/new-article/what-is-left.ts';
import { article, category, checkContent, taxonomy, today, writeContent } from '../support/builders.ts';

const locales = ['zh-cn', 'en'];
const folder = await writeContent({
  locales,
  files: {
    'taxonomy.yaml': taxonomy({ categories: [category({ children: [category({ id: 'refunds' })] })] }, locales),
    'articles/zh-cn/money/refund.mdx': article({ category: 'refunds' }),
    'articles/zh-cn/refund.mdx': undefined,
  },
});
const kb = await readKnowledgeBase(folder);

const write = (wanted: Partial<Wanted>): NewArticle =>
  newArticle({ type: 'faq', id: 'gift', locale: 'zh-cn', category: 'refunds', ...wanted }, { kb, today, original: undefined });

describe('a new article', () => {
  test('passes every check, whatever its type and language, but for what only its writer can fill in', async () => {
    const files = locales.flatMap((locale) =>
      articleTypes.map((type) => {
        const { path, text } = write({ type, locale, id: `${type}-${locale}`, category: 'orders' });
        return [path, text];
      }),
    );
    const { findings } = await checkContent({ locales, files: Object.fromEntries(files) });
    const own = findings.filter(({ file }) => file !== 'content/articles/zh-cn/refund.mdx');
    expect(own.map(({ rule }) => rule)).toEqual(own.map(() => 'structure/unfinished'));
    const names = new Set(own.map(({ file }) => file));
    expect(names.size).toBe(files.length);
    for (const file of names) expect(own.filter((found) => found.file === file).length).toBeGreaterThan(4);

    const { message, others } = describeNewArticle('content/articles/en/orders/faq-en.mdx', findings);
    expect(others).toEqual([]);
    expect(message).toContain('content/articles/en/orders/faq-en.mdx:2:8  ⟪the question, in learners’ words⟫\n');
  });

  test('stands among the articles of its category and says what most of them say', () => {
    const { path, text } = write({ title: '拼团：能退吗 #1' });
    expect(path).toBe('articles/zh-cn/money/gift.mdx');
    expect(text).toContain('title: "拼团：能退吗 #1"\n');
    expect(text).toContain(
      `type: faq\ncategory: refunds\nproducts: [courses]\nstage: learning\nstate: draft\nowner: billing\nreviewed: ${today}\n# `,
    );
  });

  test('stands in a folder of its topmost category where there are no others', () => {
    expect(write({ locale: 'en' }).path).toBe('articles/en/orders/gift.mdx');
    expect(write({ locale: 'en', folder: 'a/b' }).path).toBe('articles/en/a/b/gift.mdx');
  });

  test('is not written over one that is there, in whatever folder', () => {
    expect(() => write({ id: 'refund' })).toThrow(`${kb.dir}/articles/zh-cn/money/refund.mdx is already there.`);
    expect(() => write({ id: 'Gift_1' })).toThrow('`Gift_1` cannot be the id of an article.');
  });
});

describe('a new article in another locale', () => {
  const original = { ...kb.articles[0]!, revision: '0123456789ab' };

  test('is a translation: it has the fields and the text of the original, and names its revision', () => {
    const wanted = { type: 'faq', id: 'refund', locale: 'en' } as const;
    const { path, text } = newArticle(wanted, { kb, today, original });
    expect(path).toBe('articles/en/orders/refund.mdx');
    expect(text).toMatch(/^---\ntitle: ⟪the question(?:.*\n)+category: refunds\n(?:.*\n)+translates: 0123456789ab\n/);
    expect(text).toContain('---\n\n⟪Translate the text below, then delete this line.⟫\n\n付款后 7 天内可以退款。\n');
  });

  test('cannot be of another type than its original', () => {
    const wanted = { type: 'policy', id: 'refund', locale: 'en' } as const;
    expect(() => newArticle(wanted, { kb, today, original })).toThrow(
      'The original of `refund` is of type `faq`, so its translation cannot be of type `policy`.',
    );
  });
});
