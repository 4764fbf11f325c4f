import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { RenderedFile } from './renderers/index.ts';

/**
 * Writes a report's files: the only output of the reports. They are written to a new folder beside
 * `folder` and swapped in whole, so a report is never half new; what was there goes, or stays if
 * anything fails.
 *
 * @throws UserError when `folder` holds something that is not a report
 */
export async function writeReport(folder: string, files: readonly RenderedFile[]): Promise<void> {
  const target = existsSync(folder) ? await realpath(folder) : resolve(folder);
  await refuseForeignFolder(target, folder);
  await mkdir(dirname(target), { recursive: true });
  const workshop = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const made = join(workshop, 'new');
    for (const { path, text } of files) {
      await mkdir(dirname(join(made, path)), { recursive: true });
      await writeFile(join(made, path), text);
    }
    await swap(target, made, join(workshop, 'old'));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Every report has it, so a folder with it may be replaced. */
const MARK = 'report.schema.json';

/** `--out content` must not cost anybody their articles. */
async function refuseForeignFolder(target: string, folder: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => ['not a folder']);
  if (names.length === 0 || names.includes(MARK)) return;
  throw new UserError(
    `\`${folder}\` holds something that is not a report, and would be replaced.`,
    'Name another folder with --out: a new one, an empty one, or that of an earlier report.',
  );
}

async function swap(target: string, made: string, old: string): Promise<void> {
  const replaces = existsSync(target);
  if (replaces) await rename(target, old);
  try {
    await rename(made, target);
  } catch (error) {
    if (replaces) await rename(old, target);
    throw error;
  }
}
