import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RevisionsFile } from '../../../src/knowledge/revision.ts';

/** Revision of every article of a small site. */
export const smallSiteRevision = '111111111111';

export interface SmallSite {
  siteDir: string;
  /** Path for a database file beside the site. */
  database(name: string): string;
  remove(): void;
}

/** Makes a minimal site: one page and published articles named `article-0`, `article-1`… */
export function makeSmallSite(articles: number): SmallSite {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-load-'));
  const siteDir = join(folder, 'dist');
  mkdirSync(siteDir);
  writeFileSync(join(siteDir, 'index.html'), '<title>Small</title>');
  const file: RevisionsFile = {
    version: 1,
    audience: 'public',
    articles: Array.from({ length: articles }, (_, number) => ({
      id: `article-${number}`,
      locale: 'en',
      revision: smallSiteRevision,
      redirectFrom: [],
      sketch: 'AAAA',
    })),
  };
  writeFileSync(join(siteDir, 'revisions.json'), JSON.stringify(file));
  return {
    siteDir,
    database: (name) => join(folder, 'data', name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Makes a small site of ten articles for as long as `use` takes. */
export async function withSmallSite<Result>(use: (site: SmallSite) => Promise<Result>): Promise<Result> {
  const site = makeSmallSite(10);
  try {
    return await use(site);
  } finally {
    site.remove();
  }
}

/** A vote for one of the articles, as the page’s script sends it. */
export function smallSiteVote(id: string, article: number): object {
  return {
    id,
    article: `article-${article}`,
    locale: 'en',
    revision: smallSiteRevision,
    value: id.endsWith('0') ? 'not-helpful' : 'helpful',
  };
}

/** A version 7 UUID, which begins with the time, as the page’s script makes it. */
export function timedUuid(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
