import { articleKey, parseArticleUrl } from '../knowledge/article-id.ts';
import { epochsOf } from '../knowledge/revision.ts';
import type { ArticleInput } from './input.ts';
import type { PublishedRevision } from './votes.ts';

/** Article id and locale, as recorded with a vote, comment or rating. */
export interface Named {
  article: string;
  locale: string;
}

/**
 * Returns a function that finds the article a record belongs to, or the record's `articleKey` if the article is gone.
 * An id no longer in use belongs to the first article of the same locale that lists its page in `redirectFrom`.
 */
export function articleOwners(articles: readonly ArticleInput[]): (named: Named) => ArticleInput | string {
  // By locale and id: a key made of both would be a new string for each of millions of records.
  const owners = new Map<string, Map<string, ArticleInput>>();
  const claim = (locale: string, id: string, article: ArticleInput): void => {
    const own = owners.get(locale) ?? new Map<string, ArticleInput>();
    owners.set(locale, own);
    if (!own.has(id)) own.set(id, article);
  };
  for (const article of articles) claim(article.locale, article.id, article);
  for (const article of articles) {
    for (const path of article.redirectFrom) {
      const old = parseArticleUrl(path);
      if (old?.locale === article.locale) claim(old.locale, old.id, article);
    }
  }
  return function ownerOf({ article, locale }) {
    return owners.get(locale)?.get(article) ?? articleKey(locale, article);
  };
}

/** The texts an article has had, grouped into epochs. */
interface TextHistory {
  /** Counted from 1; 0 for an unknown revision. */
  epochOf(revision: string): number;
  /** Epoch of the present text; 0 when no text is known. */
  present: number;
  /** The first text of each epoch, by epoch. */
  first: ReadonlyMap<number, FirstText>;
}

interface FirstText {
  sketch: string;
  /** `null` while the endpoint has not seen the text. */
  firstSeen: string | null;
}

/**
 * The present text counts as the latest even before the endpoint has seen it, between build and start; otherwise votes
 * on the text it replaces would count as its own. A restored text keeps its epoch. If the present text is unknown, the
 * latest epoch is used.
 */
export function textHistory({ present }: Pick<ArticleInput, 'present'>, revisions: readonly PublishedRevision[]): TextHistory {
  const texts = [...revisions, ...(present === undefined ? [] : [{ ...present, firstSeen: null }])];
  const epochs = epochsOf(texts);
  const first = new Map<number, FirstText>();
  for (const { revision, sketch, firstSeen } of texts) {
    const epoch = epochs.get(revision) ?? 0;
    if (!first.has(epoch)) first.set(epoch, { sketch, firstSeen });
  }
  return {
    epochOf: (revision) => epochs.get(revision) ?? 0,
    present: present === undefined ? Math.max(0, ...epochs.values()) : (epochs.get(present.revision) ?? 0),
    first,
  };
}

/** Returns a function that tells whether a revision belongs to the present epoch of its article. */
export function presentTexts(
  articles: readonly ArticleInput[],
  revisions: readonly PublishedRevision[],
): (owner: ArticleInput, revision: string) => boolean {
  const revisionsOf = Map.groupBy(revisions, articleOwners(articles));
  const histories = new Map(articles.map((article) => [article, textHistory(article, revisionsOf.get(article) ?? [])]));
  return function isPresentText(owner, revision) {
    const history = histories.get(owner);
    return history !== undefined && history.epochOf(revision) === history.present;
  };
}
