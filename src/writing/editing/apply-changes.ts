import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { faultOfMachine, UserError } from '../../errors.ts';
import { ignoreMissing } from '../../files.ts';
import type { FileChange } from './content-edit.ts';
import { beside, removeJournal, undoInterrupted, writeJournal } from './edit-journal.ts';

/** Changes that are on disk, with the files they replaced beside them until one of the two is called. */
export interface AppliedChanges {
  keep(): Promise<void>;
  /** Puts everything back. Files are only renamed, which a full disk does not prevent. */
  undo(): Promise<void>;
}

/**
 * Writes all changes, or none of them: every new text is on disk before the first file is replaced. What a killed process
 * leaves is put back by the next one that changes or builds the content.
 *
 * @throws UserError when a file has changed since it was read, or cannot be written
 */
export async function applyChanges(folder: string, changes: readonly FileChange[]): Promise<AppliedChanges> {
  const steps: (() => Promise<void>)[] = [];
  const undo = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  const made = await mkdir(folder, { recursive: true });
  await undoInterrupted(folder);
  if (made !== undefined) steps.push(() => removeEmpty(folder, made));
  try {
    for (const change of changes) await requireUnchanged(folder, change);
    await writeJournal(folder, changes, false);
    steps.push(() => removeJournal(folder));
    for (const change of changes) {
      const staged = beside(folder, change.to, 'new');
      const made = await mkdir(dirname(staged), { recursive: true });
      if (made !== undefined) steps.push(() => removeEmpty(dirname(staged), made));
      steps.push(() => rm(staged, { force: true }));
      await writeFile(staged, change.after, { mode: await modeOf(folder, change) });
    }
    for (const change of changes) await replace(folder, change, steps);
  } catch (error) {
    await undo();
    if (error instanceof UserError) throw error;
    const fault = faultOfMachine(error);
    if (fault !== undefined) throw new UserError(fault.message, `${fault.hint} Nothing was changed.`, { cause: error });
    throw new UserError(`The files could not be written: ${(error as Error).message}.`, 'Nothing was changed.', { cause: error });
  }
  return {
    undo,
    async keep() {
      await writeJournal(folder, changes, true);
      for (const { path, before } of changes) if (before !== undefined) await rm(beside(folder, path, 'old'), { force: true });
      await removeJournal(folder);
    },
  };
}

/** Removes a folder that is empty, and those above it up to the one that was made first. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let each = folder; each.startsWith(first); each = dirname(each)) {
    const isGone = await rmdir(each).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

async function modeOf(folder: string, { path, before }: FileChange): Promise<number> {
  return before === undefined ? 0o644 : (await stat(join(folder, path))).mode & 0o777;
}

async function requireUnchanged(folder: string, { path, before }: FileChange): Promise<void> {
  const now = await readFile(join(folder, path), 'utf8').catch(ignoreMissing);
  if (now !== before) throw new UserError(`${path} has changed in the meantime.`, 'Run the command again; nothing was changed.');
}

async function replace(folder: string, { path, before, to }: FileChange, steps: (() => Promise<void>)[]): Promise<void> {
  const [from, target] = [join(folder, path), join(folder, to)];
  if (before !== undefined) {
    const kept = beside(folder, path, 'old');
    await rename(from, kept);
    steps.push(() => rename(kept, from));
  }
  // Unlike renaming, copying refuses to replace a file that has appeared there.
  await copyFile(beside(folder, to, 'new'), target, constants.COPYFILE_EXCL);
  steps.push(() => rm(target, { force: true }));
  await rm(beside(folder, to, 'new'), { force: true });
}
