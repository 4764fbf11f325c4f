import type { Compiled, CompiledArticle } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import type { Finding, Position } from '../findings/finding.ts';
import type { YamlSource } from '../knowledge/files/yaml-source.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import type { OutsideAnswers } from './ask-outside.ts';

/** A rule family, as a pure function from the content to findings. */
export type Check = (input: CheckInput) => Finding[];

export interface CheckInput extends Content {
  /** The day against which review dates are checked, `2026-11-20`. */
  today: string;
  /** Paths of the files in public/, from the site's root: `/images/player.png`. */
  publicFiles: ReadonlySet<string>;
  /** How often readers asked for articles, by `articleKey`; left out when no report says. */
  demand?: ReadonlyMap<string, number> | undefined;
  /** Responses of external URLs; left out when they were not requested. */
  outside?: OutsideAnswers | undefined;
}

/** An article as far as it can be read: of one with invalid front matter only the valid fields are there. */
export type ReadableArticle = Entry<Partial<ArticleData>> & Compiled;

/** Every article whose id is known, so that a mistake in one field hides none in the others. */
export function readableArticles({ articles, broken }: Pick<CheckInput, 'articles' | 'broken'>): ReadableArticle[] {
  return [...articles, ...broken.articles];
}

/** Position of a front matter field, such as `['related', 0]`. */
export function fieldPosition({ source }: { source: Pick<YamlSource, 'locate'> }, ...path: PropertyKey[]): Position {
  return source.locate(path);
}

/** Converts a position in the body to a position in the file. */
export function bodyPosition(
  { file, bodyLine }: Pick<CompiledArticle, 'file' | 'bodyLine'>,
  { line, column }: { line: number; column: number },
): Position {
  return { file, line: line + bodyLine - 1, column };
}

/** Whether readers see the article or will see it. Archived articles are not checked. */
export function isLive({ data }: Pick<ReadableArticle, 'data'>): boolean {
  return data.state !== 'archived';
}

export function isPublished({ data }: Pick<ReadableArticle, 'data'>): boolean {
  return data.state === 'published';
}

/** Looks up articles by locale and id. If two articles share an id, the first is found. */
export function articleLookup({ kb, articles, broken }: CheckInput) {
  const brokenByKey = new Map(broken.articles.map((article) => [`${article.locale}/${article.id}`, article]));
  const byKey = new Map<string, CompiledArticle>();
  for (const article of articles) {
    const key = `${article.locale}/${article.id}`;
    if (!byKey.has(key)) byKey.set(key, article);
  }
  const fallback = kb.site.locales[0] ?? '';
  const idsByLocale = new Map<string, ReadonlySet<string>>();
  const idsOf = (locale: string): ReadonlySet<string> =>
    new Set(articles.filter((article) => article.locale === locale || article.locale === fallback).map(({ id }) => id));
  return {
    /** The article shown in that locale: its translation, or the default locale's article when there is none. */
    find: (locale: string, id: string): CompiledArticle | undefined => {
      const own = byKey.get(`${locale}/${id}`);
      if (own !== undefined && isPublished(own)) return own;
      // An unpublished translation is not shown yet; readers still get the original.
      const original = byKey.get(`${fallback}/${id}`);
      return own === undefined || (original !== undefined && isPublished(original)) ? original : own;
    },
    exact: (locale: string, id: string): CompiledArticle | undefined => byKey.get(`${locale}/${id}`),
    /** Whether such an article exists but has invalid front matter. */
    isBroken: (locale: string, id: string): boolean => brokenByKey.has(`${locale}/${id}`) || brokenByKey.has(`${fallback}/${id}`),
    /** The article of that locale itself, when its front matter is invalid. */
    broken: (locale: string, id: string) => brokenByKey.get(`${locale}/${id}`),
    /** Ids of the articles that can be shown in that locale. */
    idsIn: (locale: string): ReadonlySet<string> => {
      const ids = idsByLocale.get(locale) ?? idsOf(locale);
      idsByLocale.set(locale, ids);
      return ids;
    },
  };
}
