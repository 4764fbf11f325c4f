import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '../knowledge/environment.ts';

/** The folders of one edition of one content folder, for one engine version; no two combinations share a cache. */
export interface Folders {
  /** Everything that can be rebuilt. */
  cacheDir: string;
  /** Compiled articles, by digest. */
  fragmentsDir: string;
  /** The style sheet of the brand, for the bundler. */
  brandStylesFile: string;
  /** The style sheet of the report's pages, for the bundler; empty in the public edition. */
  reportStylesFile: string;
  /** The report as pages of the internal edition. */
  reportPagesFile: string;
  /** Astro's own cache. */
  astroCacheDir: string;
  /** Encoded pictures, shared by all editions and content folders: their names change with what they show. */
  mediaCacheDir: string;
  /** The last good text of each article, whatever the engine’s version. */
  lastGoodDir: string;
  /** What the last build held back; only there when it held back anything. */
  heldBackFile: string;
  /** Staging folder, where the site is built; never served. */
  stagingDir: string;
  /** Reports on this content; pages show data from some of them. */
  reportsDir: string;
  /** The report itself, which the internal edition shows. */
  reportFile: string;
  /** What readers ask most, written by the report. */
  askedMostFile: string;
  /** How often readers asked for each article, written by the report. */
  articleDemandFile: string;
  /** Votes that pages may show, written by the report. */
  publicCountsFile: string;
  /** Where the time of the last build went. */
  phasesFile: string;
  /** Result of the last build's search contract. */
  contractFile: string;
  /** Findings of the last check. */
  findingsFile: string;
  /** Fragile questions, written by `npm run check -- --fragile`. */
  fragileFile: string;
  /** Templates of article pages. */
  templatesDir: string;
  /** The published site. */
  outDir: string;
  /** What is remembered of the last publication, and the site before it; one for each output folder. */
  publicationDir: string;
}

/** The engine's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Files that are published as they are. */
export const publicDir = join(root, 'public');

/**
 * The site of `content/` is published to `dist/` or `dist-internal/`; that of any other content folder, such as a
 * fixture, to its cache, so that it never replaces the site. `KB_OUT` overrides both.
 */
export function foldersOf({ contentDir, audience, outDir }: Environment): Folders {
  const content = resolve(root, contentDir);
  const name = `${audience}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  const cacheDir = join(root, '.cache', name, engineVersion());
  const reportsDir = resolve(content, '../reports');
  const isDefault = content === join(root, 'content');
  const ownOutDir = isDefault
    ? join(root, audience === 'internal' ? 'dist-internal' : 'dist')
    : join(root, '.cache', name, 'dist');
  const publishedDir = outDir === undefined ? ownOutDir : resolve(root, outDir);
  const digest = createHash('sha256').update(publishedDir).digest('hex').slice(0, 8);
  return {
    cacheDir,
    fragmentsDir: join(cacheDir, 'fragments'),
    brandStylesFile: join(cacheDir, 'brand', 'brand.css'),
    reportStylesFile: join(cacheDir, 'report.css'),
    reportPagesFile: join(cacheDir, 'report-pages.json'),
    astroCacheDir: join(cacheDir, 'astro'),
    mediaCacheDir: join(root, '.cache', 'media'),
    lastGoodDir: join(root, '.cache', name, 'last-good'),
    heldBackFile: join(cacheDir, 'held-back.json'),
    stagingDir: join(cacheDir, 'site'),
    phasesFile: join(cacheDir, 'phases.json'),
    contractFile: join(cacheDir, 'search-contract.json'),
    findingsFile: join(cacheDir, 'findings.json'),
    fragileFile: join(cacheDir, 'fragile-questions.json'),
    reportsDir,
    reportFile: join(reportsDir, 'report.json'),
    askedMostFile: join(reportsDir, 'asked-most.json'),
    articleDemandFile: join(reportsDir, 'article-demand.json'),
    publicCountsFile: join(reportsDir, 'public-counts.json'),
    templatesDir: join(cacheDir, 'templates'),
    outDir: publishedDir,
    publicationDir: join(cacheDir, `published-${digest}`),
  };
}

let version: string | undefined;

/** Digest of all code and locked dependencies that affect a build. */
export function engineVersion(): string {
  if (version !== undefined) return version;
  const hash = createHash('sha256');
  for (const folder of ['src', 'plugins']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const name of names) hash.update(name.slice(root.length)).update(readFileSync(name));
  }
  for (const name of ['astro.config.mjs', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  version = hash.digest('hex').slice(0, 12);
  return version;
}
