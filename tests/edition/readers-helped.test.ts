import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import { searchDocuments } from '../../src/edition/search-documents.ts';
import type { PublicCounts } from '../../src/knowledge/public-counts.ts';
import { sketchOf } from '../../src/knowledge/revision.ts';
import { checkContent, environment, site } from '../support/builders.ts';

const askedMost = { version: 1, locales: {} } as const;
const anotherText = sketchOf({ title: '', summary: '', words: ['A wholly different answer, with no word in common.'] });

/** The edition of one article, with and without counts of the report. */
async function helped(publicCounts: 'on' | 'off' | undefined, overrides: Partial<PublicCounts['articles'][number]> = {}) {
  const { kb, articles, handbook, fragmentsDir } = await checkContent({ files: { 'site.yaml': site({ publicCounts }) } });
  const [article] = articles;
  const { title, summary } = article!.data;
  const sketch = sketchOf({ title, summary, words: article!.fragment.words });
  const counts: PublicCounts = {
    version: 1,
    until: '2026-11-19',
    articles: [{ locale: 'zh-cn', id: 'refund', helpful: 4, votes: 5, sketch, ...overrides }],
  };
  const of = (given: PublicCounts | undefined) =>
    makeEdition({ kb, articles, handbook }, environment({ contentDir: kb.dir }), fragmentsDir, askedMost, given);
  return { edition: of(counts), without: of(undefined), fragmentsDir };
}

describe('how many readers an article helped', () => {
  test('is shown where the operator says so', async () => {
    const { edition } = await helped('on');
    expect(edition.articles[0]?.helped).toEqual({ helpful: 4, votes: 5 });
  });

  test('is not shown unless the operator says so, or without a report', async () => {
    expect((await helped('off')).edition.articles[0]).not.toHaveProperty('helped');
    expect((await helped(undefined)).edition.articles[0]).not.toHaveProperty('helped');
    expect((await helped('on')).without.articles[0]).not.toHaveProperty('helped');
  });

  test('is not shown of a text that was rewritten since, nor of another article', async () => {
    expect((await helped('on', { sketch: anotherText })).edition.articles[0]).not.toHaveProperty('helped');
    expect((await helped('on', { id: 'other' })).edition.articles[0]).not.toHaveProperty('helped');
    expect((await helped('on', { locale: 'en' })).edition.articles[0]).not.toHaveProperty('helped');
  });

  test('makes no other search index and no other frame', async () => {
    const { edition, without, fragmentsDir } = await helped('on');
    expect(await searchDocuments(edition, fragmentsDir)).toEqual(await searchDocuments(without, fragmentsDir));
    expect(edition.frame).toEqual(without.frame);
  });
});
