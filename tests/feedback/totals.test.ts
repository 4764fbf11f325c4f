import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepDaySalt } from '../../src/feedback/day-salt.ts';
import { recordVote } from '../../src/feedback/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/revisions.ts';
import { readTotals, rebuildTotals, refreshTotals } from '../../src/feedback/totals.ts';
import { voteValues } from '../../src/feedback/vote.ts';
import { dayOf } from '../../src/metrics/instants.ts';
import { statement } from '../../src/store/store.ts';
import {
  arrival,
  countingRandom,
  firstText,
  hourMs,
  openStore,
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

const manyVotesInOneCell = 300;

it('counts what a plain model counts, and the same again when rebuilt from the events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(post, { maxLength: 25 }), async (posts) => {
      const store = await openStore();
      const all = articles.flatMap((id) => texts.map((revision) => published({ id, revision })));
      for (const edition of editions) await rememberRevisions(store, revisionsFile(all, edition), start);

      const random = countingRandom();
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
        [...model.values()].map(({ says, isTrusted }) => (isTrusted ? says : says.replace(/ [a-z-]+$/, ' held back'))).toSorted(),
      );

      await refreshTotals(store);
      expect(await readTotals(store)).toEqual(live);
      expect(await store.query(statement('SELECT * FROM dirty'))).toEqual([]);

      const ballotsBefore = await store.query(statement('SELECT * FROM ballot ORDER BY ballot'));
      await rebuildTotals(store);
      expect(await readTotals(store)).toEqual(live);
      expect(await store.query(statement('SELECT * FROM ballot ORDER BY ballot'))).toEqual(ballotsBefore);
      await store.close();
    }),
    { numRuns: 60 },
  );
});

it('mends totals that something else has spoilt', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile(), start);
  const random = countingRandom();
  await Promise.all(Array.from({ length: manyVotesInOneCell }, () => recordVote(store, arrival(store, random), vote())));
  await refreshTotals(store);
  await store.write([statement('UPDATE total SET helpful = 7'), statement('DELETE FROM ballot')]);
  await rebuildTotals(store);
  expect(await readTotals(store)).toMatchObject([{ helpful: manyVotesInOneCell, notHelpful: 0 }]);
});
