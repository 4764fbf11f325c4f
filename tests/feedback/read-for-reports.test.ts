import { describe, expect, test } from 'vitest';
import { recordComment } from '../../src/feedback/comments/comment.ts';
import { readComments } from '../../src/feedback/comments/read-comments.ts';
import { readSurveys } from '../../src/feedback/surveys/read-surveys.ts';
import { recordSurvey, type Survey } from '../../src/feedback/surveys/survey.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotalsBefore } from '../../src/feedback/votes/totals-before.ts';
import { readVotesDuring } from '../../src/feedback/votes/votes-during.ts';
import { cacheDaySalt } from '../../src/readers/day-salt.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createPostgresStore } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { postgresPools } from '../support/postgres-pools.ts';
import { arrival, countingRandom, hourMs, openStore, published, revisionsFile, sender, start, vote } from './builders.ts';

/** What the reports read, after the same readers have said the same. */
async function readAll(store: Store) {
  const random = countingRandom();
  await rememberRevisions(store, revisionsFile([published(), published({ id: 'invoice' })]), start);
  for (const [number, article] of ['refund', 'refund', 'refund', 'invoice'].entries()) {
    const now = start - 20 * hourMs + number * 7 * hourMs;
    const options = arrival(store, random, { now });
    const voted = await recordVote(store, options, vote({ article, value: 'not-helpful' }));
    if (!('ballot' in voted)) throw new Error(voted.outcome);
    const text = number === 1 ? undefined : `第 ${number} 条`;
    await recordComment(
      store,
      { audience: 'public', reasons: ['not-true'], now },
      { ballot: voted.ballot, reason: 'not-true', text, id: undefined },
    );
    await recordSurvey(
      store,
      {
        sender: sender({ address: `203.0.113.${number}`, agent: '' }),
        readDaySalt: cacheDaySalt(store, random),
        now,
        random,
      },
      { id: undefined, locale: 'zh-cn', csat: 1 + number, resolved: number > 1, reason: text, article } as Survey,
    );
  }
  const read = {
    comments: await readComments(store, 1),
    surveys: await readSurveys(store, { from: '2026-11-19', to: '2026-11-20' }, 2),
    during: await readVotesDuring(store, { from: '2026-11-20', to: '2026-11-20' }),
    totals: await readTotalsBefore(store, Date.parse('2026-11-20T00:00:00Z')),
  };
  await store.close();
  return read;
}

test('the votes of a day are those cast on it', async () => {
  const { during, totals } = await readAll(await openStore());
  const count = (some: { helpful: number; notHelpful: number }[]): number =>
    some.reduce((sum, { helpful, notHelpful }) => sum + helpful + notHelpful, 0);
  expect(count(during) + count(totals)).toBe(4);
  expect(during.map(({ article }) => article)).toContain('invoice');
});

describe('what the reports read', () => {
  const openPool = postgresPools();

  test('is the same from SQLite and from PostgreSQL', async () => {
    const fromSqlite = await readAll(await openStore());
    expect(fromSqlite).toMatchObject({
      comments: {
        counts: [
          { article: 'invoice', n: 1, withText: 1 },
          { article: 'refund', n: 3, withText: 2 },
        ],
        texts: [{ text: '第 3 条' }, { text: '第 2 条' }],
      },
      surveys: { withText: 3, texts: [{ csat: 4 }, { csat: 3 }] },
      totals: [{ article: 'refund', notHelpful: 2 }],
    });
    const postgres = createPostgresStore({ pool: await openPool() });
    await migrate(postgres);
    expect(await readAll(postgres)).toEqual(fromSqlite);
  });
});
