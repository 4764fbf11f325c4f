import { type CompiledArticle, revisionText } from '../content/compiled-article.ts';
import { type RevisionsFile, type RevisionText, sketchOf } from '../knowledge/revision.ts';
import { readFacts } from '../markdown/fragments.ts';
import type { Edition } from './edition.ts';
import { type Audience, isVisible } from './visible-articles.ts';

/** The revisions that an edition of some articles publishes: the endpoint accepts votes for these. */
export function makeRevisionsFile(articles: readonly CompiledArticle[], audience: Audience): RevisionsFile {
  const visible = articles.filter((article) => isVisible(article, audience));
  return revisionsFile(
    visible.map((article) => ({ ...article, ...article.data, ...revisionText(article, article.fragment) })),
    audience,
  );
}

/**
 * The revisions of an edition, whose texts are read again, one after the other, from the cache of compiled bodies: the
 * texts of ten thousand articles are more than all that a build has to remember of them.
 *
 * @throws Error when the cache lacks one, as nothing but a build writes it
 */
export function revisionsOfEdition({ articles, frame }: Edition): RevisionsFile {
  return revisionsFile(
    articles.values().map((article) => {
      const facts = readFacts(frame.fragmentsDir, article.fragment);
      if (facts === undefined) throw new Error(`The compiled body of ${article.id} is missing: build again.`);
      return { ...article, words: facts.words };
    }),
    frame.audience,
  );
}

interface PublishedText extends RevisionText {
  id: string;
  locale: string;
  revision: string;
  redirectFrom: string[];
}

function revisionsFile(texts: Iterable<PublishedText>, audience: Audience): RevisionsFile {
  const articles = Array.from(texts, ({ id, locale, revision, redirectFrom, ...text }) => ({
    id,
    locale,
    revision,
    redirectFrom,
    sketch: sketchOf(text),
  }));
  return { version: 1, audience, articles };
}
