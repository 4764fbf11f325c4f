import type { SearchDocument } from '../../edition/search-documents.ts';
import { quantile } from '../../metrics/quantile.ts';
import { everydayEn } from '../lexicon/everyday-en.ts';
import { everydayZhCn } from '../lexicon/everyday-zh-cn.ts';
import { otherTradesEn } from '../lexicon/other-trades-en.ts';
import { otherTradesZhCn } from '../lexicon/other-trades-zh-cn.ts';
import type { BulkClient } from '../pagefind/bulk-client.ts';
import { firstHits, type SearchSources, searchArticles } from '../search-articles.ts';
import type { OpenedSideIndex } from '../side-index/side-client.ts';
import { withArticles } from './articles-in-memory.ts';
import { evidenceScore } from './confidence.ts';
import { type HeldOut, type Indexes, withoutQuestion } from './held-out.ts';
import { createShortlists } from './shortlist.ts';

/** Questions that hardly any site answers, one per line. */
const foreignQuestions: Readonly<Record<string, { everyday: string; trades: string }>> = {
  en: { everyday: everydayEn, trades: otherTradesEn },
  'zh-cn': { everyday: everydayZhCn, trades: otherTradesZhCn },
};

/** Questions of a site's own articles that are asked at most; each is a search. */
const maxHeldOut = 240;

/** Fewer say too little about a site. */
const minHeldOut = 20;

/** Rank up to which a question counts as answered. */
const foundWithin = 3;

/**
 * Quantiles of the scores of foreign questions that the threshold must reach: the site may answer those of its own
 * trade, and what is left of everyday questions.
 */
const foreignQuantiles = { everyday: 0.8, trades: 0.8 };

/**
 * Lower limit, unless the site's own questions say otherwise: a handful of articles has next to nothing of foreign
 * questions, and every word would be believed.
 */
const minThreshold = 11;

/** Quantile of the scores of the site's own questions, held out and found, that the threshold must not exceed. */
const ownQuantile = 0.05;

/**
 * The evidence score that separates what a site answers from what it does not: above most questions of daily life and
 * of other trades, and below nearly all of the site's own questions, each asked as if its article listed neither it nor
 * its twins; half way between the two, or, where foreign questions score higher, where the own ones say. Both depend on
 * the number of articles, on their length and on how everyday their words are. Where a site has too few questions of its
 * own, the foreign ones alone decide.
 *
 * In public sets, the own questions of a site predict the score that 5 % of its readers' questions stay under to within
 * one. Where foreign questions score higher than that, a quarter to two fifths of these are called sure.
 *
 * @param documents articles of one locale
 * @param keys Pagefind's id of each
 * @returns rounded, so that small edits of articles do not change it; `undefined` for a locale without foreign questions
 * @throws Error when the index cannot be read
 */
export async function measureThreshold(
  { pagefind, side: opened }: { pagefind: BulkClient; side: OpenedSideIndex },
  documents: readonly SearchDocument[],
  keys: readonly string[],
  locale: string,
): Promise<number | undefined> {
  const foreign = foreignQuestions[locale];
  if (foreign === undefined) return undefined;
  const side = withArticles(opened, documents);
  const sources = { reader: side.reader, pagefind, side };
  const shortlists = { ...sources, ...createShortlists(sources) };
  const everyday = await scoresOf(shortlists, foreign.everyday);
  const trades = await scoresOf(shortlists, foreign.trades);
  const own = await scoresOfHeldOut(sources, spread(questionsOf(documents, keys), maxHeldOut));
  return thresholdBetween({ everyday, trades, own });
}

/**
 * The quantiles of both kinds, and their mean; never under `minThreshold`, unless the own questions are.
 *
 * @param scores evidence scores of each kind of questions
 * @returns rounded
 */
export function thresholdBetween({ everyday, trades, own }: Record<'everyday' | 'trades' | 'own', readonly number[]>): number {
  const above = Math.max(quantile(everyday, foreignQuantiles.everyday) ?? 0, quantile(trades, foreignQuantiles.trades) ?? 0);
  const most = own.length < minHeldOut ? undefined : quantile(own, ownQuantile);
  const between = most === undefined ? above : (above + most) / 2;
  const threshold = Math.min(Math.max(minThreshold, between), most ?? Number.POSITIVE_INFINITY);
  return Math.round(10 * threshold) / 10;
}

async function scoresOf(sources: SearchSources, questions: string): Promise<number[]> {
  const scores: number[] = [];
  for (const question of questions.trim().split('\n')) scores.push((await scoreOf(sources, question)).score);
  return scores;
}

/** Scores of those whose own article is among the first three. */
async function scoresOfHeldOut(indexes: Indexes, list: readonly HeldOut[]): Promise<number[]> {
  const scores: number[] = [];
  for (const heldOut of list) {
    const without = await withoutQuestion(indexes, heldOut);
    const { score, keys } = await scoreOf({ reader: without.side.reader, ...without }, heldOut.question);
    if (keys.slice(0, foundWithin).includes(heldOut.key)) scores.push(score);
  }
  return scores;
}

async function scoreOf(sources: SearchSources, question: string): Promise<{ score: number; keys: string[] }> {
  const { hits, evidence, isEmpty } = await searchArticles(sources, question, { limit: firstHits });
  return { score: isEmpty ? 0 : evidenceScore(evidence), keys: hits.map(({ key }) => key) };
}

function questionsOf(documents: readonly SearchDocument[], keys: readonly string[]): HeldOut[] {
  return documents.flatMap((document, number) =>
    document.answers.map((question) => ({ document, key: keys[number] ?? '', question })),
  );
}

/** At most so many of a list, at equal distances. */
export function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
