import type { Sealer } from '../sealer.ts';

/**
 * Which question a mail belongs to is told by a token, `261122-7k3m9q-` and 80 bits of a keyed hash: in the Message-ID of
 * our letters, which replies name, and in their reply address where the mail server takes such addresses. It is in lower
 * case, because mail servers may change the case of an address.
 */
export function threadToken(sealer: Pick<Sealer, 'hash'>, question: string): string {
  return tokenOf(question, sealer.hash('mail thread', question));
}

function tokenOf(question: string, hash: string): string {
  return `${question}-${Buffer.from(hash, 'base64url').toString('hex').slice(0, 20)}`;
}

/** Id of the question whose token a text contains, made with this key or an old one; `undefined` without a genuine one. */
export function questionInText(sealer: Pick<Sealer, 'hashes'>, text: string): string | undefined {
  for (const [token, question = ''] of text.toLowerCase().matchAll(/(?<![0-9a-z])(\d{6}-[0-9a-z]{6})-[0-9a-f]{20}(?![0-9a-z])/g))
    if (sealer.hashes('mail thread', question).some((hash) => tokenOf(question, hash) === token)) return question;
  return undefined;
}

/** Message-ID of a letter, the same for every attempt to send it. */
export function letterId(token: string, step: number, event: string, from: string): string {
  return `<${idPrefix}${token}.${step}.${event}@${domainOf(from)}>`;
}

/** Whether a Message-ID is one of ours. */
export function isOwnLetter(messageId: string, from: string): boolean {
  return messageId.startsWith(`<${idPrefix}`) && messageId.toLowerCase().endsWith(`@${domainOf(from)}>`);
}

/** `service+261122-…@example.com` */
export function plusAddress(from: string, token: string): string {
  const at = from.lastIndexOf('@');
  return `${from.slice(0, at)}+${token}${from.slice(at)}`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

const idPrefix = 'jieda.';
