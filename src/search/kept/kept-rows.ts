import { hash } from 'node:crypto';
import type { ResultRow, RowContext } from '../result-row.ts';

/** All that the row of a ready answer is made of. */
export interface RowParts {
  /** Pagefind's id of the article. */
  key: string;
  /** Of the article's file. */
  articleDigest: string | undefined;
  isUrgent: boolean;
  /** Whether it is shown as the answer. */
  isAnswer: boolean;
  outcome: RowContext['outcome'];
}

/** Rows of ready answers, kept for the next build: an edit changes few of them. */
export interface RowKeeper {
  /** The row that was made of the same parts; `undefined` when there is none. */
  find(parts: RowParts): ResultRow | undefined;
  keep(parts: RowParts, row: ResultRow): void;
  /** Those that were found or kept, for `before` of the next build. */
  rows(): Readonly<Record<string, ResultRow>>;
}

/**
 * @param before `rows()` of the last build
 * @param readerDigest of what cuts and compares texts
 */
export function createRowKeeper(before: Readonly<Record<string, ResultRow>>, readerDigest: string): RowKeeper {
  const kept = new Map<string, ResultRow>();
  const nameOf = ({ key, articleDigest, isUrgent, isAnswer, outcome: { query, words } }: RowParts): string => {
    const parts = [readerDigest, key, articleDigest, isUrgent, isAnswer, query, words];
    return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
  };
  return {
    find(parts) {
      const name = nameOf(parts);
      const row = before[name];
      if (row !== undefined) kept.set(name, row);
      return row;
    },
    keep: (parts, row) => void kept.set(nameOf(parts), row),
    rows: () => Object.fromEntries(kept),
  };
}
