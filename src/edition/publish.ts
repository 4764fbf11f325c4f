import { copyFileSync, linkSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { ignoreMissing, listFilesBelow, removeTree } from '../files.ts';

/** A site that is being made beside the published one. */
export interface NextSite {
  folder: string;
  /**
   * Adds the files of the staging folder, and replaces the published site by this one.
   *
   * @throws Error when the staging folder is empty
   */
  publish(): Promise<void>;
  /** Leaves the published site as it is. */
  discard(): Promise<void>;
}

/**
 * Begins the next site: a folder beside the current one, which replaces it by renaming. Unchanged files are hard links to the
 * current ones, never to the staging folder, whose files the next build overwrites in place.
 *
 * @param built the staging folder, which has its `revisions.json`
 * @param outDir the folder that readers are served from; created if it does not exist
 * @throws UserError when `outDir` contains anything but a built site of the same edition
 */
export async function beginNextSite(built: string, outDir: string): Promise<NextSite> {
  const folder = join(dirname(outDir), `.${basename(outDir)}.next`);
  const previous = join(dirname(outDir), `.${basename(outDir)}.previous`);
  await refuseForeignFolder(built, outDir);
  removeTree(folder);
  // If an earlier run was killed between the two renames below, restore the last good site.
  if ((await stat(outDir).catch(ignoreMissing)) === undefined) await rename(previous, outDir).catch(ignoreMissing);
  removeTree(previous);
  await mkdir(folder, { recursive: true });
  return {
    folder,
    publish: async () => {
      const paths = await listFilesBelow(built);
      if (paths.length === 0) throw new Error(`There is nothing to publish in ${built}.`);
      fill(built, folder, outDir, paths);
      await rename(outDir, previous).catch(ignoreMissing);
      await rename(folder, outDir);
      removeTree(previous);
    },
    discard: async () => removeTree(folder),
  };
}

/** A folder without `revisions.json`, which names the edition of a published site, is not ours to replace. */
async function refuseForeignFolder(built: string, outDir: string): Promise<void> {
  const names = await readdir(outDir).catch(ignoreMissing);
  if (names === undefined || names.length === 0) return;
  const hint = 'Name an empty or a new folder in KB_OUT, or empty this one.';
  if (!names.includes('revisions.json')) {
    throw new UserError(`${outDir} is not a built site, so it was not replaced.`, hint);
  }
  const [present, next] = await Promise.all([outDir, built].map(audienceOf));
  if (present !== undefined && next !== undefined && present !== next) {
    throw new UserError(`${outDir} contains the ${present} edition, so it was not replaced by the ${next} one.`, hint);
  }
}

/** `undefined` when the file cannot be read. */
async function audienceOf(site: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(join(site, 'revisions.json'), 'utf8')) as { audience?: unknown }).audience;
  } catch {
    return undefined;
  }
}

/** Synchronous, which takes a third of the processor time for tens of thousands of small files. */
function fill(built: string, next: string, present: string, paths: readonly string[]): void {
  for (const folder of new Set(paths.map((path) => dirname(path)))) mkdirSync(join(next, folder), { recursive: true });
  for (const path of paths) {
    const [from, to, old] = [join(built, path), join(next, path), join(present, path)];
    if (hasSameContent(from, old)) linkSync(old, to);
    else copyFileSync(from, to);
  }
}

function hasSameContent(a: string, b: string): boolean {
  const other = sizeOfFile(b);
  if (other === undefined || other !== sizeOfFile(a)) return false;
  return readFileSync(a).equals(readFileSync(b));
}

/** `undefined` when there is no such file, or the path leads to a folder. */
function sizeOfFile(path: string): number | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
  } catch (error) {
    // A file is where the path has a folder.
    return ignoreMissing(error);
  }
}
