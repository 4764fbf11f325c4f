import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDaySalt } from '../../src/feedback/day-salt.ts';
import { lastDays, readDemand, recordFailedSearch } from '../../src/feedback/demand.ts';
import { recordVote } from '../../src/feedback/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/revisions.ts';
import { recordSurvey } from '../../src/feedback/survey.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../src/feedback/totals.ts';
import { voteValues } from '../../src/feedback/vote.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs, dayOf } from '../../src/metrics/instants.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type Store, statement } from '../../src/store/store.ts';
import {
  arrival,
  countingRandom,
  firstText,
  hourMs,
  key,
  maintainLater,
  published,
  revisionsFile,
  secondText,
  start,
  uuid,
  vote,
} from './builders.ts';

const articles = ['refund', 'invoice'];
const texts = [firstText, secondText];
const editions = ['public', 'internal'] as const;

/** One post: of a reader who votes anew, or who changes the vote of an earlier post. */
const post = fc.record({
  article: fc.constantFrom(...articles),
  revision: fc.constantFrom(...texts),
  value: fc.constantFrom(...voteValues),
  edition: fc.constantFrom(...editions),
  id: fc.option(fc.nat(5)),
  changes: fc.option(fc.nat(5)),
  hoursLater: fc.nat(10),
  reader: fc.nat(1),
});

/**
 * What the endpoint promises, whatever the store.
 *
 * @param open a store over an empty database; the one before is closed by then
 * @param numRuns histories that are compared with the model
 */
export function testVoting(name: string, open: () => Promise<Store>, { numRuns = 20 } = {}): void {
  describe(`votes in ${name}`, () => {
    let store: Store;
    let random = countingRandom();

    async function openMigrated(): Promise<Store> {
      const opened = await open();
      await migrate(opened);
      return opened;
    }

    beforeEach(async () => {
      store = await openMigrated();
      random = countingRandom();
      await rememberRevisions(store, revisionsFile([published(), published({ revision: secondText })]), start);
    });
    afterEach(() => store.close());

    it('counts what a plain model counts, and the same again when rebuilt from the events', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(post, { maxLength: 25 }), async (posts) => {
          await store.close();
          store = await openMigrated();
          const all = articles.flatMap((id) => texts.map((revision) => published({ id, revision })));
          for (const edition of editions) await rememberRevisions(store, revisionsFile(all, edition), start);

          random = countingRandom();
          const model = new Map<string, { says: string; isTrusted: boolean }>();
          const seen = new Map<string, number>();
          const readDaySalt = keepDaySalt(store, random);
          const see = (tag: string): boolean => {
            seen.set(tag, (seen.get(tag) ?? 0) + 1);
            return (seen.get(tag) ?? 0) <= 3;
          };
          const ballots: string[] = [];
          let now = start;
          for (const { article, revision, value, edition, id, changes, hoursLater, reader: number } of posts) {
            now += hoursLater * hourMs;
            await settleTotals(store, now);
            const ballot = changes === null ? undefined : ballots[changes];
            const body = vote({ article, revision, value, ...(id !== null && { id: uuid(id) }), ...(ballot && { ballot }) });
            const reader = { address: `203.0.113.${number}`, agent: 'Test' };
            const result = await recordVote(store, arrival(store, random, { edition, now, reader, readDaySalt }), body);
            if (result.outcome !== 'stored') continue;
            if (ballot === undefined) ballots.push(result.ballot);
            const before = ballot === undefined ? undefined : model.get(ballot);
            const tag = [number, dayOf(now), article, revision, edition].join(' ');
            const isMoved = before !== undefined && before.says.split(' ')[2] !== revision;
            const isTrusted = (before?.isTrusted ?? true) && (before !== undefined && !isMoved ? true : see(tag));
            model.set(result.ballot, { says: [article, edition, revision, value].join(' '), isTrusted });
          }

          const live = await readTotals(store);
          const counted = live.flatMap(({ article, edition, revision, helpful, notHelpful, heldBack }) => [
            ...Array<string>(helpful).fill([article, edition, revision, 'helpful'].join(' ')),
            ...Array<string>(notHelpful).fill([article, edition, revision, 'not-helpful'].join(' ')),
            ...Array<string>(heldBack).fill([article, edition, revision, 'held back'].join(' ')),
          ]);
          expect(counted.toSorted()).toEqual(
            [...model.values()]
              .map(({ says, isTrusted }) => (isTrusted ? says : says.replace(/ [a-z-]+$/, ' held back')))
              .toSorted(),
          );

          await settleTotals(store, now + 3 * dayMs);
          expect(await readTotals(store)).toEqual(live);
          const recent = 'SELECT count(*) AS n FROM ballot WHERE ballot >= (SELECT horizon FROM settled)';
          expect(await store.query(statement(recent))).toEqual([{ n: 0 }]);

          const ballotsBefore = await store.query(statement('SELECT * FROM ballot ORDER BY ballot'));
          await rebuildTotals(store, now + 3 * dayMs);
          expect(await readTotals(store)).toEqual(live);
          expect(await store.query(statement('SELECT * FROM ballot ORDER BY ballot'))).toEqual(ballotsBefore);
        }),
        { numRuns },
      );
    });

    it('count once under one id that arrives many times at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, () => recordVote(store, arrival(store, random), vote({ id: uuid(1) }))),
      );
      expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(9).fill('duplicate'), 'stored']);
      expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 0 }]);
    });

    it('move the count by three at most when they come from one device group at once', async () => {
      const options = arrival(store, random, { reader: { address: '203.0.113.1', agent: 'Test' } });
      await Promise.all(Array.from({ length: 60 }, () => recordVote(store, options, vote())));
      expect(await readTotals(store)).toMatchObject([{ helpful: 3, heldBack: 57 }]);
    });

    it('let the last of several changes at once win', async () => {
      const cast = await recordVote(store, arrival(store, random), vote());
      if (!('ballot' in cast)) throw new Error(cast.outcome);
      const values = ['not-helpful', 'helpful', 'not-helpful'] as const;
      const change = (value: (typeof values)[number]) =>
        recordVote(store, arrival(store, random), vote({ ballot: cast.ballot, value }));
      await Promise.all(values.map(change));
      const [total] = await readTotals(store);
      expect([total?.helpful, total?.notHelpful].toSorted()).toEqual([0, 1]);
      await change('helpful');
      expect(await readTotals(store)).toMatchObject([{ helpful: 1, notHelpful: 0 }]);
    });

    it('stay in the totals when their retention is over, and when they are rebuilt', async () => {
      for (const later of [0, 1, 200]) await recordVote(store, arrival(store, random, { now: start + later * dayMs }), vote());
      const settings = { ...defaultFeedbackSettings, retention: { votesDays: 100, commentsDays: 100, questionsDays: 100 } };
      await maintainLater(store, settings, start + 250 * dayMs);
      expect(await store.query(statement('SELECT count(*) AS n FROM event'))).toEqual([{ n: 1 }]);
      expect(await readTotals(store)).toMatchObject([{ helpful: 3 }]);
      await rebuildTotals(store, start + 250 * dayMs);
      expect(await readTotals(store)).toMatchObject([{ helpful: 3 }]);
      expect(await store.query(statement('SELECT * FROM salt'))).toHaveLength(0);
    });

    it('stand beside failed searches, whose text comes with the third reader, and surveys', async () => {
      const settings = { ...defaultFeedbackSettings, categories: ['refunds'] };
      const fail = (from: number) =>
        recordFailedSearch(
          store,
          {
            key,
            settings,
            knownWords: new Set(['退款']),
            reader: { address: `203.0.113.${from}`, agent: '' },
            now: start,
            random,
          },
          {
            id: uuid(from),
            locale: 'zh-cn',
            query: '退款\u0000进度',
            outcome: 'no-result',
            category: 'refunds',
            words: ['退款'],
          },
        );
      await Promise.all([1, 1, 2].map(fail));
      expect((await readDemand(store, lastDays(start, 1))).texts).toEqual([]);
      await fail(3);
      const { texts, categories, words } = await readDemand(store, lastDays(start, 1));
      expect(texts).toEqual([{ locale: 'zh-cn', text: '退款 进度', n: 3 }]);
      expect([categories, words]).toMatchObject([[{ name: 'refunds', n: 3 }], [{ name: '退款', n: 3 }]]);
      const survey = { id: uuid(9), locale: 'en', csat: 4, reason: undefined };
      const options = arrival(store, random);
      expect((await recordSurvey(store, options, survey)).outcome).toBe('stored');
      expect((await recordSurvey(store, options, survey)).outcome).toBe('duplicate');
    });
  });
}
