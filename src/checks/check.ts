import type { CompiledArticle } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { OutsideAnswers } from './outside.ts';

/** A rule family: everything it needs comes in, everything it has to say goes out. */
export type Check = (input: CheckInput) => Finding[];

export interface CheckInput extends Content {
  /** The day reviews are judged on, `2026-11-20`. */
  today: string;
  /** Paths of the files in public/, from the site's root: `/images/player.png`. */
  publicFiles: ReadonlySet<string>;
  /** What addresses outside answered; left out when they were not asked. */
  outside?: OutsideAnswers | undefined;
}

/** Place of an article's field, such as `['related', 0]`. */
export function fieldPlace({ source }: CompiledArticle, ...path: PropertyKey[]): Place {
  return source.locate(path);
}

/** Place of something in an article's body, by its line there. */
export function bodyPlace(
  { file, bodyLine }: Pick<CompiledArticle, 'file' | 'bodyLine'>,
  { line, column }: { line: number; column: number },
): Place {
  return { file, line: line + bodyLine - 1, column };
}

/** Articles that readers see or will see: archived ones are left in peace. */
export function isLive({ data }: CompiledArticle): boolean {
  return data.state !== 'archived';
}

export function isPublished({ data }: CompiledArticle): boolean {
  return data.state === 'published';
}

/** Articles by `<locale>/<id>`, where the first of two with the same id stands. */
export function articleLookup({ kb, articles, broken }: CheckInput) {
  const brokenKeys = new Set(broken.articles.map(({ locale, id }) => `${locale}/${id}`));
  const byKey = new Map<string, CompiledArticle>();
  for (const article of articles) {
    const key = `${article.locale}/${article.id}`;
    if (!byKey.has(key)) byKey.set(key, article);
  }
  const fallback = kb.site.locales[0] ?? '';
  return {
    /** The article a page of that locale shows: its own, or the default locale's when there is no translation. */
    find: (locale: string, id: string): CompiledArticle | undefined => {
      const versions = [byKey.get(`${locale}/${id}`), byKey.get(`${fallback}/${id}`)].filter((article) => article !== undefined);
      // A translation in the works is not shown yet: readers still get the original.
      return versions.find(isPublished) ?? versions[0];
    },
    exact: (locale: string, id: string): CompiledArticle | undefined => byKey.get(`${locale}/${id}`),
    /** Whether such an article is there, though its own faults keep it from being read. */
    isBroken: (locale: string, id: string): boolean => brokenKeys.has(`${locale}/${id}`) || brokenKeys.has(`${fallback}/${id}`),
    /** Ids that a page of that locale can show. */
    idsIn: (locale: string): string[] => [
      ...new Set(articles.filter((article) => article.locale === locale || article.locale === fallback).map(({ id }) => id)),
    ],
  };
}
