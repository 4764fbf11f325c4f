import type { Ask } from '../../../../src/evaluation/ask-site.ts';
import type { IndexedDocument } from '../../../../src/evaluation/indexed-documents.ts';

/** One locale of a built site. */
export interface Corpus {
  siteDir: string;
  locale: string;
  /** Its articles, for systems that build their own index. */
  documents(): Promise<IndexedDocument[]>;
}

/** A search system to compare. */
export interface System {
  /** For the table. */
  name: string;
  /**
   * Indexes a corpus.
   *
   * @param folder temporary folder for its files
   */
  open(corpus: Corpus, folder: string): Promise<Ask>;
}

/** Figures consider no more results than this. */
export const maxFound = 10;

/** The best ids by descending score; ties are sorted by id, so all runs agree. */
export function bestOf(scores: Iterable<readonly [id: string, score: number]>): string[] {
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, maxFound)
    .map(([id]) => id);
}
