import { type BigIntStats, constants, copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { isSettled, stampOfStats } from '../../file-stamp.ts';
import { ignoreMissing, listFilesBelow, removeTree } from '../../files.ts';
import { lstatIfExists, stampIgnoringLinks } from './file-states.ts';
import {
  beginWithSpare,
  consumePublication,
  foldersOfFiles,
  foldersOfSpare,
  keepSpare,
  linkFile,
  rememberPublication,
  removeEmptyAbove,
  removeFile,
  removeFiles,
} from './spare-site.ts';

/** A site that is being made beside the published one. */
export interface NextSite {
  /** What is written into it, at paths that have been cleared, is part of the next site. */
  folder: string;
  /**
   * Takes files over from the published site, all or none.
   *
   * @returns whether they are there
   */
  keep(paths: readonly string[]): boolean;
  /** Makes room for files that the caller may write: those that are there already are links to the published ones. */
  clear(paths: readonly string[]): void;
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
 * current ones, never to the staging folder, whose files the next build overwrites in place. It begins with those that it has
 * in common with the site before the current one, which is kept for this.
 *
 * @param built the staging folder, which has its `revisions.json`
 * @param outDir the folder that readers are served from; created if it does not exist
 * @param publicationDir keeps the site before; one for each `outDir`
 * @throws UserError when `outDir` contains anything but a built site of the same edition
 */
export async function beginNextSite(built: string, outDir: string, publicationDir: string): Promise<NextSite> {
  const folder = join(dirname(outDir), `.${basename(outDir)}.next`);
  const previous = join(dirname(outDir), `.${basename(outDir)}.previous`);
  await refuseForeignFolder(built, outDir);
  removeTree(folder);
  // If an earlier run was killed between the two renames below, restore the last good site.
  if ((await stat(outDir).catch(ignoreMissing)) === undefined) await rename(previous, outDir).catch(ignoreMissing);
  removeTree(previous);
  await mkdir(dirname(folder), { recursive: true });
  const last = consumePublication(publicationDir);
  const begun = beginWithSpare(publicationDir, last, outDir, folder);
  /** Files of the published site that are in the next one. */
  const present = begun ?? new Set<string>();
  await mkdir(folder, { recursive: true });
  /** Files that the next site may have. */
  const wanted = new Set<string>();
  /** Files that are not the same in the published site and the next one. */
  const changed = new Set<string>();

  function keep(paths: readonly string[]): boolean {
    const linked: string[] = [];
    for (const path of paths) {
      if (present.has(path)) continue;
      if (!linkFile(outDir, folder, path)) {
        removeFiles(folder, linked);
        return false;
      }
      linked.push(path);
    }
    for (const path of linked) present.add(path);
    for (const path of paths) wanted.add(path);
    return true;
  }

  function clear(paths: readonly string[]): void {
    for (const path of paths) {
      if (present.delete(path)) removeFile(join(folder, path));
      changed.add(path);
      wanted.add(path);
    }
  }

  /** @returns states of the files and of their copies in the next site */
  function fill(paths: readonly string[]): Record<string, string> {
    for (const folderOf of new Set(paths.map((path) => dirname(path)))) mkdirSync(join(folder, folderOf), { recursive: true });
    const staged: Record<string, string> = {};
    for (const path of paths) {
      const [from, to, old] = [join(built, path), join(folder, path), join(outDir, path)];
      const [source, published] = [statSync(from, { bigint: true }), lstatIfExists(old)];
      const isSame =
        published?.isFile() &&
        published.size === source.size &&
        (last.staged[path] === stampOfBoth(source, published) || readFileSync(from).equals(readFileSync(old)));
      if (!(isSame && keep([path]))) {
        clear([path]);
        copyFileSync(from, to, constants.COPYFILE_EXCL);
      }
      if (isSettled(source, Date.now())) staged[path] = stampOfBoth(source, statSync(to, { bigint: true }));
    }
    return staged;
  }

  function clearAway(): void {
    const unwanted = [...present].filter((path) => !wanted.has(path));
    removeFiles(folder, unwanted);
    for (const path of unwanted) {
      present.delete(path);
      changed.add(path);
    }
  }

  return {
    folder,
    keep,
    clear,
    publish: async () => {
      const paths = await listFilesBelow(built);
      if (paths.length === 0) throw new Error(`There is nothing to publish in ${built}.`);
      for (const path of paths) wanted.add(path);
      clearAway();
      const staged = fill(paths);
      removeEmptyAbove(folder, changed);
      // The others are known.
      const removed = begun === undefined ? await listFilesBelow(outDir) : [];
      await rename(outDir, previous).catch(ignoreMissing);
      await rename(folder, outDir);
      const isKept = await keepSpare(publicationDir, previous);
      const spare = begun && last.folders ? last.folders.published : foldersOfSpare(publicationDir);
      await rememberPublication(publicationDir, {
        staged,
        folders: isKept ? { published: foldersOfFiles(outDir, wanted), spare } : undefined,
        changed: [...changed, ...removed.filter((path) => !wanted.has(path))],
      });
    },
    discard: async () => {
      // Without what has been written into it, this is the spare site again.
      if (last.folders === undefined || begun === undefined) return removeTree(folder);
      const isKept = await keepSpare(publicationDir, folder);
      const folders = isKept ? { ...last.folders, spare: foldersOfSpare(publicationDir) } : undefined;
      await rememberPublication(publicationDir, { ...last, folders, changed: [...new Set([...last.changed, ...changed])] });
    },
  };
}

/** A file of the staging folder and its published copy. */
function stampOfBoth(source: BigIntStats, published: BigIntStats): string {
  return `${stampOfStats(source)}, ${stampIgnoringLinks(published)}`;
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
