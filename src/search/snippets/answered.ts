import type { SearchOutcome } from '../search-articles.ts';

/** Three of four first hits with this confidence are the article that answers. */
const minConfidence = 0.95;

/** Whether the first hit may be shown as the answer. What decides a quick hit is at least as telling. */
export function isAnswered({ isQuick, isEmpty, confidence }: Pick<SearchOutcome, 'isQuick' | 'isEmpty' | 'confidence'>): boolean {
  return !isEmpty && (isQuick || confidence >= minConfidence);
}
