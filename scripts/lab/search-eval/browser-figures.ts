import { idOf } from '../../../src/evaluation/ask-site.ts';
import type { Found } from '../../../src/evaluation/figures.ts';
import type { Question } from '../../../src/evaluation/question-set.ts';
import { quantile } from '../../../src/metrics/quantile.ts';
import type { LoadedFile, Searched } from './browser/measure.ts';
import type { Way } from './browser/ways.ts';
import { type Measuring, withChromium } from './chromium.ts';

/** The cost of searching in Chromium, and whether its results equal those in Node. */
export interface BrowserFigures extends Cost {
  asked: number;
  /** Queries with the same ranking in Chromium and Node. */
  sameRanking: number;
  /** The first few queries with different rankings. */
  rankedOtherwise: string[];
}

/** Bytes that readers with an empty cache load, and milliseconds once the index is loaded. */
export interface Cost {
  /** The first query of each reader, which also loads the client. */
  first: BytesOfQueries & {
    requests: number;
    /** Files of the query of median size, largest first. */
    files: LoadedFile[];
  };
  /** The further queries of each reader; `furtherIndex` leaves out the texts of the articles shown. */
  further: BytesOfQueries;
  furtherIndex: BytesOfQueries;
  /** All questions but the first, one after the other on one page. */
  latency: { queries: number; medianMilliseconds: number | undefined; p95Milliseconds: number | undefined };
}

export interface BytesOfQueries {
  queries: number;
  medianBytes: number | undefined;
  maxBytes: number | undefined;
}

/** Readers with an empty cache, and the questions that each asks. */
export const readers = 9;
const questionsEach = 3;
const maxNamed = 10;

/**
 * Asks the questions in Chromium, through the modules that pages load.
 *
 * @param inNode results in Node, for each question
 */
export async function measureInChromium(
  siteDir: string,
  questions: readonly Question[],
  inNode: readonly Found[],
): Promise<BrowserFigures> {
  const { found, ...cost } = await withChromium(siteDir, (measuring) => askInChromium(measuring, questions, 'jieda'));
  const otherwise = questions.filter((_, index) => !isSame(found[index] ?? [], inNode[index]?.ids ?? []));
  return {
    ...cost,
    asked: questions.length,
    sameRanking: questions.length - otherwise.length,
    rankedOtherwise: otherwise.slice(0, maxNamed).map(({ q }) => q),
  };
}

/**
 * @param limit how many articles each search loads
 * @returns the cost, and the ids of the articles found for each question
 */
export async function askInChromium(
  measuring: Measuring,
  questions: readonly Question[],
  way: Way,
  limit?: number,
): Promise<Cost & { found: string[][] }> {
  const ask = (own: readonly Question[]): Promise<Searched[]> =>
    measuring.search({
      queries: own.map(({ q }) => q),
      locale: own[0]?.locale ?? '',
      way,
      ...(limit === undefined ? {} : { limit }),
    });

  const fresh: Searched[][] = [];
  for (const own of newReaders(questions)) fresh.push(await ask(own));
  const found = new Map<Question, string[]>();
  const milliseconds: number[] = [];
  for (const locale of new Set(questions.map((question) => question.locale))) {
    const own = questions.filter((question) => question.locale === locale);
    const searched = await ask(own);
    for (const [index, question] of own.entries()) found.set(question, searched[index]?.urls.map(idOf) ?? []);
    milliseconds.push(...searched.slice(1).map((each) => each.milliseconds));
  }
  const first = fresh.flatMap(([one]) => one ?? []).sort((a, b) => bytesOf(a) - bytesOf(b));
  const further = fresh.flatMap((searched) => searched.slice(1));
  const files = first[Math.floor((first.length - 1) / 2)]?.files ?? [];
  return {
    first: { ...bytesOfQueries(first), requests: files.length, files: [...files].sort((a, b) => b.bytes - a.bytes) },
    further: bytesOfQueries(further),
    furtherIndex: bytesOfQueries(further.map(withoutArticles)),
    latency: {
      queries: milliseconds.length,
      medianMilliseconds: quantile(milliseconds, 0.5),
      p95Milliseconds: quantile(milliseconds, 0.95),
    },
    found: questions.map((question) => found.get(question) ?? []),
  };
}

/** Questions of each reader: of one locale, spread over the list. */
function newReaders(questions: readonly Question[]): Question[][] {
  const step = Math.max(1, Math.floor(questions.length / readers));
  return questions
    .filter((_, index) => index % step === 0)
    .slice(0, readers)
    .map((first) => {
      const own = questions.filter(({ locale }) => locale === first.locale);
      const at = own.indexOf(first);
      const stride = Math.max(1, Math.floor(own.length / questionsEach));
      return Array.from(
        { length: Math.min(questionsEach, own.length) },
        (_, turn) => own[(at + turn * stride) % own.length] ?? first,
      );
    });
}

/** Files with the text of one article: ours, and Pagefind’s own. */
export const articlePattern = /\/search\/[^/]+\/articles\/|\.pf_fragment$/;

function bytesOfQueries(searched: readonly Searched[]): BytesOfQueries {
  const bytes = searched.map(bytesOf);
  return { queries: bytes.length, medianBytes: quantile(bytes, 0.5), maxBytes: quantile(bytes, 1) };
}

function withoutArticles(searched: Searched): Searched {
  return { ...searched, files: searched.files.filter(({ path }) => !articlePattern.test(path)) };
}

function bytesOf({ files }: Searched): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}
