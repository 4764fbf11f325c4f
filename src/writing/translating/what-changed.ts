import type { CompiledArticle } from '../../content/compiled-article.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { FactValues, PastText } from './text-at-revision.ts';
import { changedLines } from './word-diff.ts';

/** A difference of an article from what it was. */
export interface Difference {
  /** `title`, `summary`, a line of the file, or `fact refund-days`. */
  where: string;
  /** `付款后 [-7-]{+14+} 天`. */
  text: string;
}

/**
 * How an article differs from an earlier text of it, facts that it shows included.
 *
 * @param facts as they are now, in the article's locale
 */
export function whatChanged({ entry, facts: before }: PastText, article: CompiledArticle, facts: FactValues): Difference[] {
  const { data, body, bodyLine, locale } = article;
  const language = languageTag(locale);
  const old = (entry.data ?? {}) as Record<string, unknown>;
  const fields = (['title', 'summary'] as const).flatMap((name) =>
    changedLines(String(old[name] ?? ''), data[name], language).map(({ text }) => ({ where: name, text })),
  );
  const lines = changedLines(entry.body, body, language).map(({ line, text }) => ({
    where: `line ${line + bodyLine - 1}`,
    text,
  }));
  const shown = [...facts].filter(([id, value]) => {
    const was = before.get(id);
    return was !== undefined && was !== value && body.includes(`id="${id}"`);
  });
  const values = shown.map(([id, value]) => ({ where: `fact ${id}`, text: `[-${before.get(id)}-]{+${value}+}` }));
  return [...fields, ...lines, ...values];
}
