import type { Answer } from '../answer-query.ts';
import { type FacetName, facetNames, facetValues } from '../facets.ts';
import { resultRow } from '../result-row.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { isAnswered } from '../snippets/answered.ts';
import { type ReadyAnswer, readyRows } from './ready-answer.ts';

/**
 * Whether an answer is sure and needs nothing above its first row. A word that is on no page may be one of another language
 * of the site, where the page would search as well.
 */
export function isReady({ isEmpty, isUnsure, isCut, intent, corrected, unknownWords }: Answer): boolean {
  return !isEmpty && !isUnsure && !isCut && intent === undefined && corrected === undefined && unknownWords.length === 0;
}

/** A ready answer without its rows. */
export function withoutRows(key: string, answer: Answer, side: SideClient): ReadyAnswer {
  return {
    key,
    rows: [],
    likely: answer.hits.map(({ key }) => key),
    admitted: answer.admitted,
    facets: facetNames.filter((name) => haveSeveral(answer.matching, name, side)),
  };
}

/** Whether the articles have more than one value of a facet. Of thousands, a few tell. */
function haveSeveral(matching: Answer['matching'], name: FacetName, { byKey }: SideClient): boolean {
  const values = new Set<string>();
  for (const { key } of matching) {
    const article = byKey.get(key);
    for (const value of article === undefined ? [] : facetValues[name](article)) values.add(value);
    if (values.size > 1) return true;
  }
  return false;
}

/** @returns `undefined` for an answer that is not sure */
export function readyAnswerOf(key: string, answer: Answer, side: SideClient): ReadyAnswer | undefined {
  if (!isReady(answer)) return undefined;
  const rows = answer.hits.slice(0, readyRows).map((hit, place) => {
    const isAnswer = place === 0 && isAnswered(answer);
    return resultRow(hit, { outcome: answer, reader: side.reader }, isAnswer);
  });
  return { ...withoutRows(key, answer, side), rows };
}
