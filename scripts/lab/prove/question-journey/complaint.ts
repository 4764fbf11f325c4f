import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { senderOf } from '../../../../src/endpoint/actor.ts';
import { feedbackSettingsSchema } from '../../../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../../../src/metrics/instants.ts';
import { makeMove } from '../../../../src/questions/make-move.ts';
import { recordQuestion } from '../../../../src/questions/record-question.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { cacheDaySalt } from '../../../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../../../src/readers/random.ts';
import type { Store } from '../../../../src/store/store.ts';
import { check, enterDesk, type Way } from './journey.ts';

const words = '等了四天没人理我，电话也打不通，我要投诉！';

/** A complaint that came days before the servers started. */
export async function complainBefore(internalSite: string, store: Store, sealer: Sealer, random: RandomBytes): Promise<void> {
  const file = await readFile(join(internalSite, 'feedback.json'), 'utf8');
  const { questions: settings } = feedbackSettingsSchema.parse(JSON.parse(file));
  if (settings === undefined) throw new Error('The internal edition takes no questions.');
  const options = { sealer, settings, now: Date.now() - 4 * dayMs };
  const sender = senderOf('public', { address: '2001:db8::1', agent: 'prove' });
  const sent = { locale: 'zh-cn', text: words, category: 'refunds', contact: '13800001111' };
  const stored = await recordQuestion(
    store,
    { ...options, sender, readDaySalt: cacheDaySalt(store, random), zone: undefined, random },
    sent,
  );
  if (!('id' in stored)) throw new Error(stored.outcome);
  await makeMove(store, options, stored.id, { move: 'classify', side: 'staff', actor: 'shen-wei', kind: 'complaint' });
}

/** It is passed on by the server itself, everybody is told by letter, and the staff’s pages show it. */
export async function followComplaint(way: Way): Promise<void> {
  const { desk, shoot } = way;
  const told = () => [...new Set(desk.letters.flatMap(({ to }) => to).filter((to) => to.endsWith('@qinghe.example')))];
  const until = Date.now() + 60_000;
  while (told().length === 0 && Date.now() < until) await setTimeout(200);
  check(way, 'letter to the team', told().length > 0, told().join(', '));
  const page = await enterDesk(way, 'shen-wei', 'zh-CN');
  await page.goto('/staff?show=escalated');
  const row = page.locator('.staff-list a', { hasText: words.slice(0, 8) });
  const faults = await shoot(page, `${way.name}-list-staff`);
  check(
    way,
    'list of what was passed on',
    (await row.count()) === 1 && faults.length === 0,
    [`${await row.count()} listed`, ...faults].join('; '),
  );
  await row.click();
  const passedOn = await page.locator('.staff-history .escalate').count();
  const more = await shoot(page, `${way.name}-work-staff`);
  check(way, 'its history', passedOn >= 1 && more.length === 0, [`passed on ${passedOn} times`, ...more].join('; '));
  for (const show of ['heldBack', 'callBacks', 'closed']) {
    await page.goto(`/staff?show=${show}`);
    const faulty = await shoot(page, `${way.name}-${show}-staff`);
    check(way, `list ${show}`, faulty.length === 0, faulty.join('; '));
  }
  await page.locator('.staff-head button').click();
  await page.waitForURL('**/staff/sign-in');
  const last = await shoot(page, `${way.name}-sign-in-staff`);
  check(way, 'signed out', last.length === 0, last.join('; '));
  await page.context().close();
}
