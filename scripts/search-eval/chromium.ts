import { type Browser, chromium } from 'playwright-core';
import { idOf } from '../../src/evaluation/ask-site.ts';
import type { Found } from '../../src/evaluation/figures.ts';
import type { Question } from '../../src/evaluation/question-set.ts';
import { quantile } from '../../src/metrics/quantile.ts';
import { findChromium } from '../chromium.ts';
import type { LoadedFile, Searched } from './browser/measure.ts';
import type { Way } from './browser/ways.ts';
import { clientPath, type MeasuredSite, serveForMeasuring } from './serve-for-measuring.ts';

/** What searching costs in Chromium. */
export interface BrowserFigures {
  first: FirstFigures;
  further: FurtherFigures;
  asked: number;
  /** Queries for which Chromium ranks the articles just as Node does. */
  sameRanking: number;
  /** The first few of those that it ranks otherwise. */
  rankedOtherwise: string[];
}

/** First queries of readers who have loaded nothing yet: the median and the most of a few. */
export interface FirstFigures {
  bytes: number;
  mostBytes: number;
  requests: number;
  /** Of the query of median size: every file, the largest first. */
  files: LoadedFile[];
}

/** Every query after the first, one after the other on one page. */
export interface FurtherFigures {
  queries: number;
  meanBytes: number | undefined;
  p95Bytes: number | undefined;
  mostBytes: number | undefined;
  medianMilliseconds: number | undefined;
  p95Milliseconds: number | undefined;
}

/** So many readers who come for the first time. */
const firstReaders = 7;
const mostNamed = 10;

/**
 * Asks the questions in Chromium, by the code that pages load.
 *
 * @param inNode what Node found for each question
 */
export async function measureInChromium(
  siteDir: string,
  questions: readonly Question[],
  inNode: readonly Found[],
): Promise<BrowserFigures> {
  return withChromium(siteDir, async (browser, site) => {
    const asked = await askInChromium(browser, site, questions, 'jieda');
    const otherwise = questions.filter((_, index) => !isSame(asked.found[index] ?? [], inNode[index]?.ids ?? []));
    return {
      first: asked.first,
      further: asked.further,
      asked: questions.length,
      sameRanking: questions.length - otherwise.length,
      rankedOtherwise: otherwise.slice(0, mostNamed).map(({ q }) => q),
    };
  });
}

/** Serves a site and opens a browser for as long as `work` takes. */
export async function withChromium<Result>(
  siteDir: string,
  work: (browser: Browser, site: MeasuredSite) => Promise<Result>,
): Promise<Result> {
  const site = await serveForMeasuring(siteDir);
  try {
    const browser = await launch();
    try {
      return await work(browser, site);
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

export interface AskedInChromium {
  first: FirstFigures;
  further: FurtherFigures;
  /** Ids of the articles found for each question. */
  found: string[][];
}

export async function askInChromium(
  browser: Browser,
  site: MeasuredSite,
  questions: readonly Question[],
  way: Way,
): Promise<AskedInChromium> {
  const first = await measureFirst(browser, site, questions, way);
  const found = new Map<Question, string[]>();
  const further: Searched[] = [];
  for (const locale of new Set(questions.map((question) => question.locale))) {
    const own = questions.filter((question) => question.locale === locale);
    const searched = await search(
      browser,
      site.pageUrl(locale),
      locale,
      own.map(({ q }) => q),
      way,
    );
    for (const [index, question] of own.entries()) found.set(question, searched[index]?.urls.map(idOf) ?? []);
    further.push(...searched.slice(1));
  }
  const bytes = further.map(bytesOf);
  const milliseconds = further.map((each) => each.milliseconds);
  return {
    first,
    further: {
      queries: further.length,
      meanBytes: bytes.length === 0 ? undefined : bytes.reduce((sum, each) => sum + each, 0) / bytes.length,
      p95Bytes: quantile(bytes, 0.95),
      mostBytes: quantile(bytes, 1),
      medianMilliseconds: quantile(milliseconds, 0.5),
      p95Milliseconds: quantile(milliseconds, 0.95),
    },
    found: questions.map((question) => found.get(question) ?? []),
  };
}

async function measureFirst(
  browser: Browser,
  site: MeasuredSite,
  questions: readonly Question[],
  way: Way,
): Promise<FirstFigures> {
  const step = Math.max(1, Math.floor(questions.length / firstReaders));
  const readers = questions.filter((_, index) => index % step === 0).slice(0, firstReaders);
  const loads: LoadedFile[][] = [];
  for (const { q, locale } of readers) {
    const [searched] = await search(browser, site.pageUrl(locale), locale, [q], way);
    loads.push(searched?.files ?? []);
  }
  const bySize = loads.sort((a, b) => bytesOf({ files: a }) - bytesOf({ files: b }));
  const median = bySize[Math.floor((bySize.length - 1) / 2)] ?? [];
  return {
    bytes: bytesOf({ files: median }),
    mostBytes: bytesOf({ files: bySize.at(-1) ?? [] }),
    requests: median.length,
    files: [...median].sort((a, b) => b.bytes - a.bytes),
  };
}

function bytesOf({ files }: Pick<Searched, 'files'>): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Asks one query after the other on a new page of a browser that has nothing in its cache. */
async function search(
  browser: Browser,
  pageUrl: string,
  locale: string,
  queries: readonly string[],
  way: Way,
): Promise<Searched[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(pageUrl);
    // As text: what loads modules here would rewrite a function.
    return await page.evaluate(
      `import('${clientPath}').then(({ measure }) => measure(${JSON.stringify({ queries, locale, way })}))`,
    );
  } finally {
    await context.close();
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

function launch(): Promise<Browser> {
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  // As root it refuses to run in its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium() ?? '', args: [...args, ...sandbox] });
}
