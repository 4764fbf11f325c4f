import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { RenderedFile } from './renderers/index.ts';

/**
 * Replaces a folder with a report's files. They are first written to a new folder beside it, so there is never half a
 * report, and the earlier one stays when anything fails.
 *
 * @throws UserError when `folder` holds something that is not a report
 */
export async function writeReport(folder: string, files: readonly RenderedFile[]): Promise<void> {
  const target = existsSync(folder) ? await realpath(folder) : resolve(folder);
  await refuseForeignFolder(target, folder);
  await mkdir(dirname(target), { recursive: true });
  const workDir = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const newDir = join(workDir, 'new');
    for (const { path, text } of files) {
      await mkdir(dirname(join(newDir, path)), { recursive: true });
      await writeFile(join(newDir, path), text);
    }
    await swap(target, newDir, join(workDir, 'old'));
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** A folder with this file is a report and may be replaced. */
const markerFile = 'report.schema.json';

/** `--out content` must not delete the articles. */
async function refuseForeignFolder(target: string, folder: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => ['not a folder']);
  if (names.length === 0 || names.includes(markerFile)) return;
  throw new UserError(
    `\`${folder}\` is not a report, so it was not replaced.`,
    'Choose another folder with --out: a new or empty one, or that of an earlier report.',
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
