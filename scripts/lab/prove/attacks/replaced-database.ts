import { renameSync } from 'node:fs';
import { backupSqlite } from '../../../../src/store/sqlite/backup.ts';
import { type Misfortune, proveMisfortune } from '../lost-database.ts';
import type { Attack } from './attack.ts';

/** A restore without stopping the server: a backup takes the place of the file, and the log of the old one stays. */
export const replacement: Misfortune = {
  happen(database) {
    backupSqlite(database, `${database}.backup`, []);
    renameSync(`${database}.backup`, database);
  },
  keepsEarlier: true,
};

export const replacedDatabase: Attack = {
  name: 'backup put in the place of the database while the server writes',
  before: '100 of 100 later votes acknowledged and lost, ready said 200',
  limit: '0 acknowledged votes lost, and the log tells of it',
  async run() {
    const { acknowledged, lost, ready, recovered, log } = await proveMisfortune(replacement);
    return {
      after: `${acknowledged} acknowledged, ${lost} lost, ready ${ready}, then ${recovered} of 50`,
      isMet: lost === 0 && recovered === 50 && log.includes('was replaced by another file'),
    };
  },
};
