import { join } from 'node:path';
import { foldersOf } from '../src/edition/folders.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { collect } from '../src/reports/collect.ts';
import { renderReport } from '../src/reports/renderers/index.ts';
import { jsonOf } from '../src/reports/renderers/json.ts';
import { reportOf } from '../src/reports/report.ts';
import { writeReport } from '../src/reports/write-report.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run report',
    summary:
      'Writes what to write next: coverage, helpfulness with its uncertainty, staleness. Exit code 1 when files had errors and are not in it.',
    options: {
      out: { type: 'string', default: 'reports' },
      database: { type: 'string', default: process.env['KB_DATABASE'] || '.data/jieda.db' },
      revisions: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    help: {
      out: 'folder that is replaced by the new report',
      database: 'SQLite file with the votes, which need not exist, or postgres:// address; only read',
      revisions: 'list of the texts readers see now; need not exist (default: revisions.json of the last build)',
      json: 'print the report as JSON and write nothing',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_TODAY: editionVariables.KB_TODAY,
      KB_DATABASE: 'the default of --database (default: .data/jieda.db)',
    },
  },
  async ({ out, database, revisions, json }) => {
    const environment = readEnvironment(process.env);
    const revisionsFile = revisions ?? join(foldersOf(environment).outDir, 'revisions.json');
    const report = reportOf(await collect({ ...environment, database, revisionsFile }));
    if (json) {
      process.stdout.write(jsonOf(report));
    } else {
      await writeReport(out, renderReport(report));
      const { articles, overdue, gaps } = report.summary;
      console.log(
        `${out}/index.html: ${articles} articles, ${overdue} overdue, ${gaps} gaps${report.votes.recorded ? '' : '; no vote database yet'}.`,
      );
    }
    const { error } = report.findings;
    if (error > 0)
      console.error(`${error} errors in the content; files with errors are not in the report. See \`npm run check\`.`);
    return error > 0 ? 1 : 0;
  },
);
