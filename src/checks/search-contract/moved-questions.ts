import { fusedScore, weightOf } from '../../search/ranking/rank.ts';
import { buildSideIndex, cosinesOf } from '../../search/side-index/side-index.ts';
import { isHan, normalizeText } from '../../search/text/words.ts';
import type { ContractArticle, KeptQuestion } from './contract.ts';
import type { ContractSearch } from './contract-search.ts';

export interface Change {
  search: ContractSearch;
  /** All articles, in the order of the index. */
  articles: readonly ContractArticle[];
  /** Questions of articles that did not change. */
  known: readonly KeptQuestion[];
  /** Ids of articles that were changed or removed. */
  gone: ReadonlySet<string>;
  /** Articles that are new or have changed. */
  changed: readonly ContractArticle[];
}

/**
 * How far one changed article moves the scores of all others, because it changes how rare words are and how long
 * articles are on average. Measured on the sample content, 90 articles of a locale, one of them rewritten: most scores
 * moved by less than 0.1 ÷ n, those of 99 in 100 questions by less than 12 ÷ n; the rest have a rare word that it
 * gained or lost, and become fewer with n.
 */
function driftPerChange(articles: number): number {
  return Math.min(0.2, 12 / articles, 1_200 / articles ** 2);
}

/** Above this share of changed articles, asking everything is faster than finding what moved. */
const maxChangedShare = 0.25;

/**
 * Questions that a change may have lost or won:
 *
 * - those that had a changed or removed article among the first, or the one all body scores are divided by;
 * - those among whose first a changed article comes now, by its new score;
 * - those decided by less than the drift of all scores.
 *
 * Not seen is a question decided by a rare word that an article outside its first gained or lost, beyond the usual
 * drift. A build without a cache asks everything and finds it.
 *
 * @returns members of `known`
 */
export async function findMoved(change: Change): Promise<Set<KeptQuestion>> {
  const { known, gone, articles } = change;
  if (gone.size > articles.length * maxChangedShare) return new Set(known);
  const driftOf = ({ changes }: KeptQuestion): number => changes * driftPerChange(articles.length);
  const moved = new Set(
    known.filter((asked) => {
      const { first, margin } = asked.shipped;
      return gone.has(margin.maxBodyOf) || first.some((id) => gone.has(id)) || margin.gap < 2 * driftOf(asked);
    }),
  );
  const rest = known.filter((asked) => !moved.has(asked));
  for (const scores of await scoresOfChanged(change, rest)) {
    for (const [number, asked] of rest.entries()) {
      const { body, cosine } = scores(asked, number);
      const { entry, maxBody } = asked.shipped.margin;
      const score = fusedScore(body, maxBody || 1, cosine);
      if (score > 0 && (body > maxBody || score >= entry - driftOf(asked))) moved.add(asked);
    }
  }
  return moved;
}

type ScoresOf = (asked: KeptQuestion, number: number) => { body: number; cosine: number };

/** For each changed article, a function that gives its scores for a question, which is known by its number. */
async function scoresOfChanged({ search, articles, changed }: Change, questions: readonly KeptQuestion[]): Promise<ScoresOf[]> {
  if (changed.length === 0 || questions.length === 0) return [];
  const { reader, pagefind, wordsOf, keyOf } = search;
  const starts = new Set(changed.flatMap(({ text }) => wordStarts(text, search)));
  const words = [...new Set(questions.flatMap(({ question }) => wordsOf(question)))].filter((word) => starts.has(startOf(word)));
  await pagefind.load(words);
  const bodies = new Map(changed.map(({ id }) => [keyOf(id), new Map<string, number>()]));
  for (const word of words)
    for (const { id, score } of (await pagefind.search(word)).results) bodies.get(id)?.set(word, weightOf(word, reader) * score);

  // Here the questions are the documents and the texts of the changed articles the queries: there are fewer of these.
  const texts = articles.map(({ title, answers }) => [title, ...answers]);
  const side = buildSideIndex(texts, reader);
  const textNumbers = numberTexts(texts, articles);
  return changed.map(({ id, title, answers }) => {
    const own = bodies.get(keyOf(id));
    const best = new Float64Array(side.owners.length);
    for (const text of new Set([title, ...answers]))
      for (const [number, cosine] of cosinesOf(reader.features(text), side, reader).entries())
        if (cosine > (best[number] ?? 0)) best[number] = cosine;
    return ({ article, question }) => ({
      body: wordsOf(question).reduce((sum, word) => sum + (own?.get(word) ?? 0), 0),
      cosine: best[textNumbers.get(`${article} ${question}`) ?? -1] ?? 0,
    });
  });
}

/** Numbers that `buildSideIndex` gives to texts, by article and text. */
function numberTexts(texts: readonly (readonly string[])[], articles: readonly ContractArticle[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [at, own] of texts.entries())
    for (const text of new Set(own)) numbers.set(`${articles[at]?.id} ${text}`, numbers.size);
  return numbers;
}

/** Pagefind finds words by their beginning and by their stem. */
const startLength = { han: 2, other: 3 } as const;

function startOf(word: string): string {
  return word.slice(0, isHan(word) ? startLength.han : startLength.other);
}

/** Beginnings of all words of a text, however its Chinese is cut into words. */
function wordStarts(text: string, { reader }: ContractSearch): string[] {
  const runs = normalizeText(text).match(/\p{Script=Han}+/gu) ?? [];
  const han = runs.flatMap((run) => Array.from(run).flatMap((character, at) => [character, run.slice(at, at + startLength.han)]));
  const others = reader.words(text).filter((word) => !isHan(word));
  return [...han, ...others.flatMap((word) => [1, 2, startLength.other].map((length) => word.slice(0, length)))];
}
