import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { escalate } from '../../../../src/questions/escalation/escalate.ts';
import { type Carrier, deliverDue } from '../../../../src/questions/outbox/deliver.ts';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { createWebhookCarrier } from '../../../../src/questions/webhooks/webhook-carrier.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { type Store, statement } from '../../../../src/store/store.ts';
import { wordsOutSettings } from './complaints.ts';

/**
 * A process that passes complaints on and sends messages until it is killed. `hasty` as its argument makes it the control
 * that must lose some: it records a message as sent before it sends it.
 */
const isHasty = process.argv.includes('hasty');
const { KB_DATABASE = '', KB_KEY = '', RECEIVER = '', CLOCK_AHEAD = '0' } = process.env;
const store = await openStore(KB_DATABASE);
const sealer = createSealer(new Uint8Array(Buffer.from(KB_KEY, 'base64')), randomBytes);
const clock = (): number => Date.now() + Number(CLOCK_AHEAD);
const desk = { store, sealer, settings: wordsOutSettings, zone: 'UTC', staffUrl: undefined, clock };
const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const targets = new Map([['desk', { url: RECEIVER, secret }]]);

/** Letters are posted to the same receiver. */
const letters: Carrier = {
  reach: { carrier: 'staff' },
  async send({ id }, signal) {
    const response = await fetch(RECEIVER, { method: 'POST', headers: { 'webhook-id': id }, body: '', signal });
    await response.text();
    return response.ok ? { outcome: 'sent' } : { outcome: 'failed', fault: String(response.status) };
  },
};

const carriers = [createWebhookCarrier(desk, { targets, problems: [] }), letters].map((carrier) =>
  isHasty ? hasten(carrier) : carrier,
);

for (;;) {
  const given = await escalate(store, { sealer, settings: wordsOutSettings, now: clock() });
  const newLease = (): string => randomBytes(12).toString('base64url');
  const { sent } = await deliverDue({ store, carriers, clock, random: Math.random, newLease, log: () => {} }, 50);
  if (given + sent === 0) console.log('idle');
  await setTimeout(10);
}

function hasten(carrier: Carrier, own: Store = store): Carrier {
  return {
    ...carrier,
    async send(message, signal) {
      await own.write([statement("UPDATE outbox SET state = 'sent' WHERE id = ?", message.id)]);
      await setTimeout(50);
      return carrier.send(message, signal);
    },
  };
}
