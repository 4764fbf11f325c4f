import { beforeEach, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import type { QuestionSettings } from '../../src/knowledge/question-settings.ts';
import { createLink } from '../../src/questions/staff/sign-in.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import { createApp } from '../../src/server/app.ts';
import type { Store } from '../../src/store/store.ts';
import { form, post } from '../endpoint/requests.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random, sealer, settings } from './builders.ts';

const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
let store: Store;
let questions: QuestionSettings;

beforeEach(async () => {
  store = await openStore();
  questions = settings;
});

function request(path: string, init?: RequestInit, allowedOrigins: string[] = []) {
  const app = createApp({
    store,
    clock: () => start,
    random,
    key,
    readShell: async () => undefined,
    config: { audience: 'internal', allowedOrigins },
    readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', questions }),
    log: () => {},
  });
  return app.request(path, init);
}

/** The cookie of a session. */
async function enter(person: string, headers: Record<string, string> = {}): Promise<string> {
  const link = await createLink(store, random, person, start);
  const entered = await request(`/staff/sign-in/${link}`, form({}, headers));
  return entered.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

const get = (path: string, cookie: string) => request(path, { headers: { Cookie: cookie, Accept: 'text/html' } });

describe('sessions', () => {
  test('are never the one that somebody else has put into the browser', async () => {
    const planted = `jieda-staff=${'A'.repeat(32)}`;
    const cookie = await enter('shen-wei', { Cookie: planted });
    expect(cookie).not.toBe(planted);
    expect((await get('/staff', planted)).status).toBe(303);
    expect((await get('/staff', cookie)).status).toBe(200);
  });

  test('end alone: signing out ends no colleague’s, and a link is no session', async () => {
    const [one, other] = [await enter('shen-wei'), await enter('shen-wei')];
    await request('/staff/sign-out', form({}, { Cookie: one }));
    expect([(await get('/staff', one)).status, (await get('/staff', other)).status]).toEqual([303, 200]);
    const link = await createLink(store, random, 'shen-wei', start);
    expect((await get('/staff', `jieda-staff=${link}`)).status).toBe(303);
  });

  test('are not begun or ended from another site', async () => {
    const link = await createLink(store, random, 'shen-wei', start);
    const crossSite = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
    expect((await request(`/staff/sign-in/${link}`, form({}, crossSite))).status).toBe(403);
    const cookie = await enter('grace-tan');
    expect((await request('/staff/sign-out', form({}, { Cookie: cookie, ...crossSite }))).status).toBe(403);
    expect((await get('/staff', cookie)).status).toBe(200);
  });

  test('are needed for every page and every form', async () => {
    const id = await asked(store);
    for (const path of ['/staff', '/staff/wall', `/staff/questions/${id}`])
      expect((await request(path)).headers.get('Location')).toBe('/staff/sign-in');
    const moved = await request(`/staff/questions/${id}`, form({ move: 'erase' }));
    expect(moved.headers.get('Location')).toBe('/staff/sign-in');
    expect(await readQuestion(store, sealer, id)).toMatchObject({ version: 1 });
  });
});

describe('hostile input', () => {
  test('is text in every field of every page', async () => {
    const label = { 'zh-cn': evil, en: evil };
    const [agent] = settings.people;
    questions = {
      ...settings,
      people: [
        {
          ...agent,
          id: 'shen-wei',
          teams: [],
          name: evil,
          team: label,
          languages: ['en'],
          skills: ['refunds'],
          supportHours: 9,
          role: 'lead',
        },
      ],
      categories: settings.categories.map((each) => ({ ...each, label })),
      channels: settings.channels.map((each) => ({ ...each, label })),
      replies: [{ id: 'x', locale: 'en', title: evil, text: evil }],
    };
    const id = await asked(store, {
      text: evil,
      query: evil,
      order: evil,
      category: 'refunds',
      contact: 'x<script>@example.com',
    }).catch(() => asked(store, { text: evil, query: evil, order: evil, category: 'refunds', contact: '13800001111' }));
    await asked(store, { text: evil, contact: '13800001111' });
    await move(store, id, { move: 'note', written: { text: evil }, actor: evil });
    await move(store, id, { move: 'answer', written: { text: evil, by: evil, article: { id: 'a', title: evil } } });
    await move(store, id, { move: 'resolve', outcome: evil });
    await move(store, id, { move: 'reopen' });
    const cookie = await enter('shen-wei');
    const sent = form(
      { move: 'answer', version: '1', text: evil, article: `refund ${evil}`, insert: 'reply x' },
      { Cookie: cookie },
    );
    const pages = await Promise.all([
      get('/staff', cookie),
      get('/staff?show=closed', cookie),
      get(`/staff?q=${encodeURIComponent(evil)}`, cookie),
      get(`/staff?show=${encodeURIComponent(evil)}`, cookie),
      get(`/staff/questions/${id}`, cookie),
      get('/staff/wall', cookie),
      get(`/staff/sign-in/${encodeURIComponent(evil)}`, cookie),
      request(`/staff/questions/${id}`, sent),
    ]);
    for (const page of pages) {
      expect([page.status, await page.text()]).toEqual([200, expect.not.stringMatching(/<img|<script|\son\w+=(?!alert)/)]);
      expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    }
  });

  test('adds no header, and leads nowhere else', async () => {
    const cookie = await enter('shen-wei');
    for (const path of ['x%0d%0aSet-Cookie:a=b', '..%2f..%2fapi', '%00', '//evil.example']) {
      const answer = await request(`/staff/questions/${path}`, form({ move: 'note', text: 'x' }, { Cookie: cookie }));
      expect([404, 405]).toContain(answer.status);
      expect([answer.headers.get('Set-Cookie'), answer.headers.get('Location')]).toEqual([null, null]);
    }
    expect((await get(`/staff?show=${encodeURIComponent('x\r\nA: b')}`, cookie)).headers.get('A')).toBeNull();
  });

  test('of a reader changes nothing, whatever the form', async () => {
    const id = await asked(store);
    const cookie = await enter('tao-qing');
    for (const wanted of ['classify', 'assign', 'answer', 'resolve', 'reopen', 'note', 'link', 'accept', 'erase'])
      expect((await request(`/staff/questions/${id}`, form({ move: wanted, text: 'x' }, { Cookie: cookie }))).status).toBe(403);
    expect(await readQuestion(store, sealer, id)).toMatchObject({ version: 1 });
    expect(await (await get(`/staff/questions/${id}`, cookie)).text()).not.toContain('name="move"');
  });
});

describe('a form', () => {
  test('from another site makes no move, whatever origins may vote', async () => {
    const id = await asked(store);
    const before = await readQuestion(store, sealer, id);
    const cookie = await enter('grace-tan');
    const moves = ['classify', 'assign', 'answer', 'add', 'resolve', 'reopen', 'note', 'link', 'accept', 'erase'];
    const foreign = [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://help.localhost' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://partner.example' },
      { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
    ];
    for (const headers of foreign)
      for (const wanted of moves) {
        const sent = form({ move: wanted, text: 'x' }, { Cookie: cookie, ...headers } as Record<string, string>);
        expect([wanted, (await request(`/staff/questions/${id}`, sent, ['https://partner.example'])).status]).toEqual([
          wanted,
          403,
        ]);
      }
    expect(await readQuestion(store, sealer, id)).toEqual(before);
  });

  test('of JSON, of files, too large or endless is refused with a short answer', async () => {
    const id = await asked(store);
    const cookie = await enter('grace-tan');
    const send = async (body: string, type = 'application/x-www-form-urlencoded') => {
      const answer = await request(`/staff/questions/${id}`, post(body, { 'Content-Type': type, Cookie: cookie }));
      return { status: answer.status, size: (await answer.text()).length };
    };
    const small = { status: 422, size: expect.toSatisfy((size: number) => size < 8_000) };
    const endless = Array.from({ length: 4_000 }, (_, number) => `f${number}=`).join('&');
    expect(await send(`move=note&${endless}`)).toEqual(small);
    expect(await send(Array.from({ length: 2_000 }, (_, number) => `f${number}=&f${number}=`).join('&'))).toEqual(small);
    expect(await send(`move=note&${'x'.repeat(30_000)}=`)).toEqual(small);
    expect(await send(`move=note&text=${'x'.repeat(3_001)}`)).toEqual(small);
    expect(await send('['.repeat(20_000), 'application/json')).toMatchObject({ status: 400 });
    expect(await send(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'application/json')).toEqual(small);
    expect(await send('{"move":"note","__proto__":{"text":"x"}}', 'application/json')).toMatchObject({ status: 422 });
    expect(await send('--b', 'multipart/form-data; boundary=b')).toMatchObject({ status: 415 });
    expect(await send(`move=note&text=${'x'.repeat(33_000)}`)).toMatchObject({ status: 413 });
    expect(await readQuestion(store, sealer, id)).toMatchObject({ version: 1 });
  });

  test('gives a question only to somebody who may reply, and the article it names only by an id', async () => {
    const id = await asked(store);
    const cookie = await enter('shen-wei');
    const send = (fields: Record<string, string>) => request(`/staff/questions/${id}`, form(fields, { Cookie: cookie }));
    await send({ move: 'assign', to: 'tao-qing' });
    expect(await readQuestion(store, sealer, id)).toMatchObject({ assignee: 'shen-wei' });
    for (const article of ['javascript:alert(1) x', '../../x y', 'https://evil.example z'])
      expect((await send({ move: 'answer', text: 'Yes.', article })).status).toBe(422);
  });
});

test('a full list and a long question stay within 30 KiB', async () => {
  for (let n = 0; n < 55; n += 1)
    await asked(store, { text: `${n} ${'退款还没有到账，请帮忙查一下。'.repeat(12)}`, query: 'refund' });
  const id = await asked(store, { text: '为什么'.repeat(600), category: 'refunds' });
  for (let n = 0; n < 20; n += 1) await move(store, id, { move: 'note', written: { text: `${n} ${'备注'.repeat(100)}` } });
  const cookie = await enter('shen-wei');
  const sizes: number[] = [];
  for (const path of ['/staff', `/staff/questions/${id}`, '/staff/wall']) {
    const page = await (await get(path, cookie)).text();
    sizes.push(Buffer.byteLength(page));
  }
  // The layout around it has less than 5 KiB.
  for (const size of sizes) expect(size).toBeLessThan((30 - 5) * 1024);
});
