import { languageTag } from '../../../../src/knowledge/article-id.ts';
import { bestOf, type System } from './system.ts';
import { strongTerms } from './words-of.ts';

/** BM25 over jieba’s words and character bigrams for Chinese, over stems for English. */
export const bm25: System = {
  name: 'BM25',
  async open({ locale, documents: read }) {
    const documents = await read();
    const cut = await strongTerms(languageTag(locale));
    const score = createBm25(documents.map(({ title, text }) => cut(`${title}\n${text}`)));
    return async function askBm25(query) {
      const scores = score(cut(query));
      return { ids: bestOf(documents.map(({ id }, index) => [id, scores[index] ?? 0])) };
    };
  },
};

const k1 = 1.2;
const b = 0.75;

/**
 * Σ over the distinct terms of the query: ln(1 + (N − n + ½)/(n + ½)) · f·(k₁ + 1)/(f + k₁·(1 − b + b·l/l̄)),
 * where n of N documents have the term, f times in this one, which has l terms (l̄ on average); k₁ = 1.2, b = 0.75.
 * Robertson, S. and Zaragoza, H. (2009), Found. Trends Inf. Retr. 3(4), 333–389, with the 1 + inside the
 * logarithm that keeps common terms from counting against a document.
 *
 * @param documents terms of each document, with repetitions
 * @returns function from the terms of a query to the score of each document, 0 for documents without any of them
 */
export function createBm25(documents: readonly (readonly string[])[]): (query: readonly string[]) => number[] {
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / (documents.length || 1);
  const postings = new Map<string, Map<number, number>>();
  for (const [index, terms] of documents.entries()) {
    for (const term of terms) {
      const counts = postings.get(term) ?? new Map<number, number>();
      postings.set(term, counts);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
  }

  return function scoreAll(query) {
    const scores = documents.map(() => 0);
    for (const term of new Set(query)) {
      const counts = postings.get(term);
      if (counts === undefined) continue;
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [index, count] of counts) {
        const length = documents[index]?.length ?? 0;
        scores[index] = (scores[index] ?? 0) + (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / meanLength));
      }
    }
    return scores;
  };
}
