import { authorize } from '../src/endpoint/authorize.ts';
import { MisuseError } from '../src/errors.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { type FeedbackTask, feedbackTasks, taken } from './feedback/tasks.ts';

await runCommand(
  {
    name: 'npm run feedback',
    summary: `Takes care of what readers sent.

  revisions FILE   takes in what a build published; a step of deployment where no Node entry serves the site
  export           writes votes, comments, surveys, demand and counters as lines of JSON, or one table as CSV
  import FILE      takes in an export; what is there already stays, ballots and totals are made again
  backup FILE      copies a SQLite database while it is served, without salts and tags
  purge            deletes what is older than its retention and what may not be kept, in small steps
  accept-surge     counts the votes that an article's surge of a day held back; the report names them
  rebuild          makes ballots and totals again from nothing but the events
  stats            says how much there is`,
    positionals: 'revisions|export|import|backup|purge|accept-surge|rebuild|stats [FILE]',
    options: {
      database: { type: 'string' },
      out: { type: 'string' },
      table: { type: 'string' },
      csv: { type: 'boolean', default: false },
      sql: { type: 'boolean', default: false },
      settings: { type: 'string' },
      'trust-clock': { type: 'boolean', default: false },
      article: { type: 'string' },
      locale: { type: 'string' },
      day: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    help: {
      database: 'SQLite file or postgres:// address (default: KB_DATABASE)',
      out: 'export: file to write (default: standard output)',
      table: 'export: only this table',
      csv: 'export: CSV that no spreadsheet takes for formulas; needs --table',
      sql: 'revisions: print SQL instead of storing, for `npx wrangler d1 execute --file`',
      settings: 'purge: feedback.json of a build (default: that of the last build)',
      'trust-clock': 'purge: although the time of this machine is far from what was stored last',
      article: 'accept-surge: id of the article',
      locale: 'accept-surge: locale of its text',
      day: 'accept-surge: the day in UTC, 2026-11-20',
      json: 'stats: print JSON',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_AUDIENCE: editionVariables.KB_AUDIENCE,
      KB_DATABASE: 'the default of --database (default: .data/jieda.db)',
    },
  },
  async ({ database = process.env['KB_DATABASE'] || '.data/jieda.db', ...options }, [name = '', file, ...rest]) => {
    const task = Object.hasOwn(feedbackTasks, name) ? feedbackTasks[name as FeedbackTask] : undefined;
    if (task === undefined || rest.length > 0) {
      throw new MisuseError(
        name === '' ? 'Say what to do.' : `“${[name, ...rest].join(' ')}” is not something this command does.`,
        'See `npm run feedback -- --help`.',
      );
    }
    authorize({ kind: 'operator' }, name as FeedbackTask);
    refuseForeign(name as FeedbackTask, { ...options, FILE: file });
    await task({ ...options, isClockTrusted: options['trust-clock'], database, file });
  },
);

/** What a task would silently leave aside: `export votes.ndjson` must not look as if it had written the file. */
function refuseForeign(name: FeedbackTask, given: Readonly<Record<string, string | boolean | undefined>>): void {
  const takes: readonly string[] = taken[name];
  const foreign = Object.entries(given).find(
    ([option, value]) => value !== undefined && value !== false && !takes.includes(option),
  );
  if (foreign === undefined) return;
  const [option, value] = foreign;
  const hint =
    name === 'export' && option === 'FILE'
      ? `Name the file with --out: \`export --out ${value}\`.`
      : 'See `npm run feedback -- --help`.';
  throw new MisuseError(
    `\`${name}\` takes no ${option === 'FILE' ? `file; \`${value}\` is one too many` : `--${option}`}.`,
    hint,
  );
}
