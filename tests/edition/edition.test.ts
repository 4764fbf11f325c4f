import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import { shownFields } from '../../src/edition/edition-article.ts';
import { makeRevisionsFile, revisionsOfEdition } from '../../src/edition/revisions-file.ts';
import { overlap, revisionsFileSchema } from '../../src/knowledge/revision.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { readFragment } from '../../src/markdown/fragments.ts';
import { article, type ContentOverrides, checkContent, environment } from '../support/builders.ts';

async function editions(overrides: ContentOverrides) {
  const { kb, articles, handbook, fragmentsDir, findings } = await checkContent(overrides);
  const make = (audience: 'public' | 'internal') => {
    const own = environment({ contentDir: kb.dir, audience });
    const edition = makeEdition({ kb, articles, handbook }, own, fragmentsDir, { version: 1, locales: {} });
    return { edition, revisions: revisionsOfEdition(edition), revisionsOfArticles: makeRevisionsFile(articles, audience) };
  };
  return { public: make('public'), internal: make('internal'), articles, findings, fragmentsDir };
}

const idsOf = (list: readonly { locale: string; id: string }[]): string[] => list.map(({ locale, id }) => `${locale}/${id}`);

const everyState = Object.fromEntries(
  ['draft', 'in-review', 'published', 'archived'].flatMap((state) =>
    ['public', 'internal'].map((audience) => [
      `articles/zh-cn/${audience}-${state}.mdx`,
      article({ state, audience, answers: [`${state} ${audience}`] }),
    ]),
  ),
);

/** Front matter with a canary in every field that takes free text or an id, and a body full of them. */
const canaries = {
  title: 'canary-title',
  summary: 'canary-summary',
  type: 'known-issue',
  category: 'canary-category',
  products: ['canary-product'],
  stage: 'canary-stage',
  audience: 'internal',
  owner: 'canary-owner',
  reviewed: '1999-09-09',
  changed: { on: '1999-09-07', note: 'canary-change' },
  reviewEvery: 1799,
  answers: ['canary-answer'],
  related: ['canary-related'],
  redirectFrom: ['/canary-redirect'],
  escalateTo: 'canary-channel',
  translates: 'ca0a41ca0a41',
  issue: { status: 'resolved', since: '1998-08-08', resolved: '1999-09-08', severity: 'low' },
  body: '## canary-heading\n\ncanary-words `canary-code`\n\n![canary-alt](/canary.png) [x](/canary-link)\n\n<Callout type="note" title="canary-attribute">canary-box</Callout>\n',
};

describe('an edition', () => {
  test('shows published articles only, and internal ones only inside', async () => {
    const { public: outside, internal } = await editions({ files: everyState });
    expect(idsOf(outside.edition.articles)).toEqual(['zh-cn/public-published', 'zh-cn/refund']);
    expect(idsOf(internal.edition.articles)).toEqual(['zh-cn/internal-published', 'zh-cn/public-published', 'zh-cn/refund']);
    for (const { edition, revisions, revisionsOfArticles } of [outside, internal]) {
      expect(idsOf(revisions.articles)).toEqual(idsOf(edition.articles));
      expect(revisions).toEqual(revisionsOfArticles);
    }
  });

  test('for the public contains nothing of an internal article, in no field', async () => {
    // A field that is added to the schema needs a canary of its own.
    expect(Object.keys(articleSchema.shape).sort()).toEqual(
      [...Object.keys(canaries).filter((key) => key !== 'body'), 'state'].sort(),
    );
    const {
      public: outside,
      internal,
      articles,
    } = await editions({ files: { 'articles/zh-cn/canary-id.mdx': article({ ...canaries }) } });
    const hidden = articles.find(({ id }) => id === 'canary-id');
    const pattern = /canary|1999-09-0|1998-08-08|1799|ca0a41/;
    for (const part of [outside.edition, outside.revisions]) {
      const text = JSON.stringify(part);
      expect(text).not.toMatch(pattern);
      expect(text).not.toContain(hidden?.revision);
      expect(text).not.toContain(hidden?.digest);
    }
    // The same search does find them where they belong.
    const inside = JSON.stringify(internal.edition);
    for (const word of [
      'canary-id',
      'canary-title',
      'canary-answer',
      'canary-redirect',
      'canary-change',
      '1999-09-09',
      hidden?.digest,
    ])
      expect(inside).toContain(word);
  });

  test('shows of the front matter the listed fields and no others', async () => {
    const { internal } = await editions({ files: { 'articles/zh-cn/refund.mdx': article({ ...canaries, audience: 'public' }) } });
    const shown = Object.keys(internal.edition.articles[0] ?? {}).filter((key) => key in articleSchema.shape);
    expect(shown).toEqual([...shownFields]);
    const hidden = Object.keys(articleSchema.shape).filter((key) => !shown.includes(key));
    expect(hidden).toEqual(['state', 'reviewEvery', 'translates']);
  });

  test('names only translations that its readers can open', async () => {
    const { public: outside, internal } = await editions({
      locales: ['zh-cn', 'en'],
      files: {
        'articles/en/refund.mdx': article({ audience: 'internal' }),
        'articles/en/other.mdx': article(),
        'articles/zh-cn/other.mdx': article({ state: 'draft' }),
      },
    });
    const translations = ({ edition }: typeof outside) =>
      edition.articles.map(({ locale, id, translations: list }) => `${locale}/${id}: ${list.join(' ')}`);
    expect(translations(outside)).toEqual(['zh-cn/refund: zh-cn', 'en/other: en']);
    expect(translations(internal)).toEqual(['zh-cn/refund: zh-cn en', 'en/other: en', 'en/refund: zh-cn en']);
  });

  test('knows how fresh each article is on its day', async () => {
    const { public: outside } = await editions({
      files: {
        'articles/zh-cn/old.mdx': article({ reviewed: '2026-01-01', reviewEvery: 30 }),
        'articles/zh-cn/soon.mdx': article({ reviewed: '2026-11-01', reviewEvery: 30 }),
      },
    });
    expect(outside.edition.articles.map(({ id, freshness, dueOn }) => [id, freshness, dueOn])).toEqual([
      ['old', 'overdue', '2026-01-31'],
      ['refund', 'fresh', '2027-04-30'],
      ['soon', 'due', '2026-12-01'],
    ]);
  });

  test('puts a person’s team in front of the reader', async () => {
    const { public: outside } = await editions({});
    expect(outside.edition.frame.owners).toEqual({ billing: { 'zh-cn': '账务组' }, lin: { 'zh-cn': '账务组' } });
  });

  test('has another digest when anything that every page shows is another', async () => {
    const [plain, renamed] = await Promise.all([{}, { 'channels.yaml': [] }].map((files) => editions({ files })));
    const { digest, ...frame } = plain!.public.edition.frame;
    expect(digest).not.toBe(renamed!.public.edition.frame.digest);
    expect(digest).not.toBe(plain!.internal.edition.frame.digest);
    expect(frame.audience).toBe('public');
  });

  test('points at bodies that are there', async () => {
    const { public: outside, fragmentsDir } = await editions({});
    const [first] = outside.edition.articles;
    expect(await readFragment(fragmentsDir, first?.fragment ?? '')).toMatchObject({
      html: expect.stringContaining('<p>'),
    });
  });
});

describe('the file of revisions', () => {
  test('is what the endpoint reads: id, locale, revision, old paths and a sketch of each article', async () => {
    const { public: outside, articles } = await editions({
      files: { 'articles/zh-cn/refund.mdx': article({ redirectFrom: ['/old'] }) },
    });
    const file = revisionsFileSchema.parse(JSON.parse(JSON.stringify(outside.revisions)));
    expect(file).toMatchObject({
      version: 1,
      audience: 'public',
      articles: [{ id: 'refund', locale: 'zh-cn', revision: articles[0]?.revision, redirectFrom: ['/old'] }],
    });
    expect(overlap(file.articles[0]!.sketch, file.articles[0]!.sketch)).toBe(1);
  });
});
