import { createHash } from 'node:crypto';
import type { CompiledArticle, CompiledPage } from '../content/compiled-article.ts';
import type { ArticleData } from '../knowledge/article.ts';
import type { AskedMost } from '../knowledge/asked-most.ts';
import type { Channel } from '../knowledge/channels.ts';
import type { Environment } from '../knowledge/environment.ts';
import type { Label } from '../knowledge/fields.ts';
import type { Glossary } from '../knowledge/glossary.ts';
import type { HandbookData } from '../knowledge/handbook.ts';
import { defaultLocale, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { PublicCounts } from '../knowledge/public-counts.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import type { Site } from '../knowledge/site.ts';
import type { Synonyms } from '../knowledge/synonyms.ts';
import type { Category, Product, Stage, VoteReason } from '../knowledge/taxonomy.ts';
import { type FreshnessState, freshnessOf } from '../metrics/freshness.ts';
import { type Helped, readersHelped } from './readers-helped.ts';
import { type Audience, isVisible } from './visible-articles.ts';

/** What one edition shows: all that its pages are made of, and nothing its readers may not see. */
export interface Edition {
  frame: Frame;
  /** Sorted by locale in the order of the site, then by id. */
  articles: EditionArticle[];
  /** The operator's handbook; empty in the public edition. */
  handbook: EditionPage[];
  /** Whether the questions of all articles are asked of the search before the site is published. */
  isContractKept: boolean;
  /** The operator's groups of words that mean the same, by locale. */
  synonyms: Synonyms;
}

/** A page of the handbook. */
export interface EditionPage extends HandbookData {
  id: string;
  locale: string;
  /** Names the compiled body. */
  fragment: string;
}

/** What every page knows. */
export interface Frame {
  audience: Audience;
  defaultLocale: string;
  site: Pick<Site, 'name' | 'tagline' | 'locales' | 'baseUrl' | 'contact' | 'licence' | 'footer'>;
  categories: Category[];
  products: Product[];
  stages: Stage[];
  voteReasons: VoteReason[];
  /** What the endpoint keeps of what readers send, and the privacy page says. */
  keeping: Pick<Site, 'retention' | 'demandThreshold' | 'publicCounts'>;
  channels: Channel[];
  glossary: Glossary;
  /** Locales whose readers find pages in the handbook. */
  handbookLocales: string[];
  /** Names of owners by id; a person stands behind their team. */
  owners: Record<string, Label>;
  /** Folder of the compiled bodies. */
  fragmentsDir: string;
  /** Changes when anything of the above does: part of every page's cache key. */
  digest: string;
  /** The day the edition was made on. Not part of the digest: only pages that are built each time may show it. */
  today: string;
  /** What readers ask most, by locale; not part of the digest either. */
  askedMost: AskedMost['locales'];
}

export interface EditionArticle
  extends Pick<
    ArticleData,
    | 'title'
    | 'summary'
    | 'type'
    | 'category'
    | 'products'
    | 'stage'
    | 'audience'
    | 'owner'
    | 'reviewed'
    | 'answers'
    | 'related'
    | 'redirectFrom'
    | 'escalateTo'
    | 'issue'
  > {
  id: string;
  locale: string;
  revision: string;
  /** Names the compiled body. */
  fragment: string;
  freshness: FreshnessState;
  /** Last day on which the review holds. */
  dueOn: string;
  /** Locales that have a translation, this one included, in the order of the site. */
  translations: string[];
  /** Left out where too few voted, or the operator does not say it. */
  helped?: Helped;
}

export function makeEdition(
  {
    kb,
    articles: compiled,
    handbook,
  }: { kb: KnowledgeBase; articles: readonly CompiledArticle[]; handbook: readonly CompiledPage[] },
  { audience, today }: Environment,
  fragmentsDir: string,
  askedMost: AskedMost,
  publicCounts?: PublicCounts,
): Edition {
  const visible = compiled.filter((article) => isVisible(article, audience));
  const locales = Map.groupBy(visible, ({ id }) => id);
  const helpedBy = readersHelped(kb.site.publicCounts === 'on' ? publicCounts : undefined);
  const articles = visible.map((article): EditionArticle => {
    const translations = (locales.get(article.id) ?? []).map(({ locale }) => locale);
    const helped = helpedBy(article);
    return { ...editionArticle(article, kb, today, translations), ...(helped === undefined ? {} : { helped }) };
  });
  // The handbook is for those inside alone: nothing of it may reach the public edition.
  const pages =
    audience === 'internal' ? handbook.map(({ id, locale, data, digest }) => ({ ...data, id, locale, fragment: digest })) : [];
  return {
    frame: { ...makeFrame(kb, audience, fragmentsDir, pages), today, askedMost: askedMost.locales },
    articles,
    handbook: pages,
    isContractKept: kb.site.searchContract === 'on',
    synonyms: kb.synonyms,
  };
}

function editionArticle(
  { id, locale, data, revision, digest, ...rest }: CompiledArticle,
  kb: KnowledgeBase,
  today: string,
  translations: string[],
): EditionArticle {
  const { title, summary, type, category, products, stage, audience, owner, reviewed, answers, related, redirectFrom } = data;
  const { state: freshness, dueOn } = freshnessOf({ reviewed, reviewEvery: reviewEveryOf({ data, ...rest }, kb), today });
  return {
    id,
    locale,
    revision,
    fragment: digest,
    title,
    summary,
    type,
    category,
    products,
    stage,
    audience,
    owner,
    reviewed,
    answers,
    related,
    redirectFrom,
    ...(data.escalateTo === undefined ? {} : { escalateTo: data.escalateTo }),
    ...(data.issue === undefined ? {} : { issue: data.issue }),
    freshness,
    dueOn,
    translations: kb.site.locales.filter((other) => translations.includes(other)),
  };
}

function makeFrame(
  kb: KnowledgeBase,
  audience: Audience,
  fragmentsDir: string,
  handbook: readonly EditionPage[],
): Omit<Frame, 'today' | 'askedMost'> {
  const { name, tagline, locales, baseUrl, contact, licence, footer, retention, demandThreshold, publicCounts } = kb.site;
  const teams = new Map(kb.team.teams.map((team) => [team.id, team.name]));
  const owners = Object.fromEntries([
    ...teams,
    ...kb.team.people.map((person): [string, Label] => [person.id, teams.get(person.teams[0] ?? '') ?? {}]),
  ]);
  const frame = {
    audience,
    defaultLocale: defaultLocale(kb),
    site: { name, tagline, locales, baseUrl, contact, licence, footer },
    categories: kb.categories,
    products: kb.taxonomy.products,
    stages: kb.taxonomy.stages,
    voteReasons: kb.taxonomy.voteReasons,
    keeping: { retention, demandThreshold, publicCounts },
    channels: kb.channels,
    glossary: kb.glossary,
    handbookLocales: handbook.length > 0 ? kb.site.locales : [],
    owners,
    fragmentsDir,
  };
  return { ...frame, digest: createHash('sha256').update(JSON.stringify(frame)).digest('hex').slice(0, 12) };
}
