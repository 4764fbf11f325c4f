import { isErrorCode } from '../text/error-codes.ts';
import type { QuickHits } from './quick-hits.ts';
import { largest, type Ranked, type WordScores } from './rank.ts';

/** Share of the best score, and of the best cosine, a known issue needs to come first; one common word gives about half. */
const minUrgentShare = 0.7;

/** Pages with an error code of the query. */
export function keysWithCode(found: readonly WordScores[]): ReadonlySet<string> {
  const ofCodes = found.filter(({ word }) => isErrorCode(word));
  return new Set(ofCodes.flatMap(({ results }) => results.map(({ id }) => id)));
}

/** Whatever else is in the query, a page that has its error code is meant. */
export function codedFirst<T extends Ranked>(ranked: readonly T[], coded: ReadonlySet<string>): T[] {
  return [...ranked.filter(({ key }) => coded.has(key)), ...ranked.filter(({ key }) => !coded.has(key))];
}

/** The rows that a page may show already. */
export function quickFirst<T extends Ranked>(ranked: readonly T[], { articles }: QuickHits): T[] {
  const first = articles.flatMap(({ key }) => ranked.find((each) => each.key === key) ?? []);
  return [...first, ...ranked.filter((each) => !first.includes(each))];
}

/** Urgent known issues that match about as well as the best hit. */
export function urgentFirst<T extends Ranked & { isUrgent: boolean }>(
  hits: readonly T[],
  similarity: ReadonlyMap<string, number>,
): T[] {
  if (!hits.some(({ isUrgent }) => isUrgent)) return [...hits];
  const min = (hits[0]?.score ?? 0) * minUrgentShare;
  const minCosine = largest(similarity.values()) * minUrgentShare;
  const isFirst = ({ isUrgent, score, key }: T): boolean => isUrgent && score >= min && (similarity.get(key) ?? 0) >= minCosine;
  return [...hits.filter(isFirst), ...hits.filter((hit) => !isFirst(hit))];
}
