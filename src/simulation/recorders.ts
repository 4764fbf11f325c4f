import { senderOf } from '../endpoint/actor.ts';
import { type Comment, recordComment } from '../feedback/comments/comment.ts';
import type { FailedSearch } from '../feedback/searches/failed-search.ts';
import { recordFailedSearch } from '../feedback/searches/record-search.ts';
import { recordSurvey, type Survey } from '../feedback/surveys/survey.ts';
import { cacheAllowances } from '../feedback/votes/allowance.ts';
import { recordVote } from '../feedback/votes/record-vote.ts';
import { cachePublished } from '../feedback/votes/revisions.ts';
import type { Vote } from '../feedback/votes/vote.ts';
import { dayOf } from '../metrics/instants.ts';
import { makeMove } from '../questions/make-move.ts';
import type { MoveToMake } from '../questions/move.ts';
import type { SentQuestion } from '../questions/question.ts';
import { recordQuestion } from '../questions/record-question.ts';
import { createSealer } from '../questions/sealer.ts';
import { cacheDaySalt } from '../readers/day-salt.ts';
import type { Reader } from '../readers/reader.ts';
import { type Store, statement } from '../store/store.ts';
import { seededRandom } from './random.ts';
import type { SimulatedContent } from './simulated-content.ts';

/** Stores what readers and staff do, by the functions that the endpoint uses. */
export type Recorders = ReturnType<typeof createRecorders>;

/** @param key KB_KEY of the database, 32 bytes */
export function createRecorders(store: Store, content: SimulatedContent, { seed, key }: { seed: number; key: Uint8Array }) {
  const random = seededRandom(seed, 'bytes').bytes;
  const readDaySalt = cacheDaySalt(store, random);
  const sealer = createSealer(key, random);
  const common = { random, readDaySalt };
  const votes = { ...common, readAllowance: cacheAllowances(store), findRevision: cachePublished(), writer: 'simulation' };
  const learner = (reader: Reader) => senderOf('public', reader);
  const words = knownWords(content);

  return {
    /** @returns the ballot; `undefined` when the vote was not stored */
    async vote(now: number, reader: Reader, vote: Vote): Promise<string | undefined> {
      const result = await recordVote(store, { ...votes, sender: learner(reader), now }, vote);
      return 'ballot' in result ? result.ballot : undefined;
    },

    comment: (now: number, comment: Comment) =>
      recordComment(store, { audience: 'public', reasons: content.reasons, now }, comment),

    failedSearch(now: number, reader: Reader, { words: cut = [], ...search }: FailedSearch) {
      const known = words.get(search.locale) ?? new Set<string>();
      const options = { sender: learner(reader), key, settings: content.feedback, now, random, knownWords: known };
      return recordFailedSearch(store, options, { ...search, words: cut.filter((word) => known.has(word)).slice(0, 12) });
    },

    survey: (now: number, reader: Reader, survey: Survey) =>
      recordSurvey(store, { ...common, sender: learner(reader), now }, survey),

    question: (now: number, reader: Reader, question: SentQuestion) =>
      recordQuestion(
        store,
        { ...common, sender: learner(reader), sealer, settings: content.questions, zone: content.zone, now },
        question,
      ),

    move: (now: number, id: string, move: MoveToMake) => makeMove(store, { sealer, settings: content.questions, now }, id, move),

    /** All of a day at once: one by one they would take longer than everything else. */
    count: (now: number, locale: string, what: string, n: number) =>
      store.write([
        statement(
          `INSERT INTO count (day, kind, locale, name, n) VALUES (?, 'counter', ?, ?, ?)
           ON CONFLICT (day, kind, locale, name) DO UPDATE SET n = count.n + excluded.n`,
          dayOf(now),
          locale,
          what,
          n,
        ),
      ]),
  };
}

/** Words of a query, as a page sends them. */
export function wordsOf(text: string, locale: string): string[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text.toLowerCase());
  return [...new Set([...segments].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : [])))];
}

/** By locale. */
function knownWords({ articles, locales }: SimulatedContent): Map<string, Set<string>> {
  return new Map(
    locales.map((locale) => [
      locale,
      new Set(
        articles.flatMap((article) =>
          article.locale === locale ? article.phrasings.flatMap((phrasing) => wordsOf(phrasing, locale)) : [],
        ),
      ),
    ]),
  );
}
