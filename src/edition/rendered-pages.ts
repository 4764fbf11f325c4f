import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addBytes, addFolder } from './digest-folder.ts';
import type { Edition } from './edition.ts';
import { type Folders, publicDir } from './folders.ts';
import { surroundings } from './surroundings.ts';

/** What Astro has left in the cache: everything of the site but article pages, which are made from the templates. */
export interface RenderedPages {
  /** Paths of pages, scripts, styles and pictures below the staging folder. */
  files: string[];
  /** Paths below the folder of templates. */
  templates: string[];
}

/** As remembered. */
interface Remembered extends RenderedPages {
  digest: string;
}

/**
 * Digest of all that Astro renders from, where it renders templates of article pages: an edit that changes nothing but the
 * bodies of articles leaves it as it is.
 *
 * @returns `undefined` when `public/` has a symbolic link, because what it leads to is not followed
 */
export function digestPages(edition: Edition, { brandStylesFile, reportStylesFile }: Folders): string | undefined {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(surroundings()));
  const articles = edition.articles.map(({ fragment: _, revision: __, ...shown }) => shown);
  hash.update(JSON.stringify({ ...edition, articles }));
  for (const folder of [publicDir, dirname(brandStylesFile)]) if (!addFolder(hash, folder)) return undefined;
  for (const file of [reportStylesFile, edition.reportPagesFile]) if (file !== undefined) addBytes(hash, readFileSync(file));
  return hash.digest('hex');
}

/** Call when Astro has rendered. Forgotten when the build is interrupted or fails: see `beginBuild`. */
export async function rememberPages(rendered: RenderedPages, digest: string | undefined, folders: Folders): Promise<void> {
  if (digest === undefined) await rm(fileOf(folders), { force: true });
  else await writeFile(fileOf(folders), JSON.stringify({ ...rendered, digest } satisfies Remembered));
}

/** What Astro would render again as it is; `undefined` when it has to render. */
export function keptPages(digest: string | undefined, folders: Folders): RenderedPages | undefined {
  const remembered = existsSync(fileOf(folders)) ? (JSON.parse(readFileSync(fileOf(folders), 'utf8')) as Remembered) : undefined;
  if (digest === undefined || remembered?.digest !== digest) return undefined;
  const isThere = (folder: string) => (path: string) => existsSync(join(folder, path));
  const { files, templates } = remembered;
  return files.every(isThere(folders.stagingDir)) && templates.every(isThere(folders.templatesDir))
    ? { files, templates }
    : undefined;
}

function fileOf({ astroCacheDir }: Folders): string {
  return join(astroCacheDir, 'rendered-pages.json');
}
