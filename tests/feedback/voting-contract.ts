import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordComment } from '../../src/feedback/comments/comment.ts';
import { confirmSearch } from '../../src/feedback/searches/confirm-search.ts';
import { readDemand } from '../../src/feedback/searches/demand.ts';
import { recordFailedSearch } from '../../src/feedback/searches/record-search.ts';
import { recordSurvey } from '../../src/feedback/surveys/survey.ts';
import { acceptSurge, readHeldBack } from '../../src/feedback/votes/held-back.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../src/feedback/votes/totals.ts';
import { voteValues } from '../../src/feedback/votes/vote.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs, dayOf } from '../../src/metrics/instants.ts';
import { lastDays } from '../../src/metrics/period.ts';
import { cacheDaySalt } from '../../src/readers/day-salt.ts';
import { votesPerAddress, votesPerDevice, votesPerNetwork } from '../../src/readers/limits.ts';
import { migrate } from '../../src/records/migrate.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { runs } from '../support/properties.ts';
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
  sender,
  start,
  uuid,
  vote,
} from './builders.ts';

const articles = ['refund', 'invoice'];
const texts = [firstText, secondText];
const editions = ['public', 'internal'] as const;

/** Two addresses, and two lines of one IPv6 network. */
const readers = [
  { group: '203.0.113.1', network: undefined },
  { group: '203.0.113.2', network: undefined },
  { group: '2001:db8:1:2::', network: '2001:db8:1' },
  { group: '2001:db8:1:3::', network: '2001:db8:1' },
];

/** One post: of a reader who votes anew, or who changes the vote of an earlier post. */
const post = fc.record({
  article: fc.constantFrom(...articles),
  revision: fc.constantFrom(...texts),
  value: fc.constantFrom(...voteValues),
  edition: fc.constantFrom(...editions),
  id: fc.option(fc.nat(5)),
  changes: fc.option(fc.nat(5)),
  hoursLater: fc.nat(10),
  reader: fc.constantFrom(...readers),
});

/**
 * What the endpoint promises, whatever the store.
 *
 * @param open a store over an empty database; the one before is closed by then
 * @param numRuns histories that are compared with the model in `npm test`
 */
export function testVoting(name: string, open: () => Promise<Store>, { numRuns = 10 } = {}): void {
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

    test('counts what a plain model counts, and the same again when rebuilt from the events', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(post, { maxLength: 25 }), async (posts) => {
          await store.close();
          store = await openMigrated();
          const all = articles.flatMap((id) => texts.map((revision) => published({ id, revision })));
          for (const edition of editions) await rememberRevisions(store, revisionsFile(all, edition), start);

          random = countingRandom();
          const model = new Map<string, { says: string; isTrusted: boolean }>();
          const seen = new Map<string, number>();
          const readDaySalt = cacheDaySalt(store, random);
          const see = (limit: number, ...parts: string[]): boolean => {
            const tag = parts.join(' ');
            seen.set(tag, (seen.get(tag) ?? 0) + 1);
            return (seen.get(tag) ?? 0) <= limit;
          };
          const ballots: string[] = [];
          let now = start;
          for (const { article, revision, value, edition, id, changes, hoursLater, reader: from } of posts) {
            now += hoursLater * hourMs;
            await settleTotals(store, now);
            const ballot = changes === null ? undefined : ballots[changes];
            const body = vote({ article, revision, value, ...(id !== null && { id: uuid(id) }), ...(ballot && { ballot }) });
            const reader = { address: from.group, agent: 'Test' };
            const result = await recordVote(store, arrival(store, random, { edition, now, reader, readDaySalt }), body);
            if (result.outcome !== 'stored') continue;
            if (ballot === undefined) ballots.push(result.ballot);
            const before = ballot === undefined ? undefined : model.get(ballot);
            const isMoved = before !== undefined && before.says.split(' ')[2] !== revision;
            const place = [dayOf(now), article, edition];
            // Its own first count is among those of its address.
            const own = isMoved ? 1 : 0;
            const limits =
              before !== undefined && !isMoved
                ? []
                : [
                    see(votesPerDevice, from.group, ...place, revision),
                    ...(edition === 'internal' ? [] : [see(votesPerAddress.min + own, from.group, ...place)]),
                    ...(edition === 'internal' || from.network === undefined
                      ? []
                      : [see(votesPerNetwork.min + own, from.network, ...place)]),
                  ];
            const isTrusted = (before?.isTrusted ?? true) && limits.every(Boolean);
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
        { numRuns: runs(numRuns) },
      );
    });

    test('count once under one id that arrives many times at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, () => recordVote(store, arrival(store, random), vote({ id: uuid(1) }))),
      );
      expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(9).fill('duplicate'), 'stored']);
      expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 0 }]);
    });

    test('move the count by one when they come from one address at once, each from an agent of its own', async () => {
      await Promise.all(
        Array.from({ length: 60 }, (_, number) => {
          const reader = { address: '203.0.113.1', agent: `Agent ${number}` };
          return recordVote(store, arrival(store, random, { reader }), vote());
        }),
      );
      expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 59 }]);
    });

    test('move the count by two when they come from one /48 at once, each from a line of its own', async () => {
      await Promise.all(
        Array.from({ length: 60 }, (_, number) => {
          const reader = { address: `2001:db8:1:${number}::1`, agent: 'Test' };
          return recordVote(store, arrival(store, random, { reader }), vote());
        }),
      );
      expect(await readTotals(store)).toMatchObject([{ helpful: 2, heldBack: 58 }]);
    });

    test('count twenty at once from anywhere; what surges beyond is held back, named, and counts when it is accepted', async () => {
      await Promise.all(Array.from({ length: 60 }, () => recordVote(store, arrival(store, random), vote())));
      expect(await readTotals(store)).toMatchObject([{ helpful: 20, heldBack: 40 }]);
      const period = { from: dayOf(start), to: dayOf(start) };
      const surge = { article: 'refund', locale: 'zh-cn', edition: 'public' as const, day: dayOf(start), heldBack: 40 };
      expect(await readHeldBack(store, period)).toEqual({ byReason: { surge: 40 }, surges: [surge] });
      expect(await acceptSurge(store, surge)).toBe(40);
      expect(await readTotals(store)).toMatchObject([{ helpful: 60, heldBack: 0 }]);
      expect(await readHeldBack(store, period)).toEqual({ byReason: {}, surges: [] });
      expect(await acceptSurge(store, surge)).toBe(0);
      await rebuildTotals(store, start + 3 * dayMs);
      expect(await readTotals(store)).toMatchObject([{ helpful: 60, heldBack: 0 }]);
    });

    test('count when their surge is accepted after they were settled', async () => {
      await Promise.all(Array.from({ length: 25 }, () => recordVote(store, arrival(store, random), vote())));
      await settleTotals(store, start + 3 * dayMs);
      expect(await acceptSurge(store, { article: 'refund', locale: 'zh-cn', edition: 'public', day: dayOf(start) })).toBe(5);
      expect(await readTotals(store)).toMatchObject([{ helpful: 25, heldBack: 0 }]);
      await rebuildTotals(store, start + 3 * dayMs);
      expect(await readTotals(store)).toMatchObject([{ helpful: 25, heldBack: 0 }]);
    });

    test('let the last of several changes at once win', async () => {
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

    test('stay in the totals when their retention is over, and when they are rebuilt', async () => {
      for (const later of [0, 1, 200]) await recordVote(store, arrival(store, random, { now: start + later * dayMs }), vote());
      const settings = { ...defaultFeedbackSettings, retention: { votesDays: 100, commentsDays: 100, questionsDays: 100 } };
      await maintainLater(store, settings, start + 250 * dayMs);
      expect(await store.query(statement('SELECT count(*) AS n FROM event'))).toEqual([{ n: 1 }]);
      expect(await readTotals(store)).toMatchObject([{ helpful: 3 }]);
      await rebuildTotals(store, start + 250 * dayMs);
      expect(await readTotals(store)).toMatchObject([{ helpful: 3 }]);
      expect(await store.query(statement('SELECT * FROM salt'))).toHaveLength(0);
    });

    test('are held back when the field that readers do not see is filled, if only by a NUL', async () => {
      const website = '\u0000';
      const cast = await recordVote(store, arrival(store, random), vote({ website }));
      if (cast.outcome !== 'stored') throw new Error(cast.outcome);
      const sent = { ballot: cast.ballot, reason: undefined, text: '太旧', website };
      expect(await recordComment(store, { audience: 'public', reasons: [], now: start }, sent)).toEqual({ outcome: 'stored' });
      const survey = { locale: 'en', csat: 4, reason: undefined, website };
      expect((await recordSurvey(store, arrival(store, random), survey)).outcome).toBe('stored');
      expect(await readTotals(store)).toMatchObject([{ helpful: 0, heldBack: 1 }]);
      for (const table of ['comment', 'survey'])
        expect(await store.query(statement(`SELECT trust FROM ${table}`))).toMatchObject([{ trust: 0 }]);
    });

    test('stand beside failed searches, whose text comes with the third reader, searches they confirm once, and surveys', async () => {
      const settings = { ...defaultFeedbackSettings, categories: ['refunds'] };
      const fail = (from: number) =>
        recordFailedSearch(
          store,
          {
            key,
            settings,
            knownWords: new Set(['退款']),
            sender: sender({ address: `203.0.113.${from}`, agent: '' }),
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
      for (const from of [1, 2]) {
        const cast = await recordVote(store, arrival(store, random), vote());
        if (!('ballot' in cast)) throw new Error(cast.outcome);
        const searched = { key, settings, sender: sender({ address: `203.0.113.${from}` }), now: start, random };
        const sent = { ballot: cast.ballot, query: '退款\u0000进度' };
        const both = await Promise.all([confirmSearch(store, searched, sent), confirmSearch(store, searched, sent)]);
        expect(both).toEqual([{ outcome: 'counted' }, { outcome: 'counted' }]);
      }
      expect((await readDemand(store, lastDays(start, 1))).confirmations).toEqual([
        { locale: 'zh-cn', text: '退款 进度', article: 'refund', n: 2 },
      ]);
      const survey = { id: uuid(9), locale: 'en', csat: 4, reason: undefined };
      const options = arrival(store, random);
      expect((await recordSurvey(store, options, survey)).outcome).toBe('stored');
      expect((await recordSurvey(store, options, survey)).outcome).toBe('duplicate');
    });
  });
}
