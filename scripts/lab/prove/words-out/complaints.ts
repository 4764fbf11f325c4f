import { senderOf } from '../../../../src/endpoint/actor.ts';
import { questionSettingsSchema } from '../../../../src/knowledge/question-settings.ts';
import { makeMove } from '../../../../src/questions/make-move.ts';
import { recordQuestion } from '../../../../src/questions/record-question.ts';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { cacheDaySalt } from '../../../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../../../src/readers/random.ts';
import type { Store } from '../../../../src/store/store.ts';

const label = (text: string) => ({ en: text });
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When the complaints come: a Friday. Open day and night, so that every hour counts. */
export const complainedAt = Date.parse('2026-11-20T08:00:00Z');

/** Minutes after which each of the three levels is told: an hour for the reply, then the level’s own. */
export const levelMinutes = [60, 120, 180];

/** Whom each level tells: a team, its lead, the team above, and a program of all three. */
export const toldPerComplaint = 6;

export const wordsOutSettings = questionSettingsSchema.parse({
  form: 'mail',
  channels: [
    {
      id: 'mail',
      label: label('Email'),
      hours: { zone: 'UTC', weekly: Object.fromEntries(days.map((day) => [day, ['00:00-24:00']])) },
      firstReplyMinutes: 60,
    },
  ],
  holidays: [],
  categories: [{ id: 'refunds', label: label('Refunds'), severity: 'high', owner: 'billing' }],
  products: [],
  people: [{ id: 'grace-tan', name: 'Grace Tan', teams: ['billing'], languages: ['en'], role: 'lead' }],
  teams: [
    { id: 'billing', name: label('Billing'), above: 'board' },
    { id: 'board', name: label('Board') },
  ],
  mail: { from: 'service@help.example' },
  webhooks: [{ id: 'desk', events: ['escalated'] }],
  escalation: {
    complaints: [
      { afterMinutes: 0, tell: ['team'] },
      { afterMinutes: 60, tell: ['lead'] },
      { afterMinutes: 120, tell: ['above'] },
    ],
  },
});

/** Stores complaints that nobody will reply to. */
export async function complain(store: Store, key: Uint8Array, random: RandomBytes, count: number): Promise<void> {
  const sealer = createSealer(key, random);
  const options = { sealer, settings: wordsOutSettings, now: complainedAt };
  const readDaySalt = cacheDaySalt(store, random);
  for (let number = 1; number <= count; number += 1) {
    const sender = senderOf('public', { address: `2001:db8:${number.toString(16)}::1`, agent: 'prove' });
    const sent = { locale: 'en', text: `Complaint ${number}.`, category: 'refunds' };
    const outcome = await recordQuestion(store, { ...options, sender, readDaySalt, zone: 'UTC', random }, sent);
    if (!('id' in outcome)) throw new Error(outcome.outcome);
    await makeMove(store, options, outcome.id, { move: 'classify', side: 'staff', actor: 'grace-tan', kind: 'complaint' });
  }
}
