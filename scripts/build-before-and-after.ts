import { spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withContentAt } from '../src/content/content-at.ts';
import { readContent } from '../src/content/read-content.ts';
import { digestInputs, isUpToDate } from '../src/edition/build-stamp.ts';
import { foldersOf, root } from '../src/edition/folders.ts';
import type { BuiltSites } from '../src/effect/take-pictures.ts';
import { UserError } from '../src/errors.ts';
import { ignoreMissing } from '../src/files.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import type { Environment } from '../src/knowledge/environment.ts';

/** A build that takes longer is stopped. */
const timeoutMs = 600_000;

/**
 * Builds the site of a git revision's content, and that of the content as it is unless the last build was of it. Both stay
 * in the cache, where the next builds find what has not changed.
 *
 * @throws UserError when one of them cannot be built
 */
export async function buildBeforeAndAfter(ref: string, environment: Environment): Promise<BuiltSites> {
  const folders = foldersOf(environment);
  const isBuilt = await isUpToDate(digestInputs(environment, folders), folders);
  const before = await withContentAt(ref, environment.contentDir, (content) => buildCopy(content, 'before', environment));
  const now = await readContent(environment.contentDir, folders.fragmentsDir);
  const after = isBuilt
    ? { site: folders.outDir, basePath: basePathOf(now.kb.site.baseUrl) }
    : await buildCopy(environment.contentDir, 'after', environment);
  return { before: before.site, after: after.site, basePath: { before: before.basePath, after: after.basePath } };
}

/** Builds a copy of a content folder, always in the same place, with what the report has written for its pages. */
async function buildCopy(content: string, name: string, environment: Environment): Promise<{ site: string; basePath: string }> {
  const { cacheDir, fragmentsDir, ...folders } = foldersOf(environment);
  const place = join(cacheDir, 'effect', name, 'built');
  const own: Environment = { ...environment, contentDir: join(place, 'content'), outDir: join(place, 'site') };
  const copied = foldersOf(own);
  for (const folder of [own.contentDir, copied.reportsDir]) await rm(folder, { recursive: true, force: true });
  await cp(content, own.contentDir, { recursive: true });
  await mkdir(copied.reportsDir, { recursive: true });
  for (const file of [folders.askedMostFile, folders.articleDemandFile, folders.publicCountsFile])
    await cp(file, join(copied.reportsDir, basename(file))).catch(ignoreMissing);
  await build(own);
  const { kb } = await readContent(own.contentDir, fragmentsDir);
  return { site: copied.outDir, basePath: basePathOf(kb.site.baseUrl) };
}

function build({ contentDir, audience, today, outDir }: Environment): Promise<void> {
  const env = { ...process.env, KB_CONTENT: contentDir, KB_AUDIENCE: audience, KB_TODAY: today, KB_OUT: outDir };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/build.ts')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-2_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new UserError(`the site of ${dirname(contentDir)} could not be built. ${output.trim()}`, 'Build it to see why.'));
    });
  });
}
