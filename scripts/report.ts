import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { foldersOf } from '../src/edition/folders.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { figuresFile } from '../src/knowledge/knowledge-base.ts';
import { saveMemory } from '../src/own-process.ts';
import { readFindings } from '../src/publishing/alerts/read-inputs.ts';
import { collect } from '../src/reports/collect.ts';
import { withFindings } from '../src/reports/digests/items.ts';
import { writeDigests } from '../src/reports/digests/write-digests.ts';
import { collectPatchSources } from '../src/reports/patch/collect-sources.ts';
import { proposalsPatch } from '../src/reports/patch/proposals-patch.ts';
import { readPeriod } from '../src/reports/period.ts';
import { formats, renderReport } from '../src/reports/renderers/index.ts';
import { jsonOf } from '../src/reports/renderers/json.ts';
import { reportOf } from '../src/reports/report.ts';
import { writeReport } from '../src/reports/write-report.ts';
import { editionVariables, readChoice, readCount, runCommand } from './command-line.ts';
import { openAskedWith } from './report/open-asked.ts';
import { sendDigests } from './report/send-digests.ts';

await runCommand(
  {
    name: 'npm run report',
    summary:
      'Reports what to write next: coverage, failed searches, helpfulness with its uncertainty, comments, satisfaction, staleness. Exits with 1 when content files have errors and are left out.',
    options: {
      out: { type: 'string' },
      database: { type: 'string' },
      revisions: { type: 'string' },
      site: { type: 'string' },
      digests: { type: 'string' },
      weeks: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      visits: { type: 'string' },
      format: { type: 'string', default: formats.join(',') },
      'fail-on': { type: 'string', default: 'error' },
      figures: { type: 'string' },
      send: { type: 'boolean', default: false },
      findings: { type: 'string' },
      'closed-questions': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      out: 'folder to write, replacing an earlier report (default: reports beside the content, where builds look for it)',
      database:
        'SQLite file with votes and searches, which need not exist, or postgres:// address; never written to without --send (default: KB_DATABASE)',
      revisions: 'list of the texts that readers see now (default: revisions.json of the last build; without one, the content)',
      site: 'built site to search for what readers did not find; need not exist (default: the last build)',
      digests:
        'also write a Markdown file to this folder for each owner with something new since the last run: questions, broken articles, reviews',
      weeks: 'number of weeks to report on, 1 to 99 (default: 4)',
      since: 'first day to report on, such as 2026-11-01; instead of --weeks',
      until: 'last day to report on (default: today)',
      visits: 'CSV of visits to articles with the columns page and visits, and day if there is one; part of demand',
      format: 'what to write, separated by commas',
      'fail-on': 'what makes it exit with 1: error (the content has errors), or alert (that, or an alert stands)',
      figures:
        'CSV of visits, customers and handling hours for the scorecard (default: figures.csv of the content folder, if it exists)',
      send: 'also put what is new for each owner, and alerts, into the outbox of the database, which `npm run questions -- deliver` and the server send by mail and webhook: a digest once a week, alerts at once, nothing twice',
      findings:
        'what `npm run --silent check -- --outside --json` printed: digests also tell of links to other sites that no longer work',
      'closed-questions':
        'do not decrypt what was asked: questions are counted by kind and category only (default: with the key, topics include them)',
      json: 'print the report as JSON and write no files',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_TODAY: editionVariables.KB_TODAY,
      KB_DATABASE: 'the default of --database (default: .data/jieda.db)',
      KB_KEY:
        'what questions are encrypted with, to group them by topic (default: the key file beside the database, if there is one)',
      KB_KEY_OLD: 'the key before it, until rotate-key is done',
    },
  },
  async ({
    out: named,
    database = process.env['KB_DATABASE'] || '.data/jieda.db',
    revisions,
    site,
    digests,
    send,
    findings,
    json,
    ...options
  }) => {
    saveMemory();
    const environment = readEnvironment(process.env);
    const period = readPeriod(
      { ...options, weeks: options.weeks === undefined ? undefined : readCount('weeks', options.weeks, 99) },
      environment.today,
    );
    const wanted = options.format.split(',').map((format) => readChoice('a format', format.trim(), formats));
    const failOn = readChoice('a reason to fail', options['fail-on'], ['error', 'alert']);
    const { outDir, fragileFile, fragmentsDir, reportsDir } = foldersOf(environment);
    const out = named ?? (relative('.', reportsDir) || '.');
    const siteDir = site ?? outDir;
    const revisionsFile = revisions ?? join(siteDir, 'revisions.json');
    const defaultFigures = join(environment.contentDir, figuresFile);
    const now = Date.now();
    const input = await collect({
      ...environment,
      database,
      revisionsFile,
      fragileFile,
      fragmentsDir,
      siteDir,
      figuresFile: options.figures ?? (existsSync(defaultFigures) ? defaultFigures : undefined),
      now,
      period,
      visitsFile: options.visits,
      sealer: options['closed-questions'] ? undefined : openAskedWith(database, process.env),
    });
    const report = reportOf(input);
    if (json) {
      process.stdout.write(jsonOf(report));
    } else {
      const sources = await collectPatchSources(environment.contentDir, input, report.searches.proposals);
      const patch = { path: 'proposals.patch', text: proposalsPatch(report.searches, sources) };
      // Nothing of a simulation belongs in the content.
      await writeReport(out, renderReport(report, input.look, wanted, report.simulated === null ? [patch] : []));
      const { articles, overdue, gaps } = report.summary;
      console.log(
        `${wanted.includes('html') ? `${out}/index.html` : out}: ${report.simulated === null ? '' : 'simulated data; '}${articles} articles, ${overdue} overdue, ${gaps} gaps${report.votes.recorded ? '' : '; no database yet'}.`,
      );
    }
    const told =
      findings === undefined ? input : { ...input, articles: withFindings(input.articles, await readFindings(findings)) };
    if (send) console.error(await sendDigests(database, report, told, { contentDir: environment.contentDir, now }));
    if (digests !== undefined) {
      const written = await writeDigests(digests, report, told);
      console.error(
        written.length === 0
          ? `${digests}: nothing is new for anybody.`
          : `${digests}: digests for ${written.map(({ owner }) => owner).join(', ')}.`,
      );
    }
    const { error } = report.findings;
    if (error > 0)
      console.error(`The content has ${error} errors; files with errors are not in the report. \`npm run check\` lists them.`);
    return error > 0 || (failOn === 'alert' && report.alerts.alerts.length > 0) ? 1 : 0;
  },
);
