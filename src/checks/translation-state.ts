import type { CompiledArticle } from '../content/compiled-article.ts';

/**
 * How a translation stands to its original: `unmarked` does not say which revision it translates, and `outdated` names
 * one that the original no longer has.
 */
export type TranslationState = 'up-to-date' | 'outdated' | 'unmarked';

export function translationState(
  original: Pick<CompiledArticle, 'revision'>,
  { data: { translates } }: Pick<CompiledArticle, 'data'>,
): TranslationState {
  if (translates === undefined) return 'unmarked';
  return translates === original.revision ? 'up-to-date' : 'outdated';
}

/** Whether readers of other locales are waiting for a translation of it. */
export function isToBeTranslated({ data }: Pick<CompiledArticle, 'data'>): boolean {
  return data.state === 'published' && data.audience !== 'internal';
}
