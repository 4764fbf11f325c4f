import { beforeEach, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { minuteMs } from '../../src/metrics/instants.ts';
import { createLink } from '../../src/questions/staff/sign-in.ts';
import { createApp } from '../../src/server/app.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { form } from '../endpoint/requests.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random, settings } from './builders.ts';

let store: Store;
let now: number;
let isAway: boolean;

beforeEach(async () => {
  const opened = await openStore();
  isAway = false;
  store = {
    ...opened,
    write: (...args) => opened.write(...args),
    query: (query) => {
      if (isAway && query.sql.includes('FROM question')) throw new StoreError('The disk is away.');
      return opened.query(query);
    },
  };
  now = start;
});

async function showWall(): Promise<Response> {
  const app = createApp({
    store,
    clock: () => now,
    random,
    key,
    readShell: async () => undefined,
    config: { audience: 'internal', allowedOrigins: [] },
    readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', questions: settings }),
    log: () => {},
  });
  const entered = await app.request(`/staff/sign-in/${await createLink(store, random, 'shen-wei', now)}`, form({}));
  const Cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return app.request('/staff/wall', { headers: { Cookie, Accept: 'text/html' } });
}

const figure = (page: string, label: string): string | undefined =>
  new RegExp(`<dt>${label}</dt><dd>(\\d+)</dd>`).exec(page)?.[1];

describe('the team’s screen', () => {
  test('shows what waits, what is late and what is due next, and renews itself', async () => {
    await asked(store, { text: 'A secret of the asker' }, now);
    const soon = await asked(store, {}, now + 10 * minuteMs);
    const done = await asked(store, {}, now);
    await move(store, done, { move: 'answer', written: { text: 'Done.' } }, now + minuteMs);
    now += 65 * minuteMs;
    const response = await showWall();
    expect(response.headers.get('Refresh')).toBe('30');
    const page = await response.text();
    expect(page).toContain('One question is late');
    expect(page).toContain('The oldest has been waiting for 1 h.');
    const shown = ['Waiting', 'Late', 'Due within an hour', 'Answered today'].map((label) => figure(page, label));
    expect(shown).toEqual(['2', '1', '1', '1']);
    expect(page.indexOf('5 min late')).toBeLessThan(page.indexOf('5 min left'));
    expect(page).toContain(`/staff/questions/${soon}`);
    expect(page).not.toContain('secret');
  });

  test('counts today’s replies from midnight in the help centre’s zone', async () => {
    // Friday, 16:00 in Shanghai; its next day begins eight hours later.
    const id = await asked(store, {}, now);
    await move(store, id, { move: 'answer', written: { text: 'Done.' } }, now + minuteMs);
    now += 7 * 60 * minuteMs;
    expect(figure(await (await showWall()).text(), 'Answered today')).toBe('1');
    now += 61 * minuteMs;
    expect(figure(await (await showWall()).text(), 'Answered today')).toBe('0');
  });

  test('says that the database is away, and comes back by itself', async () => {
    isAway = true;
    const response = await showWall();
    expect([response.status, response.headers.get('Refresh')]).toEqual([503, '30']);
    isAway = false;
    expect((await showWall()).status).toBe(200);
  });
});
