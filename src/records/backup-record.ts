import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** When a database was last copied, noted beside it. */
const recordSchema = z.object({ at: z.iso.datetime(), rows: z.int() });

export type BackupRecord = z.output<typeof recordSchema>;

function recordFile(database: string): string {
  return `${database}.last-backup.json`;
}

/** Notes that a SQLite database has been copied. */
export function noteBackup(database: string, record: BackupRecord): void {
  writeFileSync(recordFile(database), `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

/** `undefined` when it was never copied, or nobody noted it. */
export function readBackupRecord(database: string): BackupRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(recordFile(database), 'utf8'))).data;
  } catch {
    return undefined;
  }
}
