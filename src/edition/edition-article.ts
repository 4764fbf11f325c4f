import type { CompiledArticle } from '../content/compiled-article.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import type { Extras } from '../markdown/html/extras.ts';
import { type FreshnessState, freshnessOf } from '../metrics/freshness.ts';
import type { Helped } from './readers-helped.ts';

/** Front matter that pages may show; a field that is not listed here never leaves the build. */
export const shownFields = [
  'title',
  'summary',
  'type',
  'category',
  'products',
  'stage',
  'audience',
  'owner',
  'reviewed',
  'changed',
  'answers',
  'related',
  'redirectFrom',
  'escalateTo',
  'issue',
] as const satisfies readonly (keyof ArticleData)[];

/** An article as pages know it. */
export interface EditionArticle extends Pick<ArticleData, (typeof shownFields)[number]> {
  id: string;
  locale: string;
  revision: string;
  /** Digest of the compiled body. */
  fragment: string;
  /** What its body needs of the page. */
  extras: Extras & { hasContents: boolean };
  freshness: FreshnessState;
  /** Last day the review is valid, `2026-11-20`. */
  dueOn: string;
  /** Locales this article is written in, its own included, in the order of the site. */
  translations: string[];
  /** Where it can be edited; in the internal edition only, if the operator has set up editing. */
  editUrl?: string | undefined;
  /** Missing when too few readers voted or the operator does not publish counts. */
  helped?: Helped | undefined;
}

/**
 * @param inEdition fields that depend on other articles or on votes
 * @throws Error when the content was read without what pages need
 */
export function editionArticle(
  article: CompiledArticle,
  kb: KnowledgeBase,
  today: string,
  inEdition: Pick<EditionArticle, 'translations' | 'editUrl' | 'helped'>,
): EditionArticle {
  const { id, locale, revision, digest, data, fragment } = article;
  const { state, dueOn } = freshnessOf({ reviewed: data.reviewed, reviewEvery: reviewEveryOf(article, kb), today });
  // An edition is made to be shown.
  if (fragment.extras === undefined) throw new Error(`${locale}/${id} has been read without its page.`);
  const extras = { ...fragment.extras, hasContents: contentsOf(fragment.headings).length > 2 };
  return { id, locale, revision, fragment: digest, extras, ...pick(data, shownFields), freshness: state, dueOn, ...inEdition };
}

function pick<Data extends object, Key extends keyof Data>(data: Data, keys: readonly Key[]): Pick<Data, Key> {
  return Object.fromEntries(keys.filter((key) => data[key] !== undefined).map((key) => [key, data[key]])) as Pick<Data, Key>;
}

/** The headings that the contents of a page list. */
export function contentsOf<Heading extends { depth: number }>(headings: readonly Heading[]): Heading[] {
  return headings.filter(({ depth }) => depth === 2);
}
