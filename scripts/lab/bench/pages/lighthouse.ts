import lighthouse from 'lighthouse';
import { findChromium, launchChromium } from '../../../chromium.ts';
import { freePort } from '../../load/free-port.ts';
import { median } from '../../statistics.ts';

/** Lighthouse’s four scores of a page on its simulated slow phone, 0 to 100, and the figures behind them. */
export interface LighthouseRow {
  site: string;
  page: string;
  url: string;
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** Largest contentful paint, milliseconds. */
  lcp: number;
  /** Total blocking time, milliseconds. */
  tbt: number;
  /** Cumulative layout shift. */
  cls: number;
  transferredBytes: number;
  requests: number;
  /** Ids of audits that count towards a score and did not pass. */
  failed: string[];
}

/** A page to measure. */
export interface LighthousePage {
  site: string;
  page: string;
  origin: string;
  path: string;
}

/**
 * Runs Lighthouse for mobile on all pages, round by round, so other load on the machine affects them alike.
 *
 * @param runs how often each page is measured; scores and times are medians
 * @returns `undefined` where there is no Chromium
 */
export async function runLighthouse(
  pages: readonly LighthousePage[],
  runs: number,
  progress: (line: string) => void,
): Promise<LighthouseRow[] | undefined> {
  if (findChromium() === undefined) return undefined;
  const measured = pages.map((page) => ({ page, rows: [] as LighthouseRow[] }));
  for (let run = 1; run <= runs; run++) {
    for (const { page, rows } of measured) {
      progress(`lighthouse ${run} of ${runs}: ${page.site}, ${page.page}`);
      rows.push(await runOnce(page));
    }
  }
  return measured.map(({ rows }) => summarize(rows));
}

async function runOnce({ site, page, origin, path }: LighthousePage): Promise<LighthouseRow> {
  // A new browser for each run has an empty cache.
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(origin + path, { port, output: 'json', logLevel: 'error' });
    if (result === undefined) throw new Error(`Lighthouse returned no result for ${path}.`);
    const { audits, categories } = result.lhr;
    const score = (id: string): number => Math.round((categories[id]?.score ?? 0) * 100);
    const value = (id: string): number => audits[id]?.numericValue ?? 0;
    const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    const requests = (audits['network-requests']?.details as { items?: { transferSize?: number }[] } | undefined)?.items ?? [];
    return {
      site,
      page,
      url: path,
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      lcp: value('largest-contentful-paint'),
      tbt: value('total-blocking-time'),
      cls: value('cumulative-layout-shift'),
      transferredBytes: requests.reduce((bytes, { transferSize = 0 }) => bytes + transferSize, 0),
      requests: requests.length,
      failed: counted.filter(({ id }) => (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id),
    };
  } finally {
    await browser.close();
  }
}

function summarize(rows: readonly LighthouseRow[]): LighthouseRow {
  const first = rows[0] as LighthouseRow;
  const of = (figure: 'performance' | 'accessibility' | 'bestPractices' | 'seo' | 'lcp' | 'tbt' | 'cls'): number =>
    median(rows.map((row) => row[figure]));
  return {
    ...first,
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('bestPractices'),
    seo: of('seo'),
    lcp: of('lcp'),
    tbt: of('tbt'),
    cls: of('cls'),
    failed: [...new Set(rows.flatMap(({ failed }) => failed))],
  };
}
