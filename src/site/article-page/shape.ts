import { hash } from 'node:crypto';
import type { EditionArticle } from '../../edition/edition-article.ts';
import type { Frame } from '../../edition/frame.ts';
import type { ShownArticle } from './shown-article.ts';

/**
 * All that decides what the page of an article is made of. Pages of the same shape differ in nothing but their own texts,
 * see `ownTexts`.
 */
export interface ArticleShape extends Pick<EditionArticle, 'audience' | 'products' | 'translations'> {
  /** The readers'. */
  locale: string;
  /** The text's. */
  language: string;
  /** Number of categories on the path from the home page. */
  steps: number;
  extras: EditionArticle['extras'];
  escalateTo?: string | undefined;
  isChanged: boolean;
  isOverdue: boolean;
  hasHelped: boolean;
  /** Where the text can be edited. */
  editing?: 'here' | 'elsewhere' | undefined;
  issue?: EditionArticle['issue'] | undefined;
  issues: Pick<EditionArticle, 'id' | 'locale' | 'title'>[];
  related: Pick<EditionArticle, 'locale' | 'audience' | 'issue'>[];
  previous?: { locale: string } | undefined;
  next?: { locale: string } | undefined;
}

export function shapeOf({ locale, article, related, issues, neighbours }: ShownArticle, frame: Frame): ArticleShape {
  const { audience, products, translations, extras, escalateTo, changed, freshness, helped, editUrl, issue } = article;
  return {
    locale,
    language: article.locale,
    audience,
    products,
    translations,
    steps: categoriesOf(article, frame).length,
    extras,
    escalateTo,
    isChanged: changed !== undefined,
    isOverdue: freshness === 'overdue',
    hasHelped: helped !== undefined,
    editing: editUrl === undefined ? undefined : editUrl.startsWith('/') ? 'here' : 'elsewhere',
    issue,
    issues: issues.map(({ id, title, ...other }) => ({ id, locale: other.locale, title })),
    related: related.map((other) => ({ locale: other.locale, audience: other.audience, issue: other.issue })),
    previous: neighbours.previous && { locale: neighbours.previous.locale },
    next: neighbours.next && { locale: neighbours.next.locale },
  };
}

/** The categories that an article is in, the widest first. */
export function categoriesOf({ category }: Pick<EditionArticle, 'category'>, { categories }: Frame): string[] {
  return [...(categories.find(({ id }) => id === category)?.ancestors ?? []), category];
}

/** Names the page that Astro renders for a shape; no article can have such an id. */
export function shapeId(shape: ArticleShape): string {
  return `~${hash('sha256', JSON.stringify(shape)).slice(0, 16)}`;
}

/** @param path of a file of the site, without a slash at its beginning */
export function isTemplate(path: string): boolean {
  return /^[^/]+\/articles\/~/.test(path);
}
