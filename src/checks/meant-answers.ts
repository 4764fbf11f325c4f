import type { CompiledArticle } from '../content/compiled-article.ts';

/** Whether the writer marked a question as meant, although it shares no word with its article. */
export function isMeant({ source }: Pick<CompiledArticle, 'source'>, index: number): boolean {
  const { answers } = source.data as { answers?: unknown };
  const entry: unknown = Array.isArray(answers) ? answers[index] : undefined;
  return typeof entry === 'object' && entry !== null && 'meant' in entry && entry.meant === true;
}
