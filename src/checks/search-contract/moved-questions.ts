import { fusedScore, weightOf } from '../../search/ranking/rank.ts';
import { cosinesOf } from '../../search/side-index/side-index.ts';
import { isHan, normalizeText } from '../../search/text/words.ts';
import type { Placed } from './ask-index.ts';
import { type ContractIndex, type Way, ways } from './contract-index.ts';

/** A question that was asked before. */
export interface Known extends Record<Way, Placed> {
  article: string;
  question: string;
  /** How many articles have changed since it was asked. */
  changes: number;
}

/** An article that is new or has changed. */
export interface Changed {
  id: string;
  /** All its words. */
  text: string;
}

/**
 * A change of one article among n also moves all others a little, because it changes how rare words are and how long
 * articles are in the mean. Measured on the sample content, 90 articles of a locale, one of them rewritten: most scores
 * moved by less than 0.1 ÷ n, those of 99 in 100 questions by less than 12 ÷ n. Those few have a word that it got or
 * lost, and are the fewer the more articles there are.
 */
function driftOfOne(articles: number): number {
  return Math.min(0.2, 12 / articles, 1_200 / articles ** 2);
}

/** When so large a share has changed, to look for what that moved takes longer than to ask everything. */
const mostChanged = 0.25;

/**
 * Questions that a change may have lost or won, so that they must be asked again:
 *
 * - those that had a changed or removed article among the first, or one whose words all others are measured by;
 * - those among whose first a changed article comes now, by its own score;
 * - those that were decided more narrowly than the change of all others may matter.
 *
 * Whether an article is found depends on the first few alone, so what moves behind them is left out. What else can be
 * overlooked is a question decided by a rare word that another article got or lost, by more than is usual. It comes
 * out when everything is asked, which is what a build without a cache does.
 *
 * @param gone ids of articles that were changed or removed
 * @param changed those of them that are there, and new ones
 * @returns members of `known`
 */
export async function findMoved(
  index: ContractIndex,
  known: readonly Known[],
  gone: ReadonlySet<string>,
  changed: readonly Changed[],
): Promise<Set<Known>> {
  if (gone.size > index.ids.length * mostChanged) return new Set(known);
  const driftOf = ({ changes }: Known): number => changes * driftOfOne(index.ids.length);
  const moved = new Set(
    known.filter((asked) =>
      ways.some((way) => {
        const { first, bar } = asked[way];
        return gone.has(bar.mostOf) || first.some((id) => gone.has(id)) || bar.gap < 2 * driftOf(asked);
      }),
    ),
  );
  if (changed.length === 0) return moved;
  const scores = await scoresOf(index, known, changed);
  for (const { id } of changed) {
    const likeness = likenessToTexts(index, id);
    for (const asked of known) {
      if (moved.has(asked)) continue;
      const cosine = likeness[textOf(index, asked)] ?? 0;
      const words = index.wordsOf(asked.question);
      const sum = sumOf(words, scores.get(id), index);
      const comesIn = ways.some((way) => {
        const { least, most } = asked[way].bar;
        const score = fusedScore(sum, most || 1, cosine);
        return score > 0 && (sum > most || score >= least - driftOf(asked));
      });
      if (comesIn) moved.add(asked);
    }
  }
  return moved;
}

/** What the words of all questions score in each of the articles. */
type OwnScores = ReadonlyMap<string, ReadonlyMap<string, number>>;

async function scoresOf(index: ContractIndex, known: readonly Known[], changed: readonly Changed[]): Promise<OwnScores> {
  const starts = new Set(changed.flatMap(({ text }) => startsIn(text, index)));
  const words = [...new Set(known.flatMap(({ question }) => index.wordsOf(question)))].filter((word) =>
    starts.has(startOf(word)),
  );
  await index.scores.load(words);
  const own = new Map(changed.map(({ id }) => [id, new Map<string, number>()]));
  for (const word of words) {
    const found = index.scores.of(word);
    for (const [at, number] of found.numbers.entries()) own.get(index.ids[number] ?? '')?.set(word, found.scores[at] ?? 0);
  }
  return own;
}

function sumOf(words: readonly string[], scores: ReadonlyMap<string, number> | undefined, { reader }: ContractIndex): number {
  return words.reduce((sum, word) => sum + weightOf(word, reader) * (scores?.get(word) ?? 0), 0);
}

/** How alike the best text of an article is to each text of the side index: questions are among these. */
function likenessToTexts({ numberOf, texts, side, reader }: ContractIndex, id: string): Float64Array {
  const best = new Float64Array(side.owners.length);
  for (const text of texts[numberOf.get(id) ?? -1] ?? [])
    for (const [number, cosine] of cosinesOf(reader.features(text), side, reader).entries())
      if (cosine > (best[number] ?? 0)) best[number] = cosine;
  return best;
}

/** Number of a question in the side index. */
function textOf({ numberOf, firstText, texts }: ContractIndex, { article, question }: Known): number {
  const number = numberOf.get(article) ?? -1;
  return (firstText[number] ?? 0) + (texts[number]?.indexOf(question) ?? 0);
}

/** Pagefind finds words by their beginning too, and by their stem. */
const startLength = { han: 2, other: 3 } as const;

function startOf(word: string): string {
  return word.slice(0, isHan(word) ? startLength.han : startLength.other);
}

/** Beginnings of all words of a text, however Chinese is cut. */
function startsIn(text: string, { reader }: ContractIndex): string[] {
  const runs = normalizeText(text).match(/\p{Script=Han}+/gu) ?? [];
  const han = runs.flatMap((run) => Array.from(run).flatMap((character, at) => [character, run.slice(at, at + startLength.han)]));
  const others = reader.words(text).filter((word) => !isHan(word));
  return [...han, ...others.flatMap((word) => [1, 2, startLength.other].map((length) => word.slice(0, length)))];
}
