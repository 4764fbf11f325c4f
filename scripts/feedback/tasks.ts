import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { foldersOf } from '../../src/edition/folders.ts';
import { MisuseError, parse, UserError } from '../../src/errors.ts';
import { acceptSurge } from '../../src/feedback/votes/held-back.ts';
import { rememberRevisions, revisionStatements } from '../../src/feedback/votes/revisions.ts';
import { rebuildTotals } from '../../src/feedback/votes/totals.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { defaultFeedbackSettings, feedbackSettingsSchema } from '../../src/knowledge/feedback-settings.ts';
import { dateField } from '../../src/knowledge/fields.ts';
import { revisionsFileSchema } from '../../src/knowledge/revision.ts';
import { forgetSalts } from '../../src/readers/day-salt.ts';
import { checkClock, describeDoubt, trustClock } from '../../src/records/clock.ts';
import { exportCsv, exportJson } from '../../src/records/export.ts';
import { importJson } from '../../src/records/import.ts';
import { forgetPassing } from '../../src/records/maintain.ts';
import { purgeExpired } from '../../src/records/purge.ts';
import { readStats } from '../../src/records/stats.ts';
import { exportedTableNames, isExportedTable } from '../../src/records/tables.ts';
import { backupSqlite } from '../../src/store/backup-sqlite.ts';
import { migrate } from '../../src/store/migrate.ts';
import { databaseName, isPostgresUrl, openStore } from '../../src/store/open-store.ts';
import { inline } from '../../src/store/postgres-text.ts';
import { type Store, StoreError } from '../../src/store/store.ts';

export interface TaskOptions {
  database: string;
  file: string | undefined;
  out?: string | undefined;
  table?: string | undefined;
  csv: boolean;
  sql: boolean;
  settings?: string | undefined;
  /** The operator has looked at the clock. */
  isClockTrusted: boolean;
  article?: string | undefined;
  locale?: string | undefined;
  day?: string | undefined;
  json: boolean;
}

/** Rows of these are there to be forgotten: they are in no copy. */
const neverCopied = ['salt', 'seen', 'request', 'demand_reader'];

export type FeedbackTask = keyof typeof feedbackTasks;

/** Options each of them takes besides --database, and whether a file follows it. */
export const taken = {
  revisions: ['FILE', 'sql'],
  export: ['out', 'table', 'csv'],
  import: ['FILE'],
  backup: ['FILE'],
  purge: ['settings', 'trust-clock'],
  'accept-surge': ['article', 'locale', 'day'],
  rebuild: [],
  stats: ['json'],
} as const satisfies Record<FeedbackTask, readonly string[]>;

/** What each word after `npm run feedback --` does. */
export const feedbackTasks = {
  async revisions({ database, file, sql }: TaskOptions) {
    const revisions = parse(revisionsFileSchema, await readJson(requireFile(file)), `${file} is not a list of revisions.`);
    if (sql) {
      for (const each of revisionStatements(revisions, Date.now())) process.stdout.write(`${inline(each)};\n`);
      return;
    }
    await withStore(database, (store) => rememberRevisions(store, revisions, Date.now()));
    console.log(
      `${revisions.articles.length} texts of the ${revisions.audience} edition are known to ${databaseName(database)}.`,
    );
  },

  async export({ database, table, csv, out }: TaskOptions) {
    if (table !== undefined && !isExportedTable(table))
      throw new MisuseError(`\`${table}\` is no table that is exported.`, `Name one of ${exportedTableNames.join(', ')}.`);
    if (csv && table === undefined)
      throw new MisuseError('CSV holds one table.', `Add --table with one of ${exportedTableNames.join(', ')}.`);
    await withStore(existing(database), async (store) => {
      const lines =
        csv && table !== undefined
          ? exportCsv(store, table)
          : exportJson(store, table === undefined ? exportedTableNames : [table]);
      let rows = 0;
      const tell = progress('rows written');
      const told = countLines(lines, (count) => {
        rows = count;
        tell(count);
      });
      if (out === undefined) return pipeline(Readable.from(told), process.stdout, { end: false });
      await writeNew(out, told);
      console.log(`${csv ? rows - 1 : rows} rows are in ${out}.`);
    });
  },

  async import({ database, file }: TaskOptions) {
    const path = requireFile(file);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true)
      throw new UserError(`There is no file ${path}.`, 'Name a file that `npm run feedback -- export` wrote.');
    const stored = await withStore(database, (store) => {
      // Made where it is read: lines that come before somebody listens are lost.
      const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
      return importJson(store, lines, Date.now(), progress('lines read'));
    });
    console.log(`${stored} rows are new in ${databaseName(database)}.`);
  },

  async backup({ database, file }: TaskOptions) {
    const path = requireFile(file);
    if (isPostgresUrl(database))
      throw new UserError(
        'A PostgreSQL server is backed up by its own tools.',
        `Use pg_dump with ${neverCopied.map((table) => `--exclude-table-data=${table}`).join(' ')}, or \`npm run feedback -- export\`.`,
      );
    console.log(`${backupSqlite(database, path, neverCopied)} rows are in ${path}.`);
  },

  async purge({ database, settings, isClockTrusted }: TaskOptions) {
    const file = settings ?? join(foldersOf(readEnvironment(process.env)).outDir, 'feedback.json');
    if (settings !== undefined && !existsSync(file))
      throw new UserError(`There is no file ${file}.`, 'Name the feedback.json of a build.');
    const known = existsSync(file)
      ? parse(feedbackSettingsSchema, await readJson(file), `${file} is broken.`)
      : defaultFeedbackSettings;
    await withStore(existing(database), async (store) => {
      await requireClock(store, isClockTrusted);
      const tell = progress('votes');
      const { votes, comments, demand } = await purgeExpired(store, known, Date.now(), (purged) => tell(purged.votes));
      await forgetSalts(store, Date.now());
      await forgetPassing(store, known, Date.now());
      await store.scrub(['salt']);
      console.log(
        `Deleted: ${votes} votes (they stay in the totals), ${comments} comments and surveys, ${demand} texts and counters of searches.`,
      );
    });
  },

  async 'accept-surge'({ database, article, locale, day }: TaskOptions) {
    if (article === undefined || locale === undefined || day === undefined)
      throw new MisuseError(
        'A surge is named by its article, locale and day.',
        'Add --article, --locale and --day as the report names them.',
      );
    if (!dateField.safeParse(day).success)
      throw new MisuseError(`--day cannot be \`${day}\`.`, 'Give a day as the report writes it, such as 2026-11-20.');
    const accepted = await withStore(existing(database), (store) =>
      acceptSurge(store, { article, locale, edition: 'public', day }),
    );
    console.log(
      accepted === 0
        ? `No vote on ${locale}/${article} is held back as a surge of ${day}.`
        : `Counted now: ${accepted} votes on ${locale}/${article} of ${day}.`,
    );
  },

  async rebuild({ database }: TaskOptions) {
    await withStore(existing(database), async (store) => {
      await rebuildTotals(store, Date.now());
      const { votes } = await readStats(store);
      console.log(`Counted anew: ${votes.helpful} helpful, ${votes.notHelpful} not helpful, ${votes.heldBack} held back.`);
    });
  },

  async stats({ database, json }: TaskOptions) {
    const stats = await withStore(existing(database), readStats);
    if (json) return void process.stdout.write(`${JSON.stringify(stats, null, 2)}\n`);
    const { helpful, notHelpful, heldBack } = stats.votes;
    console.log(
      [
        `Votes      ${helpful} helpful, ${notHelpful} not helpful, ${heldBack} held back`,
        `From, to   ${stats.firstVote ?? '–'}, ${stats.lastVote ?? '–'}`,
        ...Object.entries(stats.rows).map(([table, rows]) => `${table.padEnd(14)} ${rows}`),
      ].join('\n'),
    );
  },
} satisfies Record<string, (options: TaskOptions) => Promise<void>>;

async function withStore<T>(database: string, task: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(database);
  try {
    await migrate(store);
    return await task(store);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new UserError(
      `${databaseName(database)} cannot be used: ${error.message}`,
      'Make sure that it can be reached and has room, then try again.',
      {
        cause: error,
      },
    );
  } finally {
    await store.close();
  }
}

/** What a wrong clock deletes is gone. */
async function requireClock(store: Store, isClockTrusted: boolean): Promise<void> {
  if (isClockTrusted) return trustClock(store, Date.now());
  const doubt = await checkClock(store, Date.now());
  if (doubt !== undefined)
    throw new UserError(describeDoubt(doubt), 'Check the time of this machine; if it is right, add --trust-clock.');
}

/** A misspelt name must not look like an empty database. */
function existing(database: string): string {
  if (isPostgresUrl(database) || existsSync(database)) return database;
  throw new UserError(`There is no database ${database}.`, 'Name it with KB_DATABASE or --database.');
}

function requireFile(file: string | undefined): string {
  if (file === undefined)
    throw new MisuseError('A file is missing.', 'Name it after the word. See `npm run feedback -- --help`.');
  return file;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read as JSON: ${(error as Error).message}`, 'Name a file that a build has written.', {
      cause: error,
    });
  }
}

/**
 * A file that is not there yet, readable by its owner alone; when anything fails it is gone again, so that half an
 * export is never taken for one.
 *
 * @throws UserError when it cannot be made
 */
async function writeNew(path: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(path)) throw new UserError(`${path} exists already.`, 'An export overwrites nothing: name another file.');
  try {
    await pipeline(Readable.from(lines), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    // Made by somebody else a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true });
    if (error instanceof StoreError) throw error;
    throw new UserError(
      `${path} cannot be written: ${(error as Error).message}.`,
      'Name a file in a folder that is there, that this user may write to and that has room.',
      { cause: error },
    );
  }
}

async function* countLines(lines: AsyncIterable<string>, tell: (count: number) => void): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    yield line;
    tell(++count);
  }
}

/** On standard error, once a second at most. */
function progress(what: string): (count: number) => void {
  let toldAt = performance.now();
  return (count) => {
    if (performance.now() - toldAt < 1_000) return;
    toldAt = performance.now();
    console.error(`${count} ${what}`);
  };
}
