import { type Action, authorize } from '../src/endpoint/authorize.ts';
import { MisuseError } from '../src/errors.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { tasks } from './feedback/index.ts';
import type { Task } from './feedback/task.ts';

const taskList = Object.entries(tasks).map(([name, { summary, accepts }]) => {
  const usage = accepts.includes('FILE') ? `${name} FILE` : name;
  return `  ${usage.padEnd(16)} ${summary}`;
});

await runCommand(
  {
    name: 'npm run feedback',
    summary: `Manages what readers sent.\n\n${taskList.join('\n')}`,
    positionals: `${Object.keys(tasks).join('|')} [FILE]`,
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
      force: { type: 'boolean', default: false },
    },
    help: {
      database: 'SQLite file or postgres:// address (default: KB_DATABASE)',
      out: 'export: file to write (default: standard output)',
      table: 'export: only this table',
      csv: 'export: CSV that is safe to open in a spreadsheet; needs --table',
      sql: 'revisions: print SQL for `npx wrangler d1 execute --file` instead of storing',
      settings: 'purge: feedback.json of a build (default: that of the last build)',
      'trust-clock': 'purge: trust the clock of this machine although it is far from the last trusted time',
      article: 'accept-surge: id of the article',
      locale: 'accept-surge: locale of its text',
      day: 'accept-surge: day in UTC, such as 2026-11-20',
      json: 'stats, restore: print JSON',
      force: 'restore: also replace a database that has rows from readers; it is kept beside the new one',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_AUDIENCE: editionVariables.KB_AUDIENCE,
      KB_DATABASE: 'default of --database (default: .data/jieda.db)',
    },
  },
  async ({ database = process.env['KB_DATABASE'] || '.data/jieda.db', ...options }, [name = '', file, ...rest]) => {
    const task = Object.hasOwn(tasks, name) ? tasks[name as Action] : undefined;
    if (task === undefined || rest.length > 0) {
      throw new MisuseError(
        name === '' ? 'A task is missing.' : `“${[name, ...rest].join(' ')}” is not a task.`,
        'See `npm run feedback -- --help`.',
      );
    }
    authorize({ kind: 'operator' }, name as Action);
    refuseUnaccepted(name, task, { ...options, FILE: file });
    await task.run({ ...options, database, FILE: file });
  },
);

/** Refuses options that a task would silently ignore: `export votes.ndjson` must not look as if it had written the file. */
function refuseUnaccepted(name: string, { accepts }: Task, given: Readonly<Record<string, string | boolean | undefined>>): void {
  const unaccepted = Object.entries(given).find(
    ([option, value]) => value !== undefined && value !== false && !accepts.some((accepted) => accepted === option),
  );
  if (unaccepted === undefined) return;
  const [option, value] = unaccepted;
  const hint =
    name === 'export' && option === 'FILE'
      ? `Name the file with --out: \`export --out ${value}\`.`
      : 'See `npm run feedback -- --help`.';
  throw new MisuseError(`\`${name}\` takes no ${option === 'FILE' ? `file, but got \`${value}\`` : `--${option}`}.`, hint);
}
