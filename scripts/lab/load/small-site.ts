import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RevisionsFile } from '../../../src/knowledge/revision.ts';

/** The text that each article of a small site has. */
export const smallSiteRevision = '111111111111';

export interface SmallSite {
  siteDir: string;
  /** A file for a database beside it. */
  database(name: string): string;
  remove(): void;
}

/** The least that can be served: a page, and so many published articles named `article-0`, `article-1`… */
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

/** A vote for one of the articles, as the page's script sends it. */
export function smallSiteVote(id: string, article: number): object {
  return {
    id,
    article: `article-${article}`,
    locale: 'en',
    revision: smallSiteRevision,
    value: id.endsWith('0') ? 'not-helpful' : 'helpful',
  };
}

/** A version 7 UUID, which begins with the time, as the page's script makes it. */
export function timedUuid(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
