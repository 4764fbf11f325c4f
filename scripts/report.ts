import { join, relative } from 'node:path';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { collect, collectPatchSources } from '../src/reports/collect.ts';
import { proposalsPatch } from '../src/reports/patch/proposals-patch.ts';
import { renderReport } from '../src/reports/renderers/index.ts';
import { jsonOf } from '../src/reports/renderers/json.ts';
import { reportOf } from '../src/reports/report.ts';
import { writeReport } from '../src/reports/write-report.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run report',
    summary:
      'Writes what to write next: coverage, searches that failed, helpfulness with its uncertainty, comments, satisfaction, staleness. Exit code 1 when files had errors and are not in it.',
    options: {
      out: { type: 'string' },
      database: { type: 'string' },
      revisions: { type: 'string' },
      site: { type: 'string' },
      weeks: { type: 'string', default: '4' },
      json: { type: 'boolean', default: false },
    },
    help: {
      out: 'folder that is replaced by the new report (default: reports beside the content, where its pages look)',
      database:
        'SQLite file with votes and searches, which need not exist, or postgres:// address; only read (default: KB_DATABASE)',
      revisions: 'list of the texts readers see now; need not exist (default: revisions.json of the last build)',
      site: 'built site whose search is asked what readers did not find; need not exist (default: the last build)',
      weeks: 'how many weeks of searches and ratings are looked at',
      json: 'print the report as JSON and write nothing',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_TODAY: editionVariables.KB_TODAY,
      KB_DATABASE: 'the default of --database (default: .data/jieda.db)',
    },
  },
  async ({ out: named, database = process.env['KB_DATABASE'] || '.data/jieda.db', revisions, site, weeks, json }) => {
    const environment = readEnvironment(process.env);
    const { outDir, fragileFile, reportsDir } = foldersOf(environment);
    const out = named ?? (relative('.', reportsDir) || '.');
    const siteDir = site ?? outDir;
    const revisionsFile = revisions ?? join(siteDir, 'revisions.json');
    const now = Date.now();
    const input = await collect({
      ...environment,
      database,
      revisionsFile,
      contractFile: fragileFile,
      siteDir,
      now,
      weeks: readWeeks(weeks),
    });
    const report = reportOf(input);
    if (json) {
      process.stdout.write(jsonOf(report));
    } else {
      const sources = await collectPatchSources(environment.contentDir, input, report.searches.proposals);
      const patch = { path: 'proposals.patch', text: proposalsPatch(report, sources) };
      await writeReport(out, [...renderReport(report), patch]);
      const { articles, overdue, gaps } = report.summary;
      console.log(
        `${out}/index.html: ${articles} articles, ${overdue} overdue, ${gaps} gaps${report.votes.recorded ? '' : '; no database yet'}.`,
      );
    }
    const { error } = report.findings;
    if (error > 0)
      console.error(`${error} errors in the content; files with errors are not in the report. See \`npm run check\`.`);
    return error > 0 ? 1 : 0;
  },
);

/** @throws MisuseError */
function readWeeks(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new MisuseError(`\`--weeks ${text}\` is no number of weeks.`, 'Give a whole number from 1 to 99.');
}
