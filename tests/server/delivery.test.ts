import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import { deliverRegularly } from '../../src/server/delivery.ts';
import type { Store } from '../../src/store/store.ts';
import { key, openStore, start } from '../feedback/builders.ts';
import { random, sealer } from '../questions/builders.ts';
import { askOut, moveOut, outboxOf, outSettings } from '../questions/outbox/builders.ts';
import { startReceiver } from '../questions/webhooks/receiver.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let store: Store;
let id: string;
const lines: string[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  store = await openStore();
  id = await askOut(store);
  receiver.received.length = 0;
  lines.length = 0;
});

function run(questions = outSettings) {
  return deliverRegularly({
    ...{ store, random, key, sendLetter: undefined, clock: () => start },
    readSettings: async () => ({ ...defaultFeedbackSettings, questions }),
    variables: {
      KB_WEBHOOK_DESK: receiver.url,
      KB_WEBHOOK_DESK_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
    },
    log: (line) => lines.push(line),
  });
}

const toDesk = async () => (await outboxOf(store, id)).find(({ target }) => target === 'desk');

test('a server sends what waits, and says at the start what it cannot send', async () => {
  const delivery = run();
  await vi.waitFor(async () => expect(await toDesk()).toMatchObject({ state: 'sent' }));
  await delivery.stop();
  expect(receiver.received).toHaveLength(1);
  expect(lines.join('\n')).toContain('Messages to the webhook `team-chat` wait: set KB_WEBHOOK_TEAM_CHAT to its address.');
  expect(lines.join('\n')).toContain('KB_SMTP names no mail server');
});

test('a server assigns what waits for somebody, without anyone opening a page', async () => {
  await moveOut(store, id, { move: 'classify', category: 'refunds' });
  const people = outSettings.people.map((each) => ({ ...each, skills: ['refunds'], supportHours: 20 }));
  const delivery = run({ ...outSettings, people, assignment: 'automatic' });
  await vi.waitFor(async () => expect(await readQuestion(store, sealer, id)).toMatchObject({ state: 'assigned' }));
  await delivery.stop();
});

test('a server that stops waits for no receiver, and gives back what it was sending', async () => {
  receiver.answer = () => {};
  const delivery = run();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  const before = performance.now();
  await delivery.stop();
  expect(performance.now() - before).toBeLessThan(1_500);
  expect(await toDesk()).toMatchObject({ state: 'waiting', lease: null, attempts: 0 });
});
