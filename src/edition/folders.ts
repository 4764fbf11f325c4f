import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '../knowledge/environment.ts';

/** Where one edition of one content folder is built, by one version of the engine: nothing is shared between two. */
export interface Folders {
  /** Everything that can be made again. */
  cacheDir: string;
  /** Compiled articles, by digest. */
  fragmentsDir: string;
  /** What Astro keeps between builds. */
  astroCacheDir: string;
  /** The site under construction; never served. */
  stagingDir: string;
  /** Where the report of this content is written, and read by its pages. */
  reportsDir: string;
  /** What the report says is asked most. */
  askedMostFile: string;
  /** What the report says pages may tell of votes. */
  publicCountsFile: string;
  /** What the last build's search contract found. */
  contractFile: string;
  /** Which questions `npm run check -- --fragile` found to be fragile. */
  fragileFile: string;
  /** The site as readers get it. */
  outDir: string;
}

const root = resolve(import.meta.dirname, '../..');

/**
 * The sample or the operator's own content goes to `dist/` and `dist-internal/`; any other content folder
 * stays inside its cache, so that a fixture never replaces the site. `KB_OUT` names another place.
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
  return {
    cacheDir,
    fragmentsDir: join(cacheDir, 'fragments'),
    astroCacheDir: join(cacheDir, 'astro'),
    stagingDir: join(cacheDir, 'site'),
    contractFile: join(cacheDir, 'search-contract.json'),
    fragileFile: join(cacheDir, 'fragile-questions.json'),
    reportsDir,
    askedMostFile: join(reportsDir, 'asked-most.json'),
    publicCountsFile: join(reportsDir, 'public-counts.json'),
    outDir: outDir === undefined ? ownOutDir : resolve(root, outDir),
  };
}

let version: string | undefined;

/** Digest over all code and locked dependencies that take part in a build. */
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
