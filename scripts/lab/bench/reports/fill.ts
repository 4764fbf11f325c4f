import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { rememberRevisions } from '../../../../src/feedback/votes/revisions.ts';
import { settleTotals } from '../../../../src/feedback/votes/totals.ts';
import type { RevisionsFile } from '../../../../src/knowledge/revision.ts';
import { dayMs } from '../../../../src/metrics/instants.ts';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { loadOrCreateKey } from '../../../../src/server/key-file.ts';
import { seededRandom } from '../../../../src/simulation/random.ts';
import { createSqliteStore } from '../../../../src/store/sqlite.ts';
import type { CorpusArticle } from '../../fixtures/corpus/corpus.ts';
import type { Progress } from '../../parts.ts';
import { fillQuestions, sealNewest } from './fill-questions.ts';
import { fillSearches } from './fill-searches.ts';

export interface Amounts {
  votes: number;
  searches: number;
  questions: number;
}

export interface Filling {
  amounts: Amounts;
  corpus: readonly CorpusArticle[];
  /** The texts that readers see. */
  texts: RevisionsFile;
  /** The report's day begins then; the newest record is from just before. Milliseconds since 1970. */
  until: number;
}

/** As long as site.yaml keeps them by default. */
const votesDays = 1095;
export const otherDays = 365;

/**
 * Fills a new SQLite file with what readers sent within the retention, in bulk. Votes are settled by the engine itself, as
 * its rounds of maintenance would have done.
 */
export async function fillDatabase(file: string, filling: Filling, progress: Progress): Promise<void> {
  const store = createSqliteStore({ file });
  await migrate(store);
  await rememberRevisions(store, filling.texts, filling.until - votesDays * dayMs);
  await store.close();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY');
  const random = seededRandom(1, 'reports');
  progress(`${filling.amounts.votes} votes`);
  fillVotes(database, filling);
  progress(`${filling.amounts.searches} failed searches`);
  fillSearches(database, filling, random);
  progress(`${filling.amounts.questions} questions`);
  fillQuestions(database, filling, random);
  database.close();
  progress('settling the votes');
  const settling = createSqliteStore({ file });
  await settleTotals(settling, filling.until);
  // The report finds the key beside the database.
  const sealer = createSealer(loadOrCreateKey(`${file}.key`), randomBytes);
  await sealNewest(settling, sealer, filling.corpus, seededRandom(1, 'asked'));
  await settling.close();
}

/**
 * Spread evenly over the retention; early articles have most of them. Which vote is for which article, and helpful or held
 * back, follows from multiplications of its number, so that SQLite can make them by itself.
 */
function fillVotes(database: DatabaseSync, { amounts: { votes }, texts, until }: Filling): void {
  database.exec('BEGIN; CREATE TEMP TABLE cast_on (number INTEGER PRIMARY KEY, article TEXT, locale TEXT, revision TEXT)');
  const add = database.prepare('INSERT INTO cast_on VALUES (?, ?, ?, ?)');
  for (const [number, { id, locale, revision }] of texts.articles.entries()) add.run(number, id, locale, revision);
  const count = texts.articles.length;
  const from = until - votesDays * dayMs;
  // Knuth, TAOCP 3, 6.4: multiplication by the golden ratio scatters consecutive numbers.
  const scattered = (salt: number): string => `((n * 2654435761 + ${salt} * 40503) % 4294967296) / 4294967296.0`;
  database.exec(`
    CREATE TEMP TABLE vote AS
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${votes})
    SELECT n, ${from} + CAST(n * ${votesDays * dayMs}.0 / ${votes + 1} AS INTEGER) AS at,
      CAST(${scattered(1)} * ${scattered(1)} * ${count} AS INTEGER) AS text,
      CASE WHEN ${scattered(7)} < 0.75 THEN 'helpful' ELSE 'not-helpful' END AS value,
      CASE WHEN n % 20 = 0 THEN 'device' ELSE '' END AS held
    FROM number`);
  const ballot = "printf('%013d%022d', at, n)";
  database.exec(`
    INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, held)
      SELECT ${ballot}, ${ballot}, article, locale, revision, value, 'public', at, held
      FROM vote CROSS JOIN cast_on ON number = text ORDER BY n;
    INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
      SELECT ballot, seq, at, article, locale, revision, edition, value, CASE WHEN held = '' THEN 1 ELSE 0 END
      FROM event ORDER BY seq;
    DROP TABLE vote; DROP TABLE cast_on; COMMIT`);
}
