import { expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { questionSettingsSchema } from '../../../src/knowledge/question-settings.ts';
import { createApp } from '../../../src/server/app.ts';
import { statement } from '../../../src/store/store.ts';
import { form } from '../../endpoint/requests.ts';
import { key, openStore, start } from '../../feedback/builders.ts';
import { random, settings } from '../builders.ts';
import { outSettings } from '../outbox/builders.ts';

/** Sends the form; the page that follows, and how many letters are on their way. */
async function send(fields: Record<string, string>, questions = outSettings) {
  const store = await openStore();
  const app = createApp({
    ...{ store, random, key, clock: () => start, readShell: async () => undefined, log: () => {} },
    config: { audience: 'public', allowedOrigins: [] },
    readSettings: async () => ({ ...defaultFeedbackSettings, questions }),
  });
  const sent = await app.request('/api/questions', form({ locale: 'en', text: 'Where is it?', ...fields }));
  const page = await app.request(sent.headers.get('Location') ?? '', { headers: { Accept: 'text/html' } });
  const letters = await store.query(statement("SELECT id FROM outbox WHERE carrier = 'asker'"));
  return { status: sent.status, text: await page.text(), letters: letters.length };
}

test('whoever ticks the box gets letters, and the page of the question says so', async () => {
  const { status, text, letters } = await send({ contact: 'lin@example.com', mail: 'yes' });
  expect([status, letters]).toEqual([303, 1]);
  expect(text).toContain('We also send our reply to l***@example.com.');
});

test.each([
  ['does not tick it', { contact: 'lin@example.com', mail: '' }],
  ['leaves a phone number', { contact: '13800138000', mail: 'yes' }],
  ['leaves no contact', { mail: 'yes' }],
])('whoever %s gets none', async (_, fields) => {
  const { status, text, letters } = await send(fields);
  expect([status, letters]).toEqual([303, 0]);
  expect(text).not.toContain('We also send');
});

test('a site that sends no letters promises none, whatever is sent to it', async () => {
  const { status, text, letters } = await send(
    { contact: 'lin@example.com', mail: 'yes' },
    questionSettingsSchema.parse(settings),
  );
  expect([status, letters]).toEqual([303, 0]);
  expect(text).not.toContain('We also send');
});
