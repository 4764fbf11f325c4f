import { expect } from 'vitest';
import { type Sender, senderOf } from '../../src/endpoint/actor.ts';
import { cacheAllowances } from '../../src/feedback/votes/allowance.ts';
import type { RecordVoteOptions } from '../../src/feedback/votes/record-vote.ts';
import { findRevision, rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import type { Vote } from '../../src/feedback/votes/vote.ts';
import type { Audience } from '../../src/knowledge/audience.ts';
import type { FeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import type { RevisionsFile } from '../../src/knowledge/revision.ts';
import { cacheDaySalt } from '../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../src/readers/random.ts';
import type { Reader } from '../../src/readers/reader.ts';
import { trustClock } from '../../src/records/clock.ts';
import { maintain } from '../../src/records/maintain.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

export const start = Date.parse('2026-11-20T08:00:00Z');
export const hourMs = 60 * 60 * 1000;

/** Well formed, but never given out. */
export const unknownBallot = `1700000000${'A'.repeat(22)}`;

export const firstText = '111111111111';
export const secondText = '222222222222';

/** 32 bytes, the same in every run. */
export const key = new Uint8Array(32).fill(7);

/** An empty store in memory with every table. */
export async function openStore(): Promise<Store> {
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  return store;
}

/** A published text of `refund` in Chinese unless said otherwise. */
export function published(overrides: Partial<RevisionsFile['articles'][number]> = {}): RevisionsFile['articles'][number] {
  return { id: 'refund', locale: 'zh-cn', revision: firstText, redirectFrom: [], sketch: 'AAAA', ...overrides };
}

export function revisionsFile(articles = [published()], audience: Audience = 'public'): RevisionsFile {
  return { version: 1, audience, articles };
}

/** A helpful vote for `refund` in Chinese unless said otherwise. */
export function vote(overrides: Partial<Vote> = {}): Vote {
  return { article: 'refund', locale: 'zh-cn', revision: firstText, value: 'helpful', ...overrides };
}

/** A sender in the public edition unless said otherwise. */
export function sender(overrides: Partial<Reader> = {}, audience: Audience = 'public'): Sender {
  return senderOf(audience, { address: '203.0.113.1', agent: '', ...overrides });
}

/** `edition` and `reader` are short for a `sender`. */
export type Arrival = Partial<RecordVoteOptions> & { edition?: Audience; reader?: Reader };

/** How a vote arrives: in the public edition, from a reader who has not voted before, unless said otherwise. */
export function arrival(
  store: Store,
  random: RandomBytes,
  { edition = 'public', reader, ...overrides }: Arrival = {},
): RecordVoteOptions {
  return {
    sender: sender(reader ?? { address: `203.0.113.${Buffer.from(random(4)).toString('hex')}`, agent: 'Test' }, edition),
    now: start,
    random,
    readDaySalt: cacheDaySalt(store, random),
    readAllowance: cacheAllowances(store),
    findRevision,
    writer: 'test',
    ...overrides,
  };
}

/** A round of maintenance after a long time in which the server was off, and the operator has looked at the clock. */
export async function maintainLater(store: Store, settings: FeedbackSettings, now: number): Promise<void> {
  await trustClock(store, now);
  expect(await maintain(store, settings, now)).toBeUndefined();
}

/** Bytes that never repeat and are the same in every run. */
export function countingRandom(): RandomBytes {
  let calls = 0;
  return (size) => {
    calls += 1;
    const bytes = new Uint8Array(size);
    new DataView(bytes.buffer).setUint32(0, calls);
    return bytes;
  };
}

export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Publishes two texts of the article `refund` and one of `invoice` in both editions. */
export async function publishTexts(store: Store): Promise<void> {
  const texts = [published(), published({ revision: secondText }), published({ id: 'invoice' })];
  for (const edition of ['public', 'internal'] as const) await rememberRevisions(store, revisionsFile(texts, edition), start);
}
