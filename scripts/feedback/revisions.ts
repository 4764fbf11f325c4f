import { parse } from '../../src/errors.ts';
import { rememberRevisions, revisionStatements } from '../../src/feedback/votes/revisions.ts';
import { revisionsFileSchema } from '../../src/knowledge/revision.ts';
import { databaseName } from '../../src/store/open-store.ts';
import { inlineAll } from '../../src/store/sqlite/sql-text.ts';
import { withStore } from './databases.ts';
import { readJson } from './files.ts';
import { requireFile, type Task } from './task.ts';

export const revisions: Task = {
  summary: 'stores the revisions of a build; a step of deployment unless the Node entry serves the site',
  accepts: ['FILE', 'sql'],
  async run({ database, FILE, sql }) {
    const path = requireFile(FILE);
    const file = parse(revisionsFileSchema, await readJson(path), `${path} is not a list of revisions.`);
    if (sql) {
      for (const text of inlineAll(revisionStatements(file, Date.now()))) process.stdout.write(`${text};\n`);
      return;
    }
    await withStore(database, (store) => rememberRevisions(store, file, Date.now()));
    console.log(`Revisions of the ${file.audience} edition in ${databaseName(database)}: ${file.articles.length}.`);
  },
};
