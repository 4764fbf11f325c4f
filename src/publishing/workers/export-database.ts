import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../errors.ts';
import type { Wrangler } from './wrangler.ts';

/**
 * Copies the Worker’s database to a new SQLite file, on which reports are made.
 *
 * @param database its name in wrangler.jsonc
 * @throws UserError
 */
export async function exportDatabase(wrangler: Wrangler, database: string, path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-export-'));
  try {
    const file = join(folder, 'export.sql');
    await wrangler(['d1', 'export', database, '--remote', '--skip-confirmation', '--output', file]);
    const copy = new DatabaseSync(path);
    try {
      copy.exec(await readFile(file, 'utf8'));
    } catch (cause) {
      throw new UserError(`The export of ${database} is not SQL that SQLite reads: ${(cause as Error).message}.`, 'Try again.', {
        cause,
      });
    } finally {
      copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
