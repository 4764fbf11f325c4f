import { existsSync } from 'node:fs';
import { MisuseError } from '../../src/errors.ts';
import { withRemoteShell } from '../../src/publishing/server/remote-shell.ts';
import { parseTarget } from '../../src/publishing/server/target.ts';
import { exportDatabase } from '../../src/publishing/workers/export-database.ts';
import { wrangler } from '../../src/publishing/workers/wrangler.ts';
import type { DeployTask } from './task.ts';
import { database as workersDatabase } from './workers.ts';

export const database: DeployTask = {
  summary: 'copies the live database to a new SQLite file, for the report: a server’s latest backup, or that of the Worker',
  argument: 'FILE',
  accepts: ['from'],
  async run({ argument: file, from = '' }) {
    if (from === '') {
      console.log('No live database is named: the report will have no votes.');
      return 0;
    }
    if (existsSync(file)) throw new MisuseError(`${file} exists already.`, 'Name a new file.');
    if (from === 'workers') {
      await exportDatabase(wrangler, workersDatabase, file);
    } else {
      const target = parseTarget(from);
      const { DEPLOY_KEY: key, DEPLOY_KNOWN_HOSTS: knownHosts } = process.env;
      await withRemoteShell(target, { key, knownHosts }, (shell) => shell.fetch(target.folder, file));
    }
    console.log(`Copied to ${file}.`);
    return 0;
  },
};
