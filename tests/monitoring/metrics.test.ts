import { beforeEach, describe, expect, test } from 'vitest';
import { recordCount } from '../../src/feedback/counts/counters.ts';
import { hourMs, minuteMs } from '../../src/metrics/instants.ts';
import { toExposition } from '../../src/monitoring/exposition.ts';
import { createApp } from '../../src/server/app.ts';
import type { Limiter } from '../../src/server/limiter.ts';
import type { Store } from '../../src/store/store.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random } from '../questions/builders.ts';

const token = 'a-token-of-24-characters';

let store: Store;
let now: number;

beforeEach(async () => {
  store = await openStore();
  now = start;
});

function appOf(metricsToken?: string, limit?: Limiter) {
  const config = { audience: 'public' as const, allowedOrigins: [], metricsToken };
  const options = { store, random, key, config, readShell: async () => undefined, log: () => {}, ...(limit && { limit }) };
  return createApp({ ...options, clock: () => now, monotonic: () => now });
}

const bearer = (secret: string) => ({ headers: { Authorization: `Bearer ${secret}` } });

async function linesOf(app = appOf(token)): Promise<string[]> {
  return (await (await app.request('/api/metrics', bearer(token))).text()).split('\n');
}

describe('GET /api/metrics', () => {
  test('does not exist unless a token is configured, and tells nothing to those who do not know it', async () => {
    expect((await appOf().request('/api/metrics', bearer(token))).status).toBe(404);
    const app = appOf(token);
    for (const init of [{}, bearer('another-token-of-24-char'), { headers: { Authorization: token } }]) {
      const refused = await app.request('/api/metrics', init);
      expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
      expect(await refused.text()).not.toContain('jieda_');
    }
    expect((await app.request('/api/metrics', { method: 'POST' })).status).toBe(405);
  });

  test('limits who guesses the token, and nobody who knows it', async () => {
    const app = appOf(token, () => 60);
    expect((await app.request('/api/metrics')).status).toBe(429);
    expect((await app.request('/api/metrics', bearer(token))).status).toBe(200);
  });

  test('tells how the questions stand', async () => {
    for (let number = 0; number < 2; number += 1) await asked(store, {}, now);
    const taken = await asked(store, {}, now + 2 * minuteMs);
    await move(store, taken, { move: 'assign', assignee: 'shen-wei' }, now + 3 * minuteMs);
    const answered = await asked(store, {}, now + 4 * minuteMs);
    await move(store, answered, { move: 'answer', written: { text: 'It is on its way.' } }, now + 5 * minuteMs);
    now += 61 * minuteMs;
    const lines = await linesOf();
    for (const line of [
      '# TYPE jieda_questions gauge',
      'jieda_questions{state="received"} 2',
      'jieda_questions{state="assigned"} 1',
      'jieda_questions{state="answered"} 1',
      'jieda_questions{state="rated"} 0',
      'jieda_questions_waiting 3',
      'jieda_questions_unassigned 2',
      'jieda_questions_late 2',
      'jieda_questions_due_soon 1',
      'jieda_questions_oldest_waiting_seconds 3660',
      'jieda_questions_answered_day 1',
      'jieda_clock_doubtful 0',
    ])
      expect(lines).toContain(line);
  });

  test('counts the day’s searches and steps, over all locales', async () => {
    for (const locale of ['en', 'zh-cn', 'zh-cn']) await recordCount(store, { locale, what: 'ask-opened' }, now);
    await recordCount(store, { locale: 'en', what: 'ask-opened' }, now - 24 * hourMs);
    expect(await linesOf()).toContain('jieda_events_total{event="ask-opened"} 3');
  });

  test('reads the store once in five seconds, however many ask', async () => {
    const opened = store;
    let queries = 0;
    store = {
      ...opened,
      write: (...args) => opened.write(...args),
      query: (query) => {
        queries += 1;
        return opened.query(query);
      },
    };
    const app = appOf(token);
    await linesOf(app);
    const once = queries;
    expect(once).toBeGreaterThan(0);
    await Promise.all([linesOf(app), linesOf(app)]);
    expect(queries).toBe(once);
    now += 5_000;
    await linesOf(app);
    const again = queries - once;
    expect(again).toBeGreaterThan(0);
    // Counting a million questions by state takes a while: it is done once in ten minutes.
    expect(again).toBeLessThan(once);
    now += 5_000;
    await linesOf(app);
    expect(queries).toBe(once + 2 * again);
    now += 10 * 60_000;
    await linesOf(app);
    expect(queries).toBe(2 * once + 2 * again);
  });
});

describe('the exposition format', () => {
  test('escapes what would end a label or a line', () => {
    const samples = [{ labels: { name: 'a"b\\c\nd' }, value: 1.5 }];
    expect(toExposition([{ name: 'x', help: 'One\nline.', type: 'gauge', samples }])).toBe(
      '# HELP x One\\nline.\n# TYPE x gauge\nx{name="a\\"b\\\\c\\nd"} 1.5\n',
    );
  });
});
