import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';

/** A file of a report, below its folder. */
export interface WrittenFile {
  path: string;
  text: string | Uint8Array;
  /** Written instead of `text`, which then need not be one string. */
  pieces?: () => Iterable<string>;
}

/**
 * Replaces a folder with a report's files. They are first written to a new folder beside it, so there is never half a
 * report, and the earlier one stays when anything fails.
 *
 * @param files written one after the other, so that an iterator need not hold them all
 * @param kind a folder with its marker file is a report of that kind and may be replaced
 * @throws UserError when `folder` holds something that is not a report
 */
export async function writeReport(folder: string, files: Iterable<WrittenFile>, kind = ordinaryReport): Promise<void> {
  const target = existsSync(folder) ? await realpath(folder) : resolve(folder);
  await refuseForeignFolder(target, folder, kind);
  await mkdir(dirname(target), { recursive: true });
  const workDir = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const newDir = join(workDir, 'new');
    for (const file of files) {
      const path = join(newDir, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.pieces?.() ?? file.text);
    }
    await swap(target, newDir, join(workDir, 'old'));
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

interface ReportKind {
  markerFile: string;
  /** The option that names the folder. */
  option: string;
}

const ordinaryReport: ReportKind = { markerFile: 'report.schema.json', option: '--out' };

/** `--out content` must not delete the articles. */
async function refuseForeignFolder(target: string, folder: string, { markerFile, option }: ReportKind): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => ['not a folder']);
  if (names.length === 0 || names.includes(markerFile)) return;
  throw new UserError(
    `\`${folder}\` is not a report, so it was not replaced.`,
    `Choose another folder with ${option}: a new or empty one, or that of an earlier report.`,
  );
}

async function swap(target: string, newDir: string, old: string): Promise<void> {
  const replaces = existsSync(target);
  if (replaces) await rename(target, old);
  try {
    await rename(newDir, target);
  } catch (error) {
    if (replaces) await rename(old, target);
    throw error;
  }
}
