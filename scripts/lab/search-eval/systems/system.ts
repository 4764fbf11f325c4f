import type { Ask } from '../../../../src/evaluation/ask-site.ts';
import type { IndexedDocument } from '../../../../src/evaluation/indexed-documents.ts';

/** One locale of a built site. */
export interface Corpus {
  siteDir: string;
  locale: string;
  /** Its articles, for a system that makes an index of its own. */
  documents(): Promise<IndexedDocument[]>;
}

/** One way to search, measured beside ours. */
export interface System {
  /** As the table calls it. */
  name: string;
  /**
   * Indexes a corpus.
   *
   * @param folder temporary, for files that it needs
   */
  open(corpus: Corpus, folder: string): Promise<Ask>;
}

/** No figure looks further down a list. */
export const mostFound = 10;

/** Ids by descending score, equal ones in the order of their ids, so that each run gives the same. */
export function bestOf(scores: Iterable<readonly [id: string, score: number]>): string[] {
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, mostFound)
    .map(([id]) => id);
}
