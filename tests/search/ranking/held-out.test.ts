import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import type { PagefindClient } from '../../../src/search/pagefind/client.ts';
import { type Indexes, withoutQuestion } from '../../../src/search/ranking/held-out.ts';
import { wordFeature } from '../../../src/search/text/feature-names.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { sideClientOf } from '../../support/side-client.ts';

const question = 'how do I get my money back';
const twin = 'how can I get my money back please';
const other = 'I changed my mind about a course';

const documents = [
  { title: 'Refunds', summary: '', html: '', answers: [question, twin, other] },
  { title: 'Where my money goes', summary: '', html: '', answers: [] },
] as unknown as SearchDocument[];

const reader = createTextReader('en', lexiconOf('en', []));
const side = sideClientOf(
  documents.map(({ title, answers }) => [title, ...answers]),
  reader,
);

const pagefind: PagefindClient = {
  search: async () => ({
    results: documents.map(({ answers }, number) => ({
      id: String(number),
      score: 1,
      data: async () => ({ url: '', content: '', meta: { answers: answers.join('\n') } }),
    })),
  }),
};

async function withoutIt(): Promise<Indexes> {
  const [document] = documents as [SearchDocument];
  return withoutQuestion({ pagefind, side }, { document, key: '0', question });
}

describe('a question that is held out', () => {
  test('is not found by itself, nor by a question that says the same in other words', async () => {
    expect((await side.similarity(twin)).get('0')).toBeCloseTo(1);
    const { side: left } = await withoutIt();
    for (const asked of [question, twin]) expect((await left.similarity(asked)).get('0') ?? 0).toBeLessThan(0.5);
  });

  test('leaves the title and other questions where they are, and other articles', async () => {
    const { side: left } = await withoutIt();
    expect((await left.similarity(other)).get('0')).toBeCloseTo(1);
    expect((await left.similarity('refunds')).get('0')).toBeCloseTo(1);
    expect((await left.similarity(question)).get('1')).toBe((await side.similarity(question)).get('1'));
  });

  test('takes its words and those of its twin from the article, unless another of its texts has them', async () => {
    const { side: left, pagefind: bodies } = await withoutIt();
    const features = ['money', 'please', 'mind'].map((word) => wordFeature(reader.stem(word)));
    expect(await side.having(features)).toEqual([2, 1, 1]);
    expect(await left.having(features)).toEqual([1, 0, 1]);
    const keys = async (word: string): Promise<string[]> => (await bodies.search(word)).results.map(({ id }) => id);
    expect([await keys('please'), await keys('mind')]).toEqual([['1'], ['0', '1']]);
  });

  test('is not among the questions of its page', async () => {
    const { results } = await (await withoutIt()).pagefind.search('mind');
    expect((await results[0]?.data())?.meta['answers']).toBe(other);
  });
});
