import { beforeEach, describe, expect, test } from 'vitest';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { createApp } from '../../../src/server/app.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { form, json } from '../../endpoint/requests.ts';
import { countingRandom, firstText, hourMs, key, openStore, revisionsFile, start, unknownBallot, uuid } from '../builders.ts';

let store: Store;
let now = start;
let address = '203.0.113.1';
let endpoint: ReturnType<typeof createApp>;

const settings = {
  ...defaultFeedbackSettings,
  zone: 'Asia/Shanghai',
  voteReasons: [
    { id: 'not-true', label: { 'zh-cn': '和看到的不一样', en: 'It differs from what I see' } },
    { id: 'too-long', label: { 'zh-cn': '太长', en: 'It is <b>too long' } },
  ],
};

beforeEach(async () => {
  store = await openStore();
  now = start;
  address = '203.0.113.1';
  await rememberRevisions(store, revisionsFile(), start);
  endpoint = createApp({
    store,
    clock: () => now,
    random: countingRandom(),
    key,
    addressOf: () => address,
    readSettings: async () => settings,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [] },
    log: () => {},
  });
});

const fields = { article: 'refund', locale: 'zh-cn', revision: firstText, value: 'not-helpful' };
const send = (path: string, init: RequestInit) => endpoint.request(path, init);
const rows = (table: string) => store.query(statement(`SELECT * FROM ${table}`));

async function vote(overrides: Record<string, string> = {}): Promise<string> {
  return (await (await send('/api/votes', json({ ...fields, ...overrides }))).json()).ballot;
}

describe('POST /api/comments', () => {
  test('adds a reason and a text to a vote, without what tells who wrote it', async () => {
    const ballot = await vote();
    const response = await send(
      '/api/comments',
      json({ ballot, reason: 'not-true', text: '我叫张伟，电话13800138000，按钮不见了' }),
    );
    expect([response.status, await response.json()]).toEqual([201, { stored: true }]);
    expect(await rows('comment')).toMatchObject([
      {
        article: 'refund',
        locale: 'zh-cn',
        revision: firstText,
        reason: 'not-true',
        text: '我叫[…]，电话[…]，按钮不见了',
        trust: 1,
      },
    ]);
  });

  test('is one comment for each vote, however often it is sent, and keeps what was said before', async () => {
    const ballot = await vote();
    for (const body of [{ reason: 'too-long' }, { text: '第一句' }, { text: '第二句' }, { text: '第二句' }])
      expect((await send('/api/comments', json({ id: uuid(1), ballot, ...body }))).status).toBe(201);
    expect(await rows('comment')).toMatchObject([{ reason: 'too-long', text: '第二句' }]);
  });

  test('is held back with its vote, and when a machine has filled the hidden field', async () => {
    for (let time = 0; time < 2; time++) await send('/api/comments', json({ ballot: await vote(), text: `${time}` }));
    address = '203.0.113.2';
    await send('/api/comments', json({ ballot: await vote({ article: 'refund' }), text: 'x', website: 'spam' }));
    expect((await rows('comment')).map(({ trust }) => trust)).toEqual([1, 0, 0]);
  });

  test.each([
    ['neither reason nor text', {}, ['text']],
    ['blank text', { text: '  ' }, ['text']],
    ['a reason that is not listed', { reason: 'nonsense' }, ['reason']],
    ['a text that is too long', { text: 'x'.repeat(2_001) }, ['text']],
    ['another field', { text: 'x', name: 'y' }, ['name']],
  ])('refuses %s', async (_what, body, faulty) => {
    const response = await send('/api/comments', json({ ballot: await vote(), ...body }));
    expect([response.status, (await response.json()).errors.map(({ field }: { field: string }) => field)]).toEqual([422, faulty]);
    expect(await rows('comment')).toEqual([]);
  });

  test('refuses an unknown ballot and one that is too old', async () => {
    const ballot = await vote();
    const reasonOf = async (body: unknown) => (await (await send('/api/comments', json(body))).json()).reason;
    expect(await reasonOf({ ballot: unknownBallot, text: 'x' })).toBe('unknown-ballot');
    now += 24 * hourMs;
    expect(await reasonOf({ ballot, text: 'x' })).toBe('expired');
  });
});

describe('without JavaScript', () => {
  test('the page of a not-helpful vote asks why, and shows what was said', async () => {
    const voted = await send('/api/votes?reader=en', form({ ...fields, website: '' }));
    const address = voted.headers.get('location') ?? '';
    const page = await (await send(address, {})).text();
    expect(page).toContain('<form class="form" method="post" action="/api/comments?reader=en">');
    expect(page).toContain('value="not-true"');
    expect(page).toContain('It is &lt;b&gt;too long');
    const ballot = /name="ballot" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const said = { ballot, reason: 'too-long', text: '<script>alert(1)</script>', website: '' };
    const commented = await send('/api/comments?reader=en', form(said));
    expect([commented.status, commented.headers.get('location')]).toEqual([303, address]);
    const after = await (await send(address, {})).text();
    expect(after).toContain('Thank you, your comment has been stored.');
    expect(after).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(after).not.toContain('<script');
  });

  test('the page says times in the zone of the service', async () => {
    const address = (await send('/api/votes?reader=en', form(fields))).headers.get('location') ?? '';
    expect(await (await send(address, {})).text()).toContain('21 November 2026 at 16:00 China Standard Time</time>');
  });

  test('takes a reason with an empty text, and a text without a reason', async () => {
    for (const said of [
      { reason: 'not-true', text: '' },
      { reason: '', text: '太旧' },
    ])
      expect((await send('/api/comments', form({ ballot: await vote(), website: '', ...said }))).status).toBe(303);
    expect((await rows('comment')).map(({ reason, text }) => [reason, text])).toEqual([
      ['not-true', null],
      [null, '太旧'],
    ]);
  });

  test('refuses a text in which nothing can be seen, as it does an empty one', async () => {
    for (const text of ['', ' \n', '\u200b\u200b', '\u0000\u202e'])
      expect((await send('/api/comments', json({ ballot: await vote(), text }))).status).toBe(422);
    expect(await rows('comment')).toEqual([]);
  });

  test('keeps no more marks on a letter than any language writes', async () => {
    await send('/api/comments', json({ ballot: await vote(), text: `Z${'\u0336'.repeat(300)} tiếng Việt हिन्दी` }));
    expect((await rows('comment')).map(({ text }) => text)).toEqual([`Z${'\u0336'.repeat(4)} tiếng Việt हिन्दी`]);
  });

  test('thanks for a survey on a page of its own', async () => {
    const body = { locale: 'en', csat: '4', resolved: 'no', speed: '', reason: '', website: '' };
    const response = await send('/api/surveys?reader=en', form(body));
    expect([response.status, response.headers.get('location')]).toEqual([303, '/api/surveys/thanks?reader=en']);
    const page = await send('/api/surveys/thanks?reader=en', {});
    expect(await page.text()).toContain('Thank you for your answers');
    expect(await rows('survey')).toMatchObject([{ csat: 4, resolved: 0, speed: null, reason: null }]);
  });
});

describe('POST /api/surveys', () => {
  const survey = {
    locale: 'zh-cn',
    csat: 5,
    resolved: true,
    speed: 3,
    reason: '回复快，我的电话是 138 0013 8000',
    article: 'refund',
  };

  test('stores quality, speed and whether it is solved, once for each id', async () => {
    const first = await send('/api/surveys', json({ ...survey, id: uuid(1) }));
    const again = await send('/api/surveys', json({ ...survey, id: uuid(1) }));
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await rows('survey')).toMatchObject([
      { csat: 5, resolved: 1, speed: 3, reason: '回复快，我的电话是 […]', article: 'refund', question: null, trust: 1 },
    ]);
  });

  const counted = async () => (await rows('survey')).filter(({ trust }) => trust === 1).length;

  test('counts three of one device group in a day', async () => {
    for (let time = 0; time < 5; time++) await send('/api/surveys', json(survey));
    expect(await counted()).toBe(3);
  });

  test('counts ten of one address and twenty of one /48 in a day, whatever agents they come with', async () => {
    for (let number = 0; number < 30; number++) await send('/api/surveys', json(survey, { 'User-Agent': `Agent ${number}` }));
    expect(await counted()).toBe(10);
    for (let number = 0; number < 60; number++) {
      address = `2001:db8:1:${number}::1`;
      await send('/api/surveys', json(survey));
    }
    expect(await counted()).toBe(30);
  });

  test.each([
    ['csat', 0],
    ['csat', 6],
    ['csat', 4.5],
    ['speed', 'quick'],
    ['resolved', 'maybe'],
    ['article', '../x'],
    ['question', 'x'],
    ['locale', 'tlh'],
  ])('refuses %s = %s', async (field, value) => {
    const response = await send('/api/surveys', json({ ...survey, [field]: value }));
    expect([response.status, (await response.json()).errors]).toMatchObject([422, [{ field }]]);
    expect(await rows('survey')).toEqual([]);
  });
});
