import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupSqlite } from '../../../../src/store/sqlite/backup.ts';
import { votesAfterRecovery } from '../../load/votes.ts';
import { type Misfortune, proveMisfortune } from '../lost-database.ts';
import type { Attack } from './attack.ts';

/** What an operator in a hurry or a clean-up script may do to the files of a running server. */
export const deletions: Readonly<Record<string, Misfortune>> = {
  'file deleted': {
    happen(database) {
      backupSqlite(database, backupOf(database), []);
      rmSync(database);
    },
    repair: (database) => renameSync(backupOf(database), database),
    keepsEarlier: true,
  },
  'log deleted': { happen: (database) => rmSync(`${database}-wal`), keepsEarlier: true },
  'folder renamed': {
    happen: (database) => renameSync(dirname(database), `${dirname(database)}.away`),
    repair: (database) => renameSync(`${dirname(database)}.away`, dirname(database)),
    keepsEarlier: true,
  },
};

export const deletedDatabase: Attack = {
  name: 'database files deleted or moved while the server writes',
  before: '100 of 100 later votes acknowledged and lost, ready said 200',
  limit: '0 acknowledged votes lost, all votes stored once the file is back',
  async run(progress) {
    const rows: string[] = [];
    let isMet = true;
    for (const [name, misfortune] of Object.entries(deletions)) {
      progress(name);
      const { acknowledged, lost, ready, recovered } = await proveMisfortune(misfortune);
      rows.push(
        `${name}: ${acknowledged} acknowledged, ${lost} lost, ready ${ready}, then ${recovered} of ${votesAfterRecovery}`,
      );
      isMet &&= lost === 0 && recovered === votesAfterRecovery;
    }
    return { after: rows.join('; '), isMet };
  },
};

function backupOf(database: string): string {
  return `${database}.backup`;
}
