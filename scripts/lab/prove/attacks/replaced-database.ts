import { renameSync } from 'node:fs';
import { backupSqlite } from '../../../../src/store/sqlite/backup.ts';
import { votesAfterRecovery } from '../../load/votes.ts';
import { type Misfortune, proveMisfortune } from '../lost-database.ts';
import type { Attack } from './attack.ts';

/** A restore without stopping the server: a backup replaces the file, and the old file’s log stays. */
export const replacement: Misfortune = {
  happen(database) {
    backupSqlite(database, `${database}.backup`, []);
    renameSync(`${database}.backup`, database);
  },
  keepsEarlier: true,
};

export const replacedDatabase: Attack = {
  name: 'database replaced by a backup while the server writes',
  before: '100 of 100 later votes acknowledged and lost, ready said 200',
  limit: '0 acknowledged votes lost, and the log reports it',
  async run() {
    const { acknowledged, lost, ready, recovered, log } = await proveMisfortune(replacement);
    return {
      after: `${acknowledged} acknowledged, ${lost} lost, ready ${ready}, then ${recovered} of ${votesAfterRecovery}`,
      isMet: lost === 0 && recovered === votesAfterRecovery && log.includes('was replaced by another file'),
    };
  },
};
