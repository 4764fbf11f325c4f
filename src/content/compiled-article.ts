import { hash } from 'node:crypto';
import type { Article, BrokenEntry, Entry } from '../knowledge/read-entry.ts';
import type { RevisionText } from '../knowledge/revision.ts';
import type { HandbookData } from '../knowledge/schemas/handbook.ts';
import { type FragmentFacts, isCompiled } from '../markdown/fragment.ts';
import type { RecallResult } from './known-results.ts';

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

/**
 * Looks up what depends on nothing of an article but its title, summary, questions and compiled body. Of a body that could not
 * be compiled nothing is remembered: next time it may be.
 */
export function recallForText<Result>(
  recall: RecallResult<Result>,
  article: Pick<Article, 'data'> & Compiled,
  compute: () => Result,
): Result {
  return isCompiled(article.fragment) ? recall(textKey(article), compute) : compute();
}

const keys = new WeakMap<Article['data'], { digest: string; key: string }>();

/** Names title, summary, questions and body. Computed once, since several checks ask for it. */
export function textKey({ data, digest }: Pick<Article, 'data'> & Compiled): string {
  const known = keys.get(data);
  if (known?.digest === digest) return known.key;
  const { title, summary, answers } = data;
  const key = hash('sha256', JSON.stringify([digest, title, summary, answers])).slice(0, 32);
  keys.set(data, { digest, key });
  return key;
}

/** Saves computing the name that `textKey` has computed before. */
export function rememberTextKey({ data, digest }: Pick<Article, 'data'> & Compiled, key: string): void {
  keys.set(data, { digest, key });
}
