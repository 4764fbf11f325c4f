import { existsSync } from 'node:fs';
import { UserError } from '../../src/errors.ts';
import { readStats, type Stats } from '../../src/records/stats.ts';
import { exportedTables } from '../../src/records/tables.ts';
import { isPostgresUrl } from '../../src/store/open-store.ts';
import { stageSqlite } from '../../src/store/sqlite/restore.ts';
import { withReadOnlyStore, withStore } from './databases.ts';
import { requireFile, type Task } from './task.ts';

export const restore: Task = {
  summary: 'makes a backup, or what a crash left of a database (with its -wal file beside it), the SQLite database',
  accepts: ['FILE', 'force', 'json'],
  async run({ database, FILE, force = false, json = false }) {
    const source = requireFile(FILE);
    if (isPostgresUrl(database))
      throw new UserError(
        'A PostgreSQL server is restored with its own tools.',
        'Use pg_restore, or `npm run feedback -- import FILE` with an export.',
      );
    const staged = stageSqlite(source, database);
    try {
      const stats = await withStore(staged.file, readStats);
      if (!force) await refuseLoss(database);
      const aside = staged.install();
      if (json) return void process.stdout.write(`${JSON.stringify({ ...stats, aside: aside ?? null }, null, 2)}\n`);
      console.log(describe(source, database, stats, aside));
    } finally {
      staged.discard();
    }
  },
};

/** @throws UserError when the present database has anything from readers, or cannot be read */
async function refuseLoss(database: string): Promise<void> {
  if (!existsSync(database)) return;
  const hint = 'With --force it is replaced, and kept beside the new one.';
  let rows: Stats['rows'];
  try {
    ({ rows } = await withReadOnlyStore(database, readStats));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (/has no tables yet/.test(error.message)) return;
    throw new UserError(`Nobody can tell what is in ${database}: ${error.message}`, hint, { cause: error });
  }
  // Revisions are stored by the server when it starts, before any reader has sent anything.
  const filled = exportedTables.filter(({ name }) => name !== 'revision' && (rows[name] ?? 0) > 0);
  if (filled.length === 0) return;
  const counts = filled.map(({ name }) => `${rows[name]} in ${name}`).join(', ');
  throw new UserError(`${database} has rows from readers: ${counts}.`, hint);
}

function describe(source: string, database: string, { rows, votes, lastVote }: Stats, aside: string | undefined): string {
  const { event = 0, comment = 0, survey = 0 } = rows;
  return [
    `Restored ${database} from ${source}: ${event} events, ${comment} comments, ${survey} surveys.`,
    `Votes: ${votes.helpful} helpful, ${votes.notHelpful} not helpful, ${votes.heldBack} held back; ${lastVote === null ? 'none yet' : `the last one ${lastVote}`}.`,
    ...(aside === undefined ? [] : [`What was there is kept as ${aside}.`]),
    'A server that is running opens it by itself. KB_KEY must be the one of that time: it is not part of a database.',
  ].join('\n');
}
