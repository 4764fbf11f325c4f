import type { Content } from '../content/read-content.ts';
import type { AskedMost } from '../knowledge/asked-most.ts';
import { type EditableKind, editUrl } from '../knowledge/edit-url.ts';
import type { Environment } from '../knowledge/environment.ts';
import type { PublicCounts } from '../knowledge/public-counts.ts';
import type { Article } from '../knowledge/read-entry.ts';
import type { HandbookData } from '../knowledge/schemas/handbook.ts';
import type { Synonyms } from '../knowledge/schemas/synonyms.ts';
import { noMedia } from '../media/read-media.ts';
import { type EditionArticle, editionArticle } from './edition-article.ts';
import { type Frame, makeFrame } from './frame.ts';
import { readersHelped } from './readers-helped.ts';
import { isVisible } from './visible-articles.ts';

/** What one build shows: everything its pages need, and nothing its readers may not see. */
export interface Edition {
  frame: Frame;
  /** Sorted by locale in the order of the site, then by id. */
  articles: EditionArticle[];
  /** The operator's handbook; empty in the public edition. */
  handbook: EditionPage[];
  /** File with the report as pages; left out of the public edition. */
  reportPagesFile?: string;
  /** Whether search must find the questions of all articles before the site is published. */
  isContractKept: boolean;
  /** Set in a build: Astro renders templates of article pages, which the build fills. */
  buildsTemplates?: boolean;
  /** The operator's groups of synonyms, by locale. */
  synonyms: Synonyms;
}

/** A page of the handbook. */
export interface EditionPage extends HandbookData {
  id: string;
  locale: string;
  /** Digest of the compiled body. */
  fragment: string;
  /** Where it can be edited, if the operator has set up editing. */
  editUrl?: string;
}

/** @param publicCounts `undefined` when there is no report yet */
export function makeEdition(
  { kb, articles, handbook, media = noMedia }: Pick<Content, 'kb' | 'articles' | 'handbook'> & Partial<Pick<Content, 'media'>>,
  { audience, today }: Environment,
  fragmentsDir: string,
  askedMost: AskedMost,
  publicCounts?: PublicCounts,
): Edition {
  const visible = articles.filter((article) => isVisible(article, audience));
  const versions = Map.groupBy(visible, ({ id }) => id);
  const helpedBy = readersHelped(kb.site.publicCounts === 'on' ? publicCounts : undefined);
  // The handbook is internal, so nothing of it may be in the public edition.
  const pages = audience === 'internal' ? handbook : [];
  const editing = (kind: EditableKind, entry: Pick<Article, 'locale' | 'file'>): { editUrl?: string } =>
    kb.site.editing === undefined || audience === 'public' ? {} : { editUrl: editUrl(kb.site.editing, kind, entry) };
  return {
    frame: makeFrame(kb, {
      audience,
      fragmentsDir,
      today,
      askedMost: askedMost.locales,
      hasHandbook: pages.length > 0,
      media: media.files,
    }),
    articles: visible.map((article) => {
      const written = new Set(versions.get(article.id)?.map(({ locale }) => locale));
      const translations = kb.site.locales.filter((locale) => written.has(locale));
      const helped = helpedBy(article);
      return editionArticle(article, kb, today, { translations, ...editing('articles', article), ...(helped && { helped }) });
    }),
    handbook: pages.map((page) => ({
      ...page.data,
      id: page.id,
      locale: page.locale,
      fragment: page.digest,
      ...editing('handbook', page),
    })),
    isContractKept: kb.site.searchContract === 'on',
    synonyms: kb.synonyms,
  };
}
