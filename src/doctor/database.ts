import { existsSync, statSync } from 'node:fs';
import { dayMs } from '../metrics/instants.ts';
import { readBackupRecord } from '../records/backup-record.ts';
import { readDatabase } from '../records/read-database.ts';
import { readStats } from '../records/stats.ts';
import { databaseName, isPostgresUrl } from '../store/open-store.ts';
import { type Diagnosis, fault, ok, warning, within } from './diagnosis.ts';

const maxWaitMs = 10_000;
const daysBetweenBackups = 7;

/** Whether the database can be reached and read by this engine, and when it was last copied. It is only read. */
export async function diagnoseDatabase(database: string, now: number): Promise<Diagnosis[]> {
  const name = databaseName(database);
  const isServer = isPostgresUrl(database);
  if (!isServer && !existsSync(database)) return [ok('database', `none yet; the server makes ${name} when it starts`)];
  const late = (): Diagnosis =>
    fault(
      'database',
      `${name} did not answer within ${maxWaitMs / 1000} seconds.`,
      'See whether it runs, and whether a firewall is in between.',
    );
  const reached = await within(maxWaitMs, read(database, name), late);
  if (isServer) return [reached];
  return [reached, ...diagnosePermissions(database), diagnoseBackup(database, now)];
}

async function read(database: string, name: string): Promise<Diagnosis> {
  try {
    const stats = await readDatabase(database, readStats);
    if (stats === undefined) return ok('database', `${name} has no tables yet; the server makes them when it starts`);
    const { rows, lastVote } = stats;
    return ok('database', `${name}, schema as this engine has it; ${rows['event'] ?? 0} votes, the last ${lastVote ?? 'never'}`);
  } catch (error) {
    const { message, hint = 'See whether the file is a whole SQLite database.' } = error as Error & { hint?: string };
    return fault('database', message, hint);
  }
}

function diagnosePermissions(database: string): Diagnosis[] {
  const mode = statSync(database).mode & 0o777;
  return (mode & 0o077) === 0 || process.platform === 'win32'
    ? []
    : [
        warning(
          'database',
          `${database} can be read by others (mode ${mode.toString(8)}).`,
          `Run \`chmod 600 ${database}\`: whoever reads it can change votes.`,
        ),
      ];
}

/** Only copies by `npm run feedback -- backup` are known of. */
function diagnoseBackup(database: string, now: number): Diagnosis {
  const record = readBackupRecord(database);
  const hint =
    'Run `npm run feedback -- backup FILE` every night, onto another machine; without it a lost disk loses every vote.';
  if (record === undefined) return warning('backup', 'No backup has been made of this database.', hint);
  const days = (now - Date.parse(record.at)) / dayMs;
  const text = `the last backup is of ${record.at.slice(0, 16)}Z, ${record.rows} rows`;
  return days > daysBetweenBackups ? warning('backup', `${text}, ${Math.floor(days)} days ago.`, hint) : ok('backup', text);
}
