import { z } from 'zod';
import { articleUrl } from '../knowledge/article-id.ts';
import type { CatalogueArticle } from '../knowledge/catalogue.ts';
import { shownStateOf } from '../knowledge/shown-state.ts';
import type { KnownArticles } from './help-centre.ts';

/** What every answer says of an article, so that it can be quoted with its source and its age. */
export const articleShape = {
  id: z.string().describe('Id of the article; `read` takes it'),
  locale: z.string().describe('Locale that the article is written in'),
  source: z.string().describe('Address of the article’s page, to quote as the source'),
  revision: z.string().describe('Revision of the text; another one means that the text has changed'),
  reviewed: z.string().describe('Day on which someone last read all of it and found it true'),
  reviewHoldsUntil: z.string().describe('Last day on which that review holds'),
  owner: z.string().describe('Team that answers for the article'),
  state: z
    .enum(['current', 'overdue', 'known-issue'])
    .describe('`overdue`: its review no longer holds, say so; `known-issue`: a fault that is not resolved yet'),
};

export type DescribedArticle = z.output<z.ZodObject<typeof articleShape>>;

export function describeArticle(article: CatalogueArticle, { baseUrl }: KnownArticles, today: string): DescribedArticle {
  const { id, locale, revision, reviewed, dueOn, owner } = article;
  return {
    id,
    locale,
    source: baseUrl + articleUrl(locale, id),
    revision,
    reviewed,
    reviewHoldsUntil: dueOn,
    owner,
    state: shownStateOf(article, today),
  };
}

/** One line for people: source, team, day of the review, revision, and what to beware of. */
export function creditLine({ source, owner, reviewed, revision, state, reviewHoldsUntil }: DescribedArticle): string {
  const beware = {
    current: '',
    overdue: ` · OVERDUE: its review held until ${reviewHoldsUntil}, so it may no longer be true`,
    'known-issue': ' · KNOWN ISSUE, not resolved yet',
  }[state];
  return `${source} · ${owner} · reviewed ${reviewed} · revision ${revision}${beware}`;
}
