import { senderOf } from '../../../../src/endpoint/actor.ts';
import { cacheAllowances } from '../../../../src/feedback/votes/allowance.ts';
import { recordVote } from '../../../../src/feedback/votes/record-vote.ts';
import { questionSettingsSchema } from '../../../../src/knowledge/question-settings.ts';
import { recordQuestion } from '../../../../src/questions/record-question.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { cacheDaySalt } from '../../../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../../../src/readers/random.ts';
import type { Store } from '../../../../src/store/store.ts';

/** Under way at once. */
const [askers, voters] = [32, 16];

const judged = { article: 'refund', locale: 'en', revision: '0123456789ab' } as const;

/**
 * Stores questions, and votes for as long as that takes, each from a reader of its own and durable before the next.
 *
 * @returns how many of each were stored in a second
 */
export async function timeAsking(
  store: Store,
  asked: number,
  { sealer, random }: { sealer: Sealer; random: RandomBytes },
): Promise<{ asked: number; voted: number }> {
  const readDaySalt = cacheDaySalt(store, random);
  const readAllowance = cacheAllowances(store);
  const settings = questionSettingsSchema.parse({ form: 'mail', channels: [], holidays: [], categories: [], products: [] });
  let [number, stored, votes] = [0, 0, 0];
  const nextSender = () => senderOf('public', { address: `2001:db8:${(number++).toString(16)}::1`, agent: 'bench' });

  async function askOn(): Promise<void> {
    while (stored < asked) {
      stored += 1;
      const text = `My refund number ${stored} has not arrived on my card although it was approved a week ago.`;
      const options = { sender: nextSender(), readDaySalt, sealer, settings, zone: 'UTC', now: Date.now(), random };
      await recordQuestion(store, options, { locale: 'en', text, contact: `reader${stored}@example.com` });
    }
  }

  async function voteOn(): Promise<void> {
    while (stored < asked) {
      const options = { sender: nextSender(), now: Date.now(), random, readDaySalt, readAllowance, writer: 'bench' };
      const findRevision = async () => 'published' as const;
      const { outcome } = await recordVote(store, { ...options, findRevision }, { ...judged, value: 'helpful' });
      if (outcome !== 'stored') throw new Error(`A vote was not stored: ${outcome}.`);
      votes += 1;
    }
  }

  const start = performance.now();
  await Promise.all([...Array.from({ length: askers }, askOn), ...Array.from({ length: voters }, voteOn)]);
  const seconds = (performance.now() - start) / 1_000;
  return { asked: stored / seconds, voted: votes / seconds };
}
