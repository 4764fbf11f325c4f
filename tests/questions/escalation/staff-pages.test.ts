import { expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { minuteMs } from '../../../src/metrics/instants.ts';
import { escalate } from '../../../src/questions/escalation/escalate.ts';
import { createLink } from '../../../src/questions/staff/sign-in.ts';
import { createApp } from '../../../src/server/app.ts';
import { form } from '../../endpoint/requests.ts';
import { key, openStore, start } from '../../feedback/builders.ts';
import { random, sealer } from '../builders.ts';
import { askOut, moveOut, outboxOf, outSettings, toldOf } from '../outbox/builders.ts';

test('the staff’s pages list what was escalated, show who was told, and let them ask back by mail', async () => {
  const store = await openStore();
  const now = start + 61 * minuteMs;
  const id = await askOut(store, { text: 'You ignore me.', contact: 'lin@example.com', mail: 'yes' });
  await moveOut(store, id, { move: 'classify', kind: 'complaint' });
  await askOut(store, { text: 'Another one.' });
  expect(await escalate(store, { sealer, settings: outSettings, now })).toBe(2);

  const app = createApp({
    ...{ store, random, key, clock: () => now, readShell: async () => undefined, log: () => {} },
    config: { audience: 'internal', allowedOrigins: [] },
    readSettings: async () => ({ ...defaultFeedbackSettings, questions: outSettings }),
  });
  const entered = await app.request(`/staff/sign-in/${await createLink(store, random, 'shen-wei', now)}`, form({}));
  const Cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const get = async (path: string): Promise<string> =>
    (await app.request(path, { headers: { Cookie, Accept: 'text/html', 'Accept-Language': 'en' } })).text();

  const list = await get('/staff?show=escalated');
  expect(list).toContain('You ignore me.');
  expect(list).not.toContain('Another one.');
  expect(list).toMatch(/Escalated <em>1<\/em>/);
  expect(await get(`/staff/questions/${id}`)).toContain('level 2, Grace Tan');

  const sent = await app.request(`/staff/questions/${id}`, form({ move: 'add', text: 'Which card?' }, { Cookie }));
  expect(sent.status).toBe(303);
  expect(toldOf(await outboxOf(store, id))).toContain('asked-back → asker');
  expect((await app.request(`/staff/questions/${id}`, form({ move: 'add', text: ' ' }, { Cookie }))).status).toBe(422);
});
