import { resolve } from 'node:path';
import { root } from '../src/edition/folders.ts';
import { undoInterrupted } from '../src/writing/editing/edit-journal.ts';

/** Puts back what a killed command has changed halfway in the content, and says so. */
export async function undoInterruptedAndSay(contentDir: string): Promise<void> {
  const paths = await undoInterrupted(resolve(root, contentDir));
  if (paths.length === 0) return;
  console.error(`A command was killed while it changed the content; these files are as they were before: ${paths.join(', ')}.`);
}
