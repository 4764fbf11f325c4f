import type { Article, BrokenEntry, Entry } from '../knowledge/read-entry.ts';
import type { RevisionText } from '../knowledge/revision.ts';
import type { HandbookData } from '../knowledge/schemas/handbook.ts';
import type { FragmentFacts } from '../markdown/fragment.ts';

/** An entry with its body compiled. */
export interface Compiled {
  fragment: FragmentFacts;
  /** Names the fragment in the cache. */
  digest: string;
}

/** An article with its body compiled and its text identified. */
export interface CompiledArticle extends Article, Compiled {
  revision: string;
}

export interface CompiledPage extends Entry<HandbookData>, Compiled {}

export type CompiledBroken<Data> = BrokenEntry<Data> & Compiled;

/** The text that revisions and sketches are computed from. */
export function revisionText({ data: { title, summary } }: Pick<Article, 'data'>, { words }: FragmentFacts): RevisionText {
  return { title, summary, words };
}
