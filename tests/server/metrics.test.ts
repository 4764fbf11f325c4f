import { beforeEach, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { hourMs, minuteMs } from '../../src/metrics/instants.ts';
import { createApp } from '../../src/server/app.ts';
import { renderMetrics } from '../../src/server/metrics/metrics-text.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random } from '../questions/builders.ts';

const token = 'a-token-of-more-than-24-symbols';
let store: Store;
let now: number;

beforeEach(async () => {
  store = await openStore();
  now = start;
});

function request(authorization?: string, metricsToken: string | undefined = token, method = 'GET') {
  const app = createApp({
    store,
    clock: () => now,
    random,
    key,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [], metricsToken },
    readSettings: async () => defaultFeedbackSettings,
    log: () => {},
  });
  return app.request('/api/metrics', { method, headers: authorization === undefined ? {} : { Authorization: authorization } });
}

test('metrics are not there until a token is configured, and not without it', async () => {
  expect((await request(`Bearer ${token}`, '')).status).toBe(404);
  for (const wrong of [
    undefined,
    '',
    'Bearer',
    `Bearer ${token}x`,
    `Bearer ${token.slice(0, -1)}`,
    `Basic ${token}`,
    `Bearer ${'x'.repeat(9_000)}`,
  ]) {
    const refused = await request(wrong);
    expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  }
  expect((await request(`Bearer ${token}`, token, 'POST')).status).toBe(405);
});

test('metrics say how the questions stand', async () => {
  const first = await asked(store, { category: 'refunds' });
  await asked(store, {}, start + 50 * minuteMs);
  const answered = await asked(store);
  await move(store, answered, { move: 'answer', written: { text: 'Yes.' } }, start + minuteMs);
  const held = await asked(store);
  await store.write([statement('UPDATE question SET trust = 0 WHERE id = ?', held)]);
  await move(store, first, { move: 'assign', assignee: 'shen-wei' });
  now = start + hourMs + 10 * minuteMs;
  const response = await request(`Bearer ${token}`);
  expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const lines = (await response.text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^jieda_build_info\{version="[\d.]+",audience="public"\} 1$/),
      'jieda_questions{state="received"} 1',
      'jieda_questions{state="assigned"} 1',
      'jieda_questions{state="answered"} 1',
      'jieda_questions_held_back 1',
      'jieda_questions_unassigned 1',
      'jieda_questions_oldest_waiting_seconds 4200',
      'jieda_questions_promise{promise="broken"} 1',
      'jieda_questions_promise{promise="at-risk"} 1',
      'jieda_questions_answered_today 1',
      'jieda_votes_today{counted="yes"} 0',
      'jieda_failed_searches_today{outcome="no-result"} 0',
      expect.stringMatching(/^jieda_store_latency_seconds [\d.e-]+$/),
    ]),
  );
  for (const line of lines) expect(line).toMatch(/^(?:# (?:HELP|TYPE) jieda_.*|jieda_[a-z_]+(?:\{.*\})? [\d.e-]+|)$/);
});

test('labels are escaped', () => {
  expect(renderMetrics([{ name: 'a', help: 'x\ny', samples: [{ labels: { b: '"\\\n' }, value: 1 }] }])).toBe(
    '# HELP a x\\ny\n# TYPE a gauge\na{b="\\"\\\\\\n"} 1\n',
  );
});
