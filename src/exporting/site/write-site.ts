import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { listFilesBelow } from '../../files.ts';
import { basePathOf } from '../../knowledge/base-path.ts';
import { entrance, readMe } from './read-me.ts';
import { offlineFile, relativePage, relativeStyles } from './relative-page.ts';
import { type BundledFile, maxZipFiles, writeZip } from './zip-file.ts';

export interface SiteToBundle {
  /** The folder of a finished build. */
  siteDir: string;
  /** Address on the web, for what the bundle does not have. */
  siteUrl: string;
}

/** Whether a file belongs in a copy without a server of ours: not compressed twins, headers, and pages that only send. */
function isBundled(path: string): boolean {
  return !/\.(?:br|gz)$|^(?:_headers|revisions\.json|feedback\.json|sitemap\.xml|robots\.txt)$|^[^/]+\/(?:survey|shell)\//.test(
    path,
  );
}

/**
 * Writes a copy of the site that is read without a network: pages from the file system, search by the small server beside
 * them.
 *
 * @param target a folder, or the temporary name of a zip file
 * @param zipFolder the folder in the zip file that has everything; `undefined` for a folder
 * @throws UserError when the site has not been built, or has more files than a zip file can hold
 */
export async function writeSite(target: string, { siteDir, siteUrl }: SiteToBundle, zipFolder?: string): Promise<void> {
  if (!existsSync(join(siteDir, 'hosting.json')))
    throw new UserError(`There is no built site in ${siteDir}.`, 'Build it first: npm run build.');
  const paths = (await listFilesBelow(siteDir)).filter(isBundled).sort();
  if (zipFolder !== undefined && paths.length > maxZipFiles - 4)
    throw new UserError(
      `The site has ${paths.length} files; a zip file can hold ${maxZipFiles}.`,
      'Name a folder instead, without .zip.',
    );
  const known = new Set(paths);
  const site = { siteUrl: siteUrl.replace(/\/$/, ''), basePath: basePathOf(siteUrl), has: (file: string) => known.has(file) };
  await (zipFolder === undefined ? writeFolder(target, files()) : writeZip(target, files(`${zipFolder}/`)));

  async function* files(below = ''): AsyncGenerator<BundledFile> {
    yield { path: `${below}READ-ME.txt`, text: readMe };
    yield { path: `${below}index.html`, text: entrance };
    yield { path: `${below}serve.mjs`, from: join(import.meta.dirname, 'serve.mjs') };
    yield { path: `${below}site/${offlineFile}`, from: join(import.meta.dirname, 'offline.js') };
    for (const path of paths) {
      const from = join(siteDir, path);
      const to = `${below}site/${path}`;
      if (path.endsWith('.html')) yield { path: to, text: relativePage(await readFile(from, 'utf8'), path, site) };
      else if (path.endsWith('.css')) yield { path: to, text: relativeStyles(await readFile(from, 'utf8'), path, site) };
      else yield { path: to, from };
    }
  }
}

async function writeFolder(folder: string, files: AsyncIterable<BundledFile>): Promise<void> {
  for await (const file of files) {
    const to = join(folder, file.path);
    await mkdir(dirname(to), { recursive: true });
    await ('text' in file ? writeFile(to, file.text) : copyFile(file.from, to));
  }
}
