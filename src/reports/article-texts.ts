import { articleKey, parseArticleUrl } from '../knowledge/article-id.ts';
import { epochsOf } from '../knowledge/revision.ts';
import type { ArticleInput } from './input.ts';
import type { PublishedRevision } from './votes.ts';

/** An article and a locale as something a reader sent names them. */
export interface Named {
  article: string;
  locale: string;
}

/**
 * Finds the article something belongs to, or its key when the article is gone. An old id belongs to the article
 * of the same locale whose `redirectFrom` has that page; an id in use keeps its own, and an old id that two
 * articles claim goes to the first.
 */
export function articleOwners(articles: readonly ArticleInput[]): (named: Named) => ArticleInput | string {
  const owners = new Map<string, ArticleInput>();
  const claim = (key: string, article: ArticleInput): void => {
    if (!owners.has(key)) owners.set(key, article);
  };
  for (const article of articles) claim(articleKey(article.locale, article.id), article);
  for (const article of articles) {
    for (const path of article.redirectFrom) {
      const old = parseArticleUrl(path);
      if (old?.locale === article.locale) claim(articleKey(old.locale, old.id), article);
    }
  }
  return function ownerOf({ article, locale }) {
    const key = articleKey(locale, article);
    return owners.get(key) ?? key;
  };
}

/** The texts an article has had, in epochs. */
interface TextHistory {
  /** Counted from 1; 0 for a revision that is not known. */
  epochOf(revision: string): number;
  /** The epoch of the present text; 0 when no text is known. */
  present: number;
  /** By epoch, each the text that began it. */
  first: ReadonlyMap<number, FirstText>;
}

interface FirstText {
  sketch: string;
  /** `null` while the endpoint has not seen the text. */
  firstSeen: string | null;
}

/**
 * The present text counts as the latest even while the endpoint has not seen it, between build and start: else
 * votes on the text it replaces would be taken for its own. A text that returns keeps its epoch. When the present
 * text is not known, the one first seen last stands for it.
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

/** Whether something was said of a text in the present epoch of its article. */
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
