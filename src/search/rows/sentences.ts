import type { Answer } from '../answer-query.ts';

/** What is said above the results. */
export interface AnswerSentences {
  /** Contains `{count}`. */
  results: string;
  result: string;
  unsure: string;
  contact: string;
  greeting: string;
  nothing: string;
  nothingTopics: string;
}

/** A number is said only of results that are sure. */
export function describeAnswer({ intent, isEmpty, isUnsure, admitted, hits }: Answer, sentences: AnswerSentences): string {
  if (intent !== undefined) return sentences[intent];
  if (isEmpty) return hits.length > 0 ? sentences.nothing : sentences.nothingTopics;
  return isUnsure ? sentences.unsure : countFound(admitted, sentences);
}

export function countFound(count: number, { result, results }: Pick<AnswerSentences, 'result' | 'results'>): string {
  return (count === 1 ? result : results).replace('{count}', String(count));
}
