import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { searchedDigest } from '../checks/search-contract/fragile-file.ts';
import { parse, UserError } from '../errors.ts';
import { type Comments, readComments } from '../feedback/comments/read-comments.ts';
import { type Demand, type Period, readDemand } from '../feedback/searches/demand.ts';
import { readSurveys, type Surveys } from '../feedback/surveys/read-surveys.ts';
import { type HeldBack, readHeldBack } from '../feedback/votes/held-back.ts';
import { readRevisions } from '../feedback/votes/revisions.ts';
import { readTotals } from '../feedback/votes/totals.ts';
import { readTotalsBefore } from '../feedback/votes/totals-before.ts';
import { countFindings } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { defaultLocale, type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import { revisionsFileSchema } from '../knowledge/revision.ts';
import { addDays } from '../metrics/days.ts';
import { dayOf } from '../metrics/instants.ts';
import { readDatabase } from '../store/read-only.ts';
import type { Store } from '../store/store.ts';
import { MOST_COMMENTS } from './comments.ts';
import type { ArticleInput, PublicVotesInput, ReportInput, SearchesInput, VotesInput } from './input.ts';
import { type KeptQuestions, readKeptContract } from './kept-contract.ts';
import { findNearest } from './nearest-articles.ts';
import type { PatchSources, SourceFile } from './patch/proposals-patch.ts';
import type { Proposals } from './report-schema.ts';
import { MOST_SURVEY_TEXTS } from './surveys.ts';

/**
 * Reads all that a report is made of: the only input of the reports.
 *
 * @throws UserError when the database or the list of revisions is there but cannot be read
 */
export async function collect({
  contentDir,
  database,
  revisionsFile,
  contractFile,
  siteDir,
  today,
  now,
  weeks,
}: Sources): Promise<ReportInput> {
  const kb = await readKnowledgeBase(contentDir);
  const period = lastWeeks(today, weeks);
  const recorded = await readRecorded(database, { period, today, now });
  const nearest = await findNearest(siteDir, recorded?.demand.texts ?? []);
  return inputOf(kb, {
    votes: recorded?.votes,
    publicVotes: recorded?.publicVotes,
    heldBack: recorded?.heldBack,
    comments: recorded?.comments,
    surveys: recorded?.surveys,
    searches: { period, demand: recorded?.demand, nearest },
    present: await readPresentTexts(revisionsFile),
    contract: await readKeptContract(contractFile, searchedDigest(kb)),
    today,
  });
}

export interface Sources {
  contentDir: string;
  /** The endpoint's database file, which need not exist, or a `postgres://` address. */
  database: string;
  /** The site’s `revisions.json`, which says what readers see now; it need not exist. */
  revisionsFile: string;
  /** What `npm run check -- --fragile` found; it need not exist. */
  contractFile: string;
  /** The built site, whose search is asked for what readers did not find; it need not exist. */
  siteDir: string;
  /** `2026-11-20` */
  today: string;
  /** Milliseconds since 1970: where the day began earlier than in UTC, `today` is not yet over for the store. */
  now: number;
  /** How many weeks of searches are looked at; whole, ≥ 1. */
  weeks: number;
}

/** Whole weeks that end on a day, so that each has as many Sundays. */
export function lastWeeks(today: string, weeks: number): Period {
  return { from: addDays(today, 1 - 7 * weeks), to: today };
}

/** Pure: what the reports need of a knowledge base. */
export function inputOf(kb: KnowledgeBase, { present, ...gathered }: Gathered): ReportInput {
  const { site, taxonomy, team, categories } = kb;
  return {
    ...gathered,
    site: { name: site.name, baseUrl: site.baseUrl },
    locales: site.locales.length > 0 ? site.locales : [defaultLocale(kb)],
    categories: categories.map(({ id, label, severity, ancestors, childIds }) => ({ id, label, severity, ancestors, childIds })),
    products: taxonomy.products.map(({ id, label }) => ({ id, label })),
    owners: [
      ...team.teams.map(({ id, name }) => ({ id, label: name })),
      ...team.people.map(({ id, name }) => ({ id, label: Object.fromEntries(site.locales.map((locale) => [locale, name])) })),
    ],
    articles: articlesOf(kb, present),
    voteReasons: taxonomy.voteReasons,
    synonyms: kb.synonyms,
    findings: countFindings(kb.findings),
  };
}

export interface Gathered {
  votes: VotesInput | undefined;
  publicVotes: PublicVotesInput | undefined;
  heldBack: HeldBack | undefined;
  comments: Comments | undefined;
  surveys: Surveys | undefined;
  searches: SearchesInput;
  /** Revision that readers see now, by `articleKey`; empty when nothing was built here. */
  present: ReadonlyMap<string, string>;
  contract: ReadonlyMap<string, KeptQuestions> | undefined;
  today: string;
}

function articlesOf(kb: KnowledgeBase, present: ReadonlyMap<string, string>): ArticleInput[] {
  return kb.articles.map((article) => {
    const { id, locale, file, data } = article;
    const { title, category, products, audience, state, owner, reviewed, answers, redirectFrom } = data;
    const reviewEvery = reviewEveryOf(article, kb);
    const revision = present.get(articleKey(locale, id));
    return {
      id,
      locale,
      file,
      title,
      category,
      products,
      audience,
      state,
      owner,
      reviewed,
      reviewEvery,
      answers,
      redirectFrom,
      revision,
    };
  });
}

async function readPresentTexts(file: string): Promise<Map<string, string>> {
  const text = await readIfThere(file);
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

interface Recorded {
  votes: VotesInput;
  publicVotes: PublicVotesInput;
  heldBack: HeldBack;
  demand: Demand;
  comments: Comments;
  surveys: Surveys;
}

function readRecorded(
  database: string,
  { period, today, now }: { period: Period; today: string; now: number },
): Promise<Recorded | undefined> {
  return readDatabase(database, async (store) => ({
    votes: await readVotes(store),
    publicVotes: await readPublicVotes(store, today, now),
    heldBack: await readHeldBack(store, period),
    demand: await readDemand(store, period),
    comments: await readComments(store, MOST_COMMENTS),
    surveys: await readSurveys(store, period, MOST_SURVEY_TEXTS),
  }));
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

/**
 * @param today as the report sees it, which may be a day that has not begun in UTC
 * @throws StoreError
 */
export async function readPublicVotes(store: Store, today: string, now: number): Promise<PublicVotesInput> {
  const utcToday = dayOf(now);
  const day = today < utcToday ? today : utcToday;
  return { until: addDays(day, -1), totals: await readTotalsBefore(store, Date.parse(`${day}T00:00:00Z`)) };
}

/**
 * Reads the files that proposals change.
 *
 * @throws Error when an article is gone since the report was made
 */
export async function collectPatchSources(
  contentDir: string,
  { articles }: Pick<ReportInput, 'articles'>,
  { answers }: Proposals,
): Promise<PatchSources> {
  const wanted = new Set(answers.map(({ locale, article }) => articleKey(locale, article)));
  // A patch is applied in the folder that holds the content, or above it; `git apply` takes no path that leads up.
  const isBelow = !relative(process.cwd(), contentDir).startsWith('..');
  const base = isBelow ? process.cwd() : dirname(resolve(contentDir));
  const source = (file: string, text: string | undefined): SourceFile => ({
    path: relative(base, file).split(sep).join('/'),
    text,
  });
  const files = articles
    .filter(({ locale, id }) => wanted.has(articleKey(locale, id)))
    .map(
      async ({ locale, id, file }): Promise<[string, SourceFile]> => [
        articleKey(locale, id),
        source(resolve(file), await readFile(file, 'utf8')),
      ],
    );
  const synonyms = join(contentDir, 'synonyms.yaml');
  return { articles: new Map(await Promise.all(files)), synonyms: source(resolve(synonyms), await readIfThere(synonyms)) };
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
