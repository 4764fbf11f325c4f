import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordVote } from '../../src/feedback/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/revisions.ts';
import { readTotals, rebuildTotals } from '../../src/feedback/totals.ts';
import { voteValues } from '../../src/feedback/vote.ts';
import { statement } from '../../src/store/store.ts';
import {
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
});

const manyVotesInOneCell = 300;

it('counts what a plain model counts, and the same again when rebuilt from the events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(post, { maxLength: 25 }), async (posts) => {
      const store = await openStore();
      const all = articles.flatMap((id) => texts.map((revision) => published({ id, revision })));
      for (const edition of editions) await rememberRevisions(store, revisionsFile(all, edition), start);

      const random = countingRandom();
      const model = new Map<string, string>();
      const ballots: string[] = [];
      let now = start;
      for (const { article, revision, value, edition, id, changes, hoursLater } of posts) {
        now += hoursLater * hourMs;
        const ballot = changes === null ? undefined : ballots[changes];
        const body = vote({ article, revision, value, ...(id !== null && { id: uuid(id) }), ...(ballot && { ballot }) });
        const result = await recordVote(store, { edition, now, random }, body);
        if (result.outcome !== 'stored') continue;
        if (ballot === undefined) ballots.push(result.ballot);
        model.set(result.ballot, [article, edition, revision, value].join(' '));
      }

      const live = await readTotals(store);
      const counted = live.flatMap(({ article, edition, revision, helpful, notHelpful }) => [
        ...Array<string>(helpful).fill([article, edition, revision, 'helpful'].join(' ')),
        ...Array<string>(notHelpful).fill([article, edition, revision, 'not-helpful'].join(' ')),
      ]);
      expect(counted.toSorted()).toEqual([...model.values()].toSorted());

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
  await Promise.all(
    Array.from({ length: manyVotesInOneCell }, () => recordVote(store, { edition: 'public', now: start, random }, vote())),
  );
  await store.write([statement('UPDATE total SET helpful = 7'), statement('DELETE FROM ballot')]);
  await rebuildTotals(store);
  expect(await readTotals(store)).toMatchObject([{ helpful: manyVotesInOneCell, notHelpful: 0 }]);
});
