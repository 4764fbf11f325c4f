import { beforeEach, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { listQuestions } from '../../src/questions/list-questions.ts';
import { maxQuestionSteps } from '../../src/readers/limits.ts';
import { maintain } from '../../src/records/maintain.ts';
import { createApp } from '../../src/server/app.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { form, json } from '../endpoint/requests.ts';
import { countingRandom, key, maintainLater, openStore, start, uuid } from '../feedback/builders.ts';
import { move, question, sealer, settings } from './builders.ts';

let store: Store;
let app: ReturnType<typeof createApp>;
let guesses: number;

beforeEach(async () => {
  store = await openStore();
  guesses = 0;
  app = appWith({ questions: settings });
});

function appWith(overrides: object, audience: 'public' | 'internal' = 'public') {
  return createApp({
    store,
    clock: () => start,
    random: countingRandom(),
    key,
    readShell: async () => undefined,
    config: { audience, allowedOrigins: [] },
    readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', ...overrides }),
    limit: () => {
      guesses += 1;
      return guesses > 5 ? 60 : 0;
    },
    log: () => {},
  });
}

const html = { Accept: 'text/html' };
const page = async (path: string): Promise<string> => (await app.request(path, { headers: html })).text();

async function askedPage(sent: Record<string, string> = {}): Promise<string> {
  const response = await app.request('/api/questions?reader=en', form({ locale: 'en', text: 'Where is my refund?', ...sent }));
  expect(response.status).toBe(303);
  return response.headers.get('Location') ?? '';
}

const onlyId = async (): Promise<string> => (await listQuestions(store, sealer, {}, 5))[0]?.id ?? '';

describe('a question from a phone without JavaScript', () => {
  test('leads to its page, and through every state to a rating', async () => {
    const address = await askedPage({ contact: 'lin@example.com', product: 'course', category: '', order: '', callBackAt: '' });
    expect(address).toMatch(/^\/api\/questions\/[0-9A-Z-]{20}\?reader=en$/);
    const waiting = await page(address);
    expect(waiting).toContain('reply by Fri 20 Nov, 17:00');
    expect(waiting).toContain('Where is my refund?');
    expect(waiting).toContain('l***@example.com');
    const id = await onlyId();
    await move(store, id, { move: 'note', written: { text: 'for us only' } });
    await move(store, id, { move: 'answer', written: { text: 'It is on its way.', by: 'Shen Wei' } });
    const answered = await page(address);
    expect(answered).toContain('It is on its way.');
    expect(answered).toContain('Shen Wei');
    expect(answered).not.toContain('for us only');
    const version = /name="version" value="(\d+)"/.exec(answered)?.[1] ?? '';
    const resolved = await app.request(address, form({ move: 'resolve', version }));
    expect([resolved.status, resolved.headers.get('Location')]).toEqual([303, address]);
    expect((await app.request(address, form({ move: 'rate', csat: '5', speed: '4', reason: '' }))).status).toBe(303);
    expect(await page(address)).toContain('Thank you for your rating');
    const surveys = await store.query(statement('SELECT csat, speed, resolved, question FROM survey'));
    expect(surveys).toEqual([{ csat: 5, speed: 4, resolved: 1, question: id }]);
  });

  test('asks for a call at a time on the service’s clocks', async () => {
    await askedPage({ contact: '138 0013 8000', callBackAt: '2026-11-23T09:30' });
    const [{ callBackAt } = { callBackAt: 0 }] = await listQuestions(store, sealer, { hasCallBack: true }, 5);
    expect(callBackAt).toBe(Date.parse('2026-11-23T09:30+08:00'));
  });

  test('can be corrected until there is a reply, and erased at any time', async () => {
    const address = await askedPage();
    await app.request(address, form({ move: 'correct', text: 'Where are my refunds?' }));
    expect(await page(address)).toContain('Where are my refunds?');
    await move(store, await onlyId(), { move: 'answer', written: { text: 'Here.' } });
    const refused = await app.request(address, form({ move: 'correct', text: 'Too late' }));
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('That is not possible now')]);
    const erased = await app.request(address, { ...form({ move: 'erase' }), ...html });
    expect(await erased.text()).toContain('Deleted');
    expect((await app.request(address)).status).toBe(404);
  });

  test('can be saved as a file with everything its asker wrote and was told', async () => {
    const address = await askedPage();
    await move(store, await onlyId(), { move: 'answer', written: { text: 'Here it is.' } });
    expect(await page(address)).toMatch(/<a href="[^"]+\?download" download>/);
    const file = await app.request(`${address.split('?')[0]}?download`, { headers: html });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9A-Z-]+\.json"$/);
    expect(await file.json()).toMatchObject({ state: 'answered', messages: [{ from: 'staff', text: 'Here it is.' }] });
  });

  test('shows markup as text, in what is asked and in what is replied', async () => {
    const script = '<script>alert(1)</script>';
    const address = await askedPage({ text: script });
    await move(store, await onlyId(), { move: 'answer', written: { text: script, by: script } });
    const shown = await page(address);
    expect(shown).not.toContain('<script');
    expect(shown.split('&lt;script&gt;').length).toBeGreaterThan(3);
  });
});

test('an asker who writes without end is told to stop, and can still delete everything', async () => {
  app = appWith({ questions: settings });
  const address = await askedPage();
  const id = await onlyId();
  await store.write([statement('UPDATE question SET version = ? WHERE id = ?', maxQuestionSteps - 1, id)]);
  const send = async (fields: Record<string, string>) => (await app.request(address, form(fields))).status;
  expect(await send({ move: 'add', text: 'One more.' })).toBe(303);
  guesses = 0;
  expect([await send({ move: 'add', text: 'x' }), await send({ move: 'correct', text: 'x' })]).toEqual([409, 409]);
  expect(await page(address)).not.toMatch(/value="(?:add|correct)"/);
  expect(await send({ move: 'erase' })).toBe(200);
});

describe('POST /api/questions', () => {
  test('stores a question once and answers with its reference', async () => {
    const send = () => app.request('/api/questions', json({ ...question(), id: uuid(1) }));
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 200]);
    const [stored, again] = [await first.json(), await second.json()];
    expect(stored).toEqual(again);
    const status = await app.request(`/api/questions/${stored.reference}`);
    expect(status.headers.get('Cache-Control')).toBe('no-store');
    expect(await status.json()).toMatchObject({
      state: 'received',
      dueAt: '2026-11-20T09:00:00.000Z',
      moves: ['add', 'correct', 'erase'],
    });
  });

  test.each([
    ['text', { text: '' }],
    ['text', { text: ' \u200b ' }],
    ['text', { text: 'x'.repeat(3_001) }],
    ['contact', { contact: 'call me maybe' }],
    ['callBackAt', { callBackAt: '2026-11-19T09:00:00Z', contact: '13800138000' }],
    ['callBackAt', { callBackAt: '2027-11-19T09:00:00Z', contact: '13800138000' }],
    ['callBackAt', { callBackAt: '2026-11-23T09:00:00Z' }],
    ['callBackAt', { callBackAt: 'tomorrow', contact: '13800138000' }],
    ['order', { order: 'x'.repeat(61) }],
    ['category', { category: '../etc' }],
    ['priority', { priority: 'high' }],
  ])('names the field %s of %j', async (field, sent) => {
    const response = await app.request('/api/questions', json(question(sent as object)));
    expect([response.status, (await response.json()).errors.map((error: { field: string }) => error.field)]).toEqual([
      422,
      [field],
    ]);
  });

  test('refuses 50 KB before reading them, and takes 3 000 Chinese characters of a form', async () => {
    expect((await app.request('/api/questions', json(question({ text: 'x'.repeat(50_000) })))).status).toBe(413);
    await askedPage({ text: '问'.repeat(3_000) });
  });

  test('takes no more of one network than anybody could look at, and says until when', async () => {
    for (let n = 0; n < 30; n += 1) {
      guesses = 0;
      expect((await app.request('/api/questions', json(question({ text: `Question ${n}` })))).status).toBe(201);
    }
    guesses = 0;
    const refused = await app.request('/api/questions?reader=en', form({ locale: 'en', text: 'One more' }));
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, String(16 * 3_600)]);
    expect(await refused.text()).toContain('More questions came from your network today than we can look at');
    expect(await listQuestions(store, sealer, { isHeldBack: true }, 50)).toHaveLength(20);
  });

  test('takes none on a site without a form, and none from other sites', async () => {
    const { form: _form, ...formless } = settings;
    expect((await appWith({ questions: formless }).request('/api/questions', json(question()))).status).toBe(404);
    expect((await appWith({}).request('/api/questions', json(question()))).status).toBe(404);
    const address = await askedPage();
    for (const wanted of ['add', 'correct', 'resolve', 'rate', 'reopen', 'erase']) {
      const sent = form(
        { move: wanted, text: 'x', csat: '1' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      );
      expect([wanted, (await app.request(address, sent)).status]).toEqual([wanted, 403]);
    }
    const foreign = json(question(), { 'Sec-Fetch-Site': 'cross-site' });
    expect((await app.request('/api/questions', foreign)).status).toBe(403);
  });
});

describe('GET /api/questions/<reference>', () => {
  test('answers alike for wrong, unknown and the other edition’s references, and slows down whoever guesses', async () => {
    const address = await askedPage();
    guesses = 0;
    const other = appWith({ questions: settings }, 'internal');
    const [unknown, wrong, elsewhere] = await Promise.all([
      app.request('/api/questions/000000-000000-000000'),
      app.request('/api/questions/nonsense'),
      other.request(address),
    ]);
    expect([unknown.status, wrong.status, elsewhere.status]).toEqual([404, 404, 404]);
    expect(await unknown.text()).toBe(await wrong.text());
    for (let n = 0; n < 3; n += 1) await app.request('/api/questions/nonsense');
    expect((await app.request('/api/questions/nonsense')).status).toBe(429);
    expect((await app.request(address)).status).toBe(200);
  });

  test('is told when something else happened meanwhile', async () => {
    const address = await askedPage();
    await move(store, await onlyId(), { move: 'answer', written: { text: 'Here.' } });
    const stale = await app.request(address, json({ move: 'add', text: 'More.', version: 1 }));
    expect([stale.status, await stale.json()]).toEqual([409, expect.objectContaining({ refused: 'stale', version: 2 })]);
  });
});

test('what was written is erased after the retention, the figures stay', async () => {
  const address = await askedPage({ contact: 'lin@example.com' });
  const id = await onlyId();
  const { retention } = defaultFeedbackSettings;
  expect(await maintain(store, defaultFeedbackSettings, start + dayMs)).toBeUndefined();
  expect((await app.request(address)).status).toBe(200);
  await maintainLater(store, defaultFeedbackSettings, start + (retention.questionsDays + 1) * dayMs);
  expect((await app.request(address)).status).toBe(404);
  const [left] = await store.query(statement('SELECT id, state, sealed, customer, reference FROM question'));
  expect(left).toEqual({ id, state: 'received', sealed: null, customer: null, reference: null });
});
