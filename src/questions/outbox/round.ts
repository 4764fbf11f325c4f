import { assignWaiting } from '../assignment/assign-waiting.ts';
import { escalate } from '../escalation/escalate.ts';
import { createMailCarriers, type SendLetter } from '../mail/mail-carriers.ts';
import { readWebhookTargets } from '../webhooks/targets.ts';
import { createWebhookCarrier } from '../webhooks/webhook-carrier.ts';
import { type Delivered, type Delivery, deliverDue } from './deliver.ts';
import type { Desk } from './said.ts';

export interface RoundOptions extends Omit<Delivery, 'store' | 'carriers' | 'clock'> {
  desk: Desk;
  /** Variables of the process, with the addresses of webhooks. */
  variables: Readonly<Record<string, unknown>>;
  /** `undefined` where no mail server is configured, as on Workers. */
  sendLetter: SendLetter | undefined;
  /** Whether it is time to look for questions that nobody has or replies to. */
  isLooking: boolean;
}

/**
 * One round: assigns what waits for somebody and passes on what nobody replies to, where it is known who the staff is, and
 * sends what is due.
 *
 * @throws StoreError
 */
export async function deliverRound(options: RoundOptions): Promise<Delivered & { notices: number }> {
  const { desk, variables, sendLetter, isLooking, ...delivery } = options;
  const { store, sealer, settings, clock } = desk;
  // The public edition, which takes questions in, knows nobody.
  if (isLooking && settings.assignment === 'automatic' && settings.people.length > 0)
    await assignWaiting(store, { sealer, settings, now: clock() });
  const notices = isLooking ? await escalate(store, { sealer, settings, now: clock() }) : 0;
  const carriers = [
    createWebhookCarrier(desk, readWebhookTargets(variables, settings.webhooks)),
    ...(sendLetter === undefined ? [] : createMailCarriers(desk, sendLetter)),
  ];
  return { notices, ...(await deliverDue({ ...delivery, store, carriers, clock })) };
}
