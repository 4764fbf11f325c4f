import { UserError } from '../../src/errors.ts';
import { noteBackup } from '../../src/records/backup-record.ts';
import { ephemeralTables } from '../../src/records/tables.ts';
import { isPostgresUrl } from '../../src/store/open-store.ts';
import { backupSqlite } from '../../src/store/sqlite/backup.ts';
import { requireFile, type Task } from './task.ts';

export const backup: Task = {
  summary: 'copies a SQLite database while it is in use, without salts and tags',
  accepts: ['FILE'],
  async run({ database, FILE }) {
    const path = requireFile(FILE);
    if (isPostgresUrl(database))
      throw new UserError(
        'A PostgreSQL server is backed up with its own tools.',
        `Use pg_dump with ${ephemeralTables.map((table) => `--exclude-table-data=${table}`).join(' ')}, or \`npm run feedback -- export\`.`,
      );
    const rows = backupSqlite(database, path, ephemeralTables);
    noteBackup(database, { at: new Date().toISOString(), rows });
    console.log(`Copied ${rows} rows to ${path}.`);
  },
};
