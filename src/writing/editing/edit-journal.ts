import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { ignoreMissing, isMissing } from '../../files.ts';
import type { FileChange } from './content-edit.ts';

/** What a process is changing, in a hidden file of the content folder, so that another one can undo it after a crash. */
const journalSchema = z.object({
  /** Whether the new texts are to stay. */
  isKept: z.boolean(),
  files: z.array(z.object({ path: z.string(), to: z.string(), isNew: z.boolean(), digest: z.string() })),
});

type Journal = z.output<typeof journalSchema>;

export async function writeJournal(folder: string, changes: readonly FileChange[], isKept: boolean): Promise<void> {
  const files = changes.map(({ path, to, before, after }) => ({
    path,
    to,
    isNew: before === undefined,
    digest: digestOf(after),
  }));
  const file = journalFile(folder, process.pid);
  await writeFile(`${file}.new`, JSON.stringify({ isKept, files } satisfies Journal));
  await rename(`${file}.new`, file);
}

export async function removeJournal(folder: string): Promise<void> {
  await rm(journalFile(folder, process.pid), { force: true });
}

/** A hidden file in the same folder: nothing reads it as content. */
export function beside(folder: string, path: string, suffix: 'new' | 'old', pid = process.pid): string {
  return join(folder, dirname(path), `.${basename(path)}.${pid}.${suffix}`);
}

/**
 * Puts back what a killed process has changed halfway, or removes what it left when it had finished.
 *
 * @returns paths of the files that are as they were before
 */
export async function undoInterrupted(folder: string): Promise<string[]> {
  const undone: string[] = [];
  for (const { pid, file } of journalsIn(folder)) {
    if (isRunning(pid)) continue;
    const journal = await readJournal(file);
    for (const change of journal.files) {
      if (!journal.isKept && (await putBack(folder, change, pid))) undone.push(change.path);
      for (const suffix of ['new', 'old'] as const) {
        await rm(beside(folder, suffix === 'new' ? change.to : change.path, suffix, pid), { force: true });
      }
    }
    await rm(file, { force: true });
  }
  return undone;
}

/** @throws UserError when the machine lost power before all of it was on disk */
async function readJournal(file: string): Promise<Journal> {
  try {
    return journalSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new UserError(
      `${file} cannot be read: a command was killed while it changed the content.`,
      'Compare the content with its last commit, put back what is missing, and delete that file.',
      { cause: error },
    );
  }
}

/** @returns whether anything had been changed */
async function putBack(folder: string, { path, to, isNew, digest }: Journal['files'][number], pid: number): Promise<boolean> {
  const [old, target] = [beside(folder, path, 'old', pid), join(folder, to)];
  const isReplaced = !isNew && (await readFile(old).catch(ignoreMissing)) !== undefined;
  if (!isNew && !isReplaced) return false;
  const written = await readFile(target, 'utf8').catch(ignoreMissing);
  const wanted = await readFile(beside(folder, to, 'new', pid), 'utf8').catch(ignoreMissing);
  // What somebody else has written there stays.
  const isOurs = written !== undefined && (digestOf(written) === digest || (wanted?.startsWith(written) ?? false));
  if (isOurs) await rm(target);
  if (isReplaced) await rename(old, join(folder, path));
  return isReplaced || isOurs;
}

function journalFile(folder: string, pid: number): string {
  return join(folder, `.jieda-edit.${pid}.json`);
}

function journalsIn(folder: string): { pid: number; file: string }[] {
  return namesIn(folder).flatMap((name) => {
    const pid = /^\.jieda-edit\.(\d{1,10})\.json$/.exec(name)?.[1];
    return pid === undefined ? [] : [{ pid: Number(pid), file: join(folder, name) }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function digestOf(text: string): string {
  return hash('sha256', text);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
