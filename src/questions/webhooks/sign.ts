import { createHmac } from 'node:crypto';

/**
 * Headers by which a receiver knows that a message is ours and fresh, as Standard Webhooks define them,
 * https://www.standardwebhooks.com: HMAC-SHA-256 over `<id>.<timestamp>.<body>`. Receivers refuse a timestamp that is more
 * than five minutes from their clock.
 *
 * @param secret `whsec_` and the key in base64
 * @param now milliseconds since 1970
 */
export function standardHeaders(id: string, body: string, secret: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  const signed = hmac(Buffer.from(secret.slice('whsec_'.length), 'base64'), `${id}.${timestamp}.${body}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signed}` };
}

/** Fields of a message to a Feishu robot: what is signed is its key, over nothing. */
export function feishuSignature(secret: string, now: number): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now / 1_000));
  return { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
}

/** Parameters of a DingTalk robot's address; its timestamp is in milliseconds. */
export function dingtalkSignature(secret: string, now: number): { timestamp: string; sign: string } {
  const timestamp = String(now);
  return { timestamp, sign: hmac(secret, `${timestamp}\n${secret}`) };
}

function hmac(key: string | Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
