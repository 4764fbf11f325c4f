import { beforeEach, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { hourMs, minuteMs } from '../../src/metrics/instants.ts';
import { createLink } from '../../src/questions/staff/sign-in.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import { createApp } from '../../src/server/app.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { form } from '../endpoint/requests.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { asked, move, random, sealer, settings } from './builders.ts';

let store: Store;
let now: number;
let app: ReturnType<typeof appOf>;

beforeEach(async () => {
  store = await openStore();
  now = start;
  app = appOf('internal');
});

function appOf(audience: 'public' | 'internal', questions = settings, allowedOrigins: string[] = []) {
  return createApp({
    store,
    clock: () => now,
    random,
    key,
    readShell: async () => undefined,
    config: { audience, allowedOrigins },
    readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', questions }),
    log: () => {},
  });
}

/** Signs a person in. */
async function enter(person: string) {
  const link = await createLink(store, random, person, now);
  const entered = await app.request(`/staff/sign-in/${link}`, form({}));
  const cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const get = (path: string) => app.request(path, { headers: { Cookie: cookie, Accept: 'text/html' } });
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, form(fields, { Cookie: cookie, ...headers }));
  return { entered, link, cookie, get, send, text: async (path: string) => (await get(path)).text() };
}

describe('signing in', () => {
  test('takes a link that can be used once, within 15 minutes, by its button only', async () => {
    const { entered, link, get } = await enter('shen-wei');
    expect(entered.headers.get('Set-Cookie')).toMatch(/^jieda-staff=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await get('/staff')).status).toBe(200);
    expect((await app.request(`/staff/sign-in/${link}`, form({}))).status).toBe(403);
    const late = await createLink(store, random, 'shen-wei', now);
    expect((await app.request(`/staff/sign-in/${late}`)).headers.get('Set-Cookie')).toBeNull();
    now += 16 * minuteMs;
    expect((await app.request(`/staff/sign-in/${late}`, form({}))).status).toBe(403);
  });

  test('ends after twelve hours, on signing out, and for somebody who left the team', async () => {
    const { get, send } = await enter('shen-wei');
    now += 13 * hourMs;
    expect((await get('/staff')).headers.get('Location')).toBe('/staff/sign-in');
    const again = await enter('shen-wei');
    await again.send('/staff/sign-out', {});
    expect((await again.get('/staff')).headers.get('Location')).toBe('/staff/sign-in');
    const gone = await enter('who-left');
    expect((await gone.get('/staff')).headers.get('Location')).toBe('/staff/sign-in');
    expect((await send('/staff/questions/x', { move: 'note' })).headers.get('Location')).toBe('/staff/sign-in');
  });

  test('leaves nothing in the database with which anyone could sign in', async () => {
    const { cookie, link } = await enter('shen-wei');
    const rows = JSON.stringify(await store.query(statement('SELECT * FROM staff_token')));
    expect(rows).toContain('shen-wei');
    for (const secret of [link, cookie.split('=')[1] ?? '']) expect(rows).not.toContain(secret);
  });

  test('has no address in the public edition', async () => {
    const { cookie } = await enter('shen-wei');
    expect((await appOf('public').request('/staff', { headers: { Cookie: cookie } })).status).toBe(404);
  });
});

describe('the list', () => {
  test('shows who waits longest first, what is late, and filters', async () => {
    await asked(store, { text: 'Second question', contact: 'a@example.com' }, start + 10 * minuteMs);
    const first = await asked(store, { text: 'First question', query: 'money back' }, start);
    await move(store, first, { move: 'assign', assignee: 'shen-wei' });
    now = start + 65 * minuteMs;
    const { text } = await enter('shen-wei');
    const list = await text('/staff');
    expect(list).toContain('<h1>2 questions waiting for a reply</h1>');
    expect(list).toContain('1 late, 1 due within an hour.');
    expect(list.indexOf('First question')).toBeLessThan(list.indexOf('Second question'));
    expect(list).toContain('Searched “money back”');
    expect([await text('/staff?show=mine'), await text('/staff?show=unassigned'), await text('/staff?q=second')]).toEqual([
      expect.not.stringContaining('Second question'),
      expect.not.stringContaining('First question'),
      expect.not.stringContaining('First question'),
    ]);
  });
});

describe('a question', () => {
  test('is taken, classified, answered and solved by forms alone', async () => {
    const id = await asked(store, { text: 'Where is my refund? This is a scam.' });
    const { send, text } = await enter('shen-wei');
    const path = `/staff/questions/${id}`;
    const page = await text(path);
    expect(page).toContain('Probably a complaint: scam');
    expect(page).toContain('Sounds unhappy: scam');
    expect(page).toContain('<option value="negative" selected>unhappy</option>');
    expect((await send(path, { move: 'assign', version: '1' })).headers.get('Location')).toBe(path);
    await send(path, {
      move: 'classify',
      version: '2',
      kind: 'question',
      category: 'refunds',
      severity: 'high',
      sentiment: 'neutral',
    });
    const answer = {
      move: 'answer',
      version: '3',
      text: 'It left us today.',
      article: 'refund Where refunds stay',
      minutes: '4',
    };
    expect((await send(path, { ...answer, solve: 'yes' })).headers.get('Location')).toBe('/staff');
    const after = await text(path);
    expect(after).toContain('question, Refunds, high harm, neutral');
    expect(after).not.toContain('Sounds unhappy');
    expect(await readQuestion(store, sealer, id)).toMatchObject({
      state: 'resolved',
      assignee: 'shen-wei',
      category: 'refunds',
      linked: 'refund',
      handlingMinutes: 4,
      steps: expect.arrayContaining([
        expect.objectContaining({
          move: 'answer',
          written: { text: 'It left us today.', by: 'Shen Wei, Billing', article: { id: 'refund', title: 'Where refunds stay' } },
        }),
      ]),
    });
  });

  test('shows what its asker wrote since the last reply above the form for the next one', async () => {
    const id = await asked(store);
    await move(store, id, { move: 'add', side: 'asker', actor: 'asker', written: { text: 'Before the reply.' } });
    await move(store, id, { move: 'answer', written: { text: 'Done.' } });
    await move(store, id, { move: 'reopen', side: 'asker', actor: 'asker', written: { text: 'Only <half> came.' } });
    const { text } = await enter('shen-wei');
    const [above = ''] = (await text(`/staff/questions/${id}`)).split('id="reply"');
    expect(above).toContain('Only &lt;half&gt; came.');
    expect(above).not.toContain('Before the reply.');
  });

  test('tells the later of two, who finds what they wrote in the form again', async () => {
    const id = await asked(store);
    const [one, other] = [await enter('shen-wei'), await enter('grace-tan')];
    await one.send(`/staff/questions/${id}`, { move: 'answer', version: '1', text: 'From Shen Wei.' });
    const stale = await other.send(`/staff/questions/${id}`, { move: 'note', version: '1', text: 'From <Grace>.' });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('Somebody else has just worked on this question.');
    expect(page).toContain('From &lt;Grace&gt;.');
    expect(page).toContain('From Shen Wei.');
  });

  test.each([
    ['tao-qing', 'note', 403],
    ['tao-qing', 'assign', 403],
    ['shen-wei', 'erase', 403],
    ['shen-wei', 'reopen', 409],
    ['grace-tan', 'erase', 303],
  ])('%s who wants to %s gets %i', async (person, wanted, status) => {
    const id = await asked(store);
    const { send } = await enter(person);
    expect((await send(`/staff/questions/${id}`, { move: wanted, text: 'x' })).status).toBe(status);
  });

  test('is not changed from another site, without words, or for a move that does not exist', async () => {
    const id = await asked(store);
    const { send } = await enter('grace-tan');
    const path = `/staff/questions/${id}`;
    const statuses = await Promise.all([
      send(path, { move: 'erase' }, { 'Sec-Fetch-Site': 'cross-site' }),
      send(path, { move: 'erase' }, { Origin: 'https://evil.example' }),
      send(path, { move: 'answer', text: ' ' }),
      send(path, { move: 'delete' }),
      send('/staff/questions/000000-000000', { move: 'note', text: 'x' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 422, 422, 404]);
    expect(await readQuestion(store, sealer, id)).toMatchObject({ version: 1 });
  });

  test('is not changed from a site that may send readers’ votes and questions, either', async () => {
    const origin = 'https://www.example.com';
    app = appOf('internal', settings, [origin]);
    const id = await asked(store);
    const { send } = await enter('grace-tan');
    expect(
      (await send(`/staff/questions/${id}`, { move: 'erase' }, { Origin: origin, 'Sec-Fetch-Site': 'same-site' })).status,
    ).toBe(403);
    expect(await readQuestion(store, sealer, id)).toMatchObject({ isErased: false });
  });

  test('shows markup from the asker and from colleagues as text', async () => {
    const evil = '"><script>alert(1)</script>';
    const id = await asked(store, { text: evil, query: evil, order: evil });
    await move(store, id, { move: 'note', written: { text: evil }, actor: evil });
    const { text } = await enter('shen-wei');
    for (const page of [
      await text('/staff'),
      await text(`/staff/questions/${id}`),
      await text(`/staff?q=${encodeURIComponent(evil)}`),
    ])
      expect(page).not.toContain('<script');
  });
});

describe('assignment', () => {
  test('proposes somebody with the reasons, and one press gives it to them', async () => {
    const id = await asked(store, { category: 'refunds' });
    const { text, send } = await enter('shen-wei');
    const page = await text(`/staff/questions/${id}`);
    expect(page).toContain('Suggested: Grace Tan,');
    expect(page).toContain('knows “Refunds”, writes English, 0 h of work against 10 h this week');
    await send(`/staff/questions/${id}`, { move: 'assign', version: '1', to: 'grace-tan' });
    expect(await readQuestion(store, sealer, id)).toMatchObject({ assignee: 'grace-tan' });
    expect(await text(`/staff/questions/${id}`)).not.toContain('Suggested');
  });

  test('happens by itself where channels.yaml says so', async () => {
    app = appOf('internal', { ...settings, assignment: 'automatic' });
    const id = await asked(store, { category: 'refunds' });
    const other = await asked(store);
    const { text, send } = await enter('shen-wei');
    for (const path of ['/staff', `/staff/questions/${id}`, '/staff/wall']) await text(path);
    expect(await readQuestion(store, sealer, id)).toMatchObject({ assignee: null, version: 1 });
    await send(`/staff/questions/${other}`, { move: 'classify', version: '1', category: 'lessons' });
    for (const each of [id, other]) expect(await readQuestion(store, sealer, each)).toMatchObject({ assignee: 'grace-tan' });
    expect(await text(`/staff/questions/${id}`)).toContain('<b>Automatically</b> assigned');
  });

  test('says that everyone is full, and leaves it with nobody', async () => {
    app = appOf('internal', {
      ...settings,
      assignment: 'automatic',
      people: settings.people.map((each) => ({ ...each, supportHours: 0 })),
    });
    const id = await asked(store, { category: 'refunds' });
    const { text } = await enter('shen-wei');
    expect(await text('/staff?show=unassigned')).toContain(id);
    expect(await text(`/staff/questions/${id}`)).toContain('Everyone is full: 0 h of work against 0 h this week.');
  });
});

describe('a reply', () => {
  const path = async (sent = {}) => `/staff/questions/${await asked(store, { category: 'refunds', ...sent })}`;

  test('begins with a template at one press, without script, and nothing that was typed is lost', async () => {
    const at = await path();
    const { text, send } = await enter('shen-wei');
    const page = await text(at);
    expect(page.indexOf('>Refund sent</button>')).toBeLessThan(page.indexOf('>When a refund arrives</button>'));
    expect(page).not.toMatch(/Apology|到账时间/);
    const pressed = await send(at, {
      move: 'answer',
      version: '1',
      text: 'Dear <Lin>,',
      minutes: '7',
      article: 'refund Where <it> is',
      insert: 'reply refund-when',
    });
    const form = await pressed.text();
    expect(pressed.status).toBe(200);
    expect(form).toContain('Dear &lt;Lin&gt;,\n\nIt takes 3 to 7 working days.</textarea>');
    expect(form).toContain('value="7"');
    expect(form).toMatch(/<h1>\d{6}-/);
    expect(await readQuestion(store, sealer, at.split('/').at(-1) ?? '')).toMatchObject({ version: 1 });
  });

  test('is offered templates of its kind, too, and of all topics while it is not classified', async () => {
    const id = await asked(store, { category: 'refunds' });
    await move(store, id, { move: 'classify', kind: 'complaint' });
    const { text } = await enter('shen-wei');
    expect(await text(`/staff/questions/${id}`)).toContain('>Apology</button>');
    expect(await text(await path({ category: undefined }))).toContain('>When a refund arrives</button>');
  });

  test('is not sent while something between ⟪ and ⟫ is left to fill in', async () => {
    const at = await path();
    const { send } = await enter('shen-wei');
    const refused = await send(at, { move: 'answer', version: '1', text: 'It left us on ⟪day⟫.' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('It left us on ⟪day⟫.</textarea>');
  });

  test('takes nothing that is not a template or an article of the page', async () => {
    const at = await path();
    const { send } = await enter('shen-wei');
    const answers = await Promise.all(
      ['reply nothing', 'article nothing', 'reply ../x', 'file x'].map((insert) =>
        send(at, { move: 'answer', text: 'Kept.', insert }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 422]);
    expect(await answers[0]?.text()).toContain('Kept.</textarea>');
  });
});

describe('questions that were held back', () => {
  test('have a list of their own, from which they are accepted or deleted', async () => {
    const id = await asked(store, { text: 'Buy now' });
    await store.write([statement('UPDATE question SET trust = 0 WHERE id = ?', id)]);
    const { text, send } = await enter('grace-tan');
    expect(await text('/staff')).not.toContain('Buy now');
    expect(await text('/staff')).toContain('Possible spam <em>1</em>');
    expect(await text('/staff?show=heldBack')).toContain('>Accept it</button>');
    expect(await text(`/staff/questions/${id}`)).toContain('It was beyond the limit of a day');
    await send(`/staff/questions/${id}`, { move: 'accept', version: '1' });
    expect(await text('/staff')).toContain('Buy now');
    expect(await text(`/staff/questions/${id}`)).toMatch(/<b>Grace Tan<\/b> noted <small>[^<]*accepted/);
    const reader = await enter('tao-qing');
    expect((await reader.send(`/staff/questions/${id}`, { move: 'accept' })).status).toBe(403);
  });
});

describe('calls', () => {
  test('are listed by when they are due, with the time left', async () => {
    const call = (text: string, minutes: number) =>
      asked(store, { text, contact: '13800001111', callBackAt: new Date(start + minutes * minuteMs).toISOString() });
    await call('Later', 200);
    await call('First', 30);
    now = start + 70 * minuteMs;
    const { text } = await enter('shen-wei');
    const list = await text('/staff?show=callBacks');
    expect(list.indexOf('First')).toBeLessThan(list.indexOf('Later'));
    expect(list).toContain('<td class="late">40 min late</td>');
    expect(list).toContain('<td class="">2 h 10 min left</td>');
    expect(list).toContain('<th>Time to call</th>');
  });
});

describe('the wall page', () => {
  test('says how things stand in a few figures, renews itself without script, and needs signing in', async () => {
    await asked(store, {}, start);
    const answered = await asked(store);
    await move(store, answered, { move: 'answer', written: { text: 'Yes.' } });
    now = start + 65 * minuteMs;
    const { get } = await enter('shen-wei');
    const wall = await get('/staff/wall');
    expect(wall.headers.get('Refresh')).toBe('60');
    const page = (await wall.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(page).toContain('Waiting for a reply 1 Late 1 Waiting longest 1 h 5 min Next due None Calls due 0 Answered today 1');
    expect((await app.request('/staff/wall')).headers.get('Location')).toBe('/staff/sign-in');
  });
});

describe('a long list', () => {
  test('goes on from page to page, without losing or repeating a question', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 45; number += 1) ids.push(await asked(store, { text: `Refund number ${number}` }));
    const { text } = await enter('shen-wei');
    for (const path of ['/staff', '/staff?q=refund']) {
      const listed = (page: string) => [...page.matchAll(/href="\/staff\/questions\/([^"]+)"/g)].map(([, id]) => id);
      const first = await text(path);
      const next = /rel="next" href="([^"]+)">Next questions</.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const second = await text(next);
      expect([listed(first).length, listed(second).length]).toEqual([40, 5]);
      expect([...listed(first), ...listed(second)].sort()).toEqual(ids.toSorted());
      expect(second).not.toContain('rel="next"');
    }
    expect((await text('/staff?after=nonsense')).match(/\/staff\/questions\//g)?.length).toBeGreaterThan(40);
  });
});

describe('two people on one question', () => {
  test('are told of each other, until one has replied or left', async () => {
    const path = `/staff/questions/${await asked(store)}`;
    const [one, other] = [await enter('shen-wei'), await enter('grace-tan')];
    const told = 'Shen Wei has been looking at this since';
    expect(await one.text(path)).not.toContain('looking at this');
    now += 2 * minuteMs;
    expect(await other.text(path)).toMatch(/Shen Wei has been looking at this since [^<]*16:00/);
    expect(await one.text(path)).toContain('Grace Tan has been looking at this since');
    now += 11 * minuteMs;
    expect(await other.text(path)).not.toContain(told);
    expect(await one.text(path)).toContain('Grace Tan');
    await other.send(path, { move: 'answer', version: '1', text: 'Done.' });
    expect(await one.text(path)).not.toContain('has been looking');
  });

  test('are told of each other, whichever process they came to', async () => {
    const path = `/staff/questions/${await asked(store)}`;
    const [one, other] = [await enter('shen-wei'), await enter('grace-tan')];
    await one.get(path);
    const second = appOf('internal');
    const page = await second.request(path, { headers: { Cookie: other.cookie, Accept: 'text/html' } });
    expect(await page.text()).toContain('Shen Wei has been looking at this since');
  });
});
