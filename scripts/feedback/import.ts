import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { UserError } from '../../src/errors.ts';
import { importJson } from '../../src/records/import.ts';
import { databaseName } from '../../src/store/open-store.ts';
import { withStore } from './databases.ts';
import { createProgress } from './progress.ts';
import { requireFile, type Task } from './task.ts';

export const importTask: Task = {
  summary: 'imports an export; existing rows stay as they are, ballots and totals are rebuilt',
  accepts: ['FILE'],
  async run({ database, FILE }) {
    const path = requireFile(FILE);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true)
      throw new UserError(`There is no file ${path}.`, 'Name a file that `npm run feedback -- export` wrote.');
    const stored = await withStore(database, (store) => {
      // Created where it is read at once, because readline drops lines that arrive before anyone listens.
      const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
      return importJson(store, lines, Date.now(), createProgress('lines read'));
    });
    console.log(`Imported ${stored} new rows into ${databaseName(database)}.`);
  },
};
