import { fusedScore, weightOf } from '../../search/ranking/rank.ts';
import { searchWords } from '../../search/ranking/rank-articles.ts';
import { cosinesOf } from '../../search/side-index/side-index.ts';
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
 * How much one changed article shifts the scores of all others, because it changes word frequencies and the average
 * length. Measured on the sample content, 90 articles in a locale, one of them rewritten: most scores moved by less
 * than 0.1 ÷ n, those of 99 in 100 questions by less than 12 ÷ n; the rest have a rare word that the article gained or
 * lost, and become fewer with n.
 */
function driftPerChange(articles: number): number {
  return Math.min(0.2, 12 / articles, 1_200 / articles ** 2);
}

/** Above this share of changed articles, asking everything is faster than finding what moved. */
const maxChangedShare = 0.25;

/**
 * Finds the questions whose outcome may have changed:
 *
 * - those that had a changed or removed article among the first results, or as the one with the largest body score;
 * - those that have a changed article among the first results now;
 * - those decided by less than the drift of all scores.
 *
 * A question decided by a rare word that another article gained or lost, beyond the usual drift, is missed. A build
 * without a cache asks everything and finds it.
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
    for (const asked of rest) {
      const { body, cosine } = scores(asked);
      const { entry, maxBody } = asked.shipped.margin;
      const score = fusedScore(body, maxBody || 1, cosine);
      if (score > 0 && (body > maxBody || score >= entry - driftOf(asked))) moved.add(asked);
    }
  }
  return moved;
}

type ScoresOf = (asked: KeptQuestion) => { body: number; cosine: number };

/** For each changed article, a function that computes its scores for a question. */
async function scoresOfChanged({ search, articles, changed }: Change, questions: readonly KeptQuestion[]): Promise<ScoresOf[]> {
  if (changed.length === 0 || questions.length === 0) return [];
  const { reader, wordsOf, keyOf } = search;
  const starts = new Set(changed.flatMap(({ text }) => wordStarts(text, search)));
  const words = [...new Set(questions.flatMap(({ question }) => wordsOf(question)))].filter((word) => starts.has(startOf(word)));
  const bodies = new Map(changed.map(({ id }) => [keyOf(id), new Map<string, number>()]));
  for (const { word, results } of await searchWords(search, words))
    for (const { id, score } of results) bodies.get(id)?.set(word, weightOf(word, reader) * score);

  // Searched the other way round: the questions are the documents, and the texts of the changed articles, which are
  // fewer, are the queries.
  const side = await search.side.wholeIndex();
  const textNumbers = numberTexts(articles);
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

/** Numbers of the texts in the side index, by article and text. */
function numberTexts(articles: readonly ContractArticle[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { id, title, answers } of articles)
    for (const text of new Set([title, ...answers])) numbers.set(`${id} ${text}`, numbers.size);
  return numbers;
}

/** In characters. Pagefind finds words by prefix and by stem. */
const startLength = { han: 2, other: 3 } as const;

function startOf(word: string): string {
  return word.slice(0, isHan(word) ? startLength.han : startLength.other);
}

/**
 * Prefixes of all words of a text; in Chinese from every character, since words are segmented differently in different
 * texts.
 */
function wordStarts(text: string, { reader }: ContractSearch): string[] {
  const runs = normalizeText(text).match(/\p{Script=Han}+/gu) ?? [];
  const han = runs.flatMap((run) => Array.from(run).flatMap((character, at) => [character, run.slice(at, at + startLength.han)]));
  const others = reader.words(text).filter((word) => !isHan(word));
  return [...han, ...others.flatMap((word) => [1, 2, startLength.other].map((length) => word.slice(0, length)))];
}
