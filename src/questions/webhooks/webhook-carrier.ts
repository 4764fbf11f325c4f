import { interfaceLocales } from '../../i18n/strings.ts';
import { readBulletin } from '../bulletins/bulletin.ts';
import { bulletinChatText, bulletinNotice } from '../bulletins/bulletin-texts.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { isBulletin, type StoredMessage } from '../outbox/message.ts';
import { type Desk, readSaid } from '../outbox/said.ts';
import { formats } from './formats.ts';
import { type ChatText, chatTextOf, noticeOf } from './notice.ts';
import type { Webhook, WebhookTargets } from './targets.ts';

/** Bytes of an answer that are read: robots answer with a line of JSON. */
const maxAnswerBytes = 64 * 1024;

/** How long a receiver may take, in milliseconds. */
const defaultAnswerMs = 10_000;

/** Sends messages to the webhooks of channels.yaml whose addresses are in the environment. Follows no redirect. */
export function createWebhookCarrier(desk: Desk, { targets }: WebhookTargets, answerMs = defaultAnswerMs): Carrier {
  return {
    reach: { carrier: 'webhook', targets: [...targets.keys()] },
    async send(message, signal) {
      const webhook = desk.settings.webhooks.find(({ id }) => id === message.target);
      const target = targets.get(message.target);
      if (webhook === undefined || target === undefined)
        return { outcome: 'failed', fault: 'channels.yaml has no such webhook any more', isFinal: true };
      const told = await (isBulletin(message) ? bulletinOf : questionOf)(desk, webhook, message);
      if (told === undefined) return { outcome: 'failed', fault: 'what it tells of was erased', isFinal: true };
      const format = formats[webhook.format];
      const { url, headers, body } = format.request({ id: message.id, ...told, target, now: desk.clock() });
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      });
      const answer = await readStart(response);
      if (response.ok && format.accepts(answer)) return { outcome: 'sent' };
      const fault = response.ok ? 'the robot refused it' : `the receiver answered ${response.status}`;
      // Whoever is gone says so for good.
      return { outcome: 'failed', fault, isFinal: response.status === 410 };
    },
  };
}

/** What is said, for programs and for chat groups. */
interface Told {
  notice: object;
  chat: ChatText;
}

async function questionOf(desk: Desk, webhook: Webhook, message: StoredMessage): Promise<Told | undefined> {
  const said = await readSaid(desk, message);
  if (said === undefined) return undefined;
  const notice = await noticeOf(desk, webhook, message, said);
  return { notice, chat: chatTextOf(notice, desk, webhook.locale ?? interfaceLocales[0] ?? 'en') };
}

async function bulletinOf({ store }: Desk, webhook: Webhook, message: StoredMessage): Promise<Told | undefined> {
  const content = await readBulletin(store, message.question, webhook.locale);
  if (content === undefined) return undefined;
  const notice = bulletinNotice(webhook, message, content);
  return { notice, chat: bulletinChatText(notice, webhook.locale) };
}

/** The beginning of an answer, as text. */
async function readStart({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, maxAnswerBytes);
}
