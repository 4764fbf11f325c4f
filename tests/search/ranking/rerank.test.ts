import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countFeatures, createFeatureNumbers } from '../../../src/search/ranking/feature-counts.ts';
import { rerank } from '../../../src/search/ranking/rerank.ts';

/** Each word is a feature; the longer, the more it weighs. */
const reader = { features: (text: string) => [...new Set(text.split(' '))], weight: (feature: string) => feature.length };

/** The formula as it is written down. */
function expectedScore(texts: readonly (readonly string[])[], at: number, query: readonly string[], similarity: number): number {
  const bags = texts.map((own) => own.flatMap(reader.features));
  const countIn = (bag: readonly string[], feature: string): number => bag.filter((each) => each === feature).length;
  const weightOf = (feature: string): number => {
    const having = bags.filter((bag) => bag.includes(feature)).length;
    return having === 0 ? 0 : reader.weight(feature) * Math.log((bags.length + 0.5) / having);
  };
  const own = bags[at] ?? [];
  const sum = query.reduce((total, feature) => total + weightOf(feature) ** 2 * Math.sqrt(countIn(own, feature)), 0);
  const length = Math.sqrt(own.reduce((total, feature) => total + weightOf(feature) ** 2, 0)) || 1;
  const wanted = Math.hypot(...query.map(weightOf)) || 1;
  return (0.6 * Math.min(1, similarity / 0.4) ** 2 * sum) / (wanted * length);
}

test('re-ranking adds the cosine of query and candidate, weighed over the candidates alone, whatever was ranked before', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'eeeee', 'ff'), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(' '));
  const numbers = createFeatureNumbers(reader);
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      text,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (texts, question, similarity) => {
        const candidates = texts.map((_, at) => ({ key: String(at), score: 1 - at / 10 }));
        const query = [...reader.features(question), 'unheard'];
        const countsOf = ({ key }: { key: string }) => countFeatures(texts[Number(key)] ?? [], reader, numbers);
        const reranked = rerank(candidates, countsOf, query, numbers, similarity);
        for (const { key, score } of reranked)
          expect(score).toBeCloseTo(1 - Number(key) / 10 + expectedScore(texts, Number(key), query, similarity), 9);
        expect(reranked.map(({ score }) => score)).toEqual(reranked.map(({ score }) => score).toSorted((a, b) => b - a));
      },
    ),
  );
});
