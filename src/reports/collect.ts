import { readFile } from 'node:fs/promises';
import { parse, UserError } from '../errors.ts';
import { readRevisions } from '../feedback/revisions.ts';
import { readTotals } from '../feedback/totals.ts';
import { countFindings } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { defaultLocale, type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import { revisionsFileSchema } from '../knowledge/revision.ts';
import { isPostgresUrl, openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { ArticleInput, ReportInput, VotesInput } from './input.ts';
import { openReadOnly } from './read-only-store.ts';

/**
 * Reads all that a report is made of: the only input of the reports.
 *
 * @throws UserError when the database or the list of revisions is there but cannot be read
 */
export async function collect({ contentDir, database, revisionsFile, today }: Sources): Promise<ReportInput> {
  const kb = await readKnowledgeBase(contentDir);
  return inputOf(kb, { votes: await collectVotes(database), present: await readPresentTexts(revisionsFile), today });
}

export interface Sources {
  contentDir: string;
  /** The endpoint's database file, which need not exist, or a `postgres://` address. */
  database: string;
  /** The site’s `revisions.json`, which says what readers see now; it need not exist. */
  revisionsFile: string;
  /** `2026-11-20` */
  today: string;
}

/** Pure: what the reports need of a knowledge base. */
export function inputOf(kb: KnowledgeBase, { votes, present, today }: Gathered): ReportInput {
  const { site, taxonomy, team, categories } = kb;
  return {
    today,
    site: { name: site.name, baseUrl: site.baseUrl },
    locales: site.locales.length > 0 ? site.locales : [defaultLocale(kb)],
    categories: categories.map(({ id, label, severity, ancestors, childIds }) => ({ id, label, severity, ancestors, childIds })),
    products: taxonomy.products.map(({ id, label }) => ({ id, label })),
    owners: [
      ...team.teams.map(({ id, name }) => ({ id, label: name })),
      ...team.people.map(({ id, name }) => ({ id, label: Object.fromEntries(site.locales.map((locale) => [locale, name])) })),
    ],
    articles: articlesOf(kb, present),
    votes,
    findings: countFindings(kb.findings),
  };
}

export interface Gathered {
  votes: VotesInput | undefined;
  /** Revision that readers see now, by `articleKey`; empty when nothing was built here. */
  present: ReadonlyMap<string, string>;
  today: string;
}

function articlesOf(kb: KnowledgeBase, present: ReadonlyMap<string, string>): ArticleInput[] {
  return kb.articles.map((article) => {
    const { id, locale, data } = article;
    const { title, category, products, audience, state, owner, reviewed, redirectFrom } = data;
    const reviewEvery = reviewEveryOf(article, kb);
    const revision = present.get(articleKey(locale, id));
    return { id, locale, title, category, products, audience, state, owner, reviewed, reviewEvery, redirectFrom, revision };
  });
}

async function readPresentTexts(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return new Map();
  const { articles } = parse(revisionsFileSchema, readJson(text, file), `\`${file}\` is no list of revisions.`);
  return new Map(articles.map(({ locale, id, revision }) => [articleKey(locale, id), revision]));
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`\`${file}\` is not JSON.`, 'Build the site again, or name the right file with --revisions.', { cause });
  }
}

async function collectVotes(database: string): Promise<VotesInput | undefined> {
  // A server has no file that could be missing; its tables are made by the endpoint.
  const store = isPostgresUrl(database) ? await openStore(database) : openReadOnly(database);
  if (store === undefined) return undefined;
  try {
    return await readVotes(store);
  } finally {
    await store.close();
  }
}

/** @throws StoreError */
export async function readVotes(store: Store): Promise<VotesInput> {
  const revisions = await readRevisions(store);
  return {
    totals: await readTotals(store),
    revisions: revisions.map(({ article, locale, revision, sketch, firstSeen }) => ({
      article,
      locale,
      revision,
      sketch,
      // In UTC, so that the same database gives the same report on every machine.
      firstSeen: new Date(firstSeen).toISOString().slice(0, 'YYYY-MM-DD'.length),
    })),
  };
}
