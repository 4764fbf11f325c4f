import PostalMime, { type Email } from 'postal-mime';
import { textOfHtml } from './html-text.ts';

/**
 * Bytes of a mail that are read. Mail programs put the text first, so attachments of any size do no harm: they are not kept
 * in memory, nor stored.
 */
export const maxMailBytes = 256 * 1024;

/** What of a mail matters here. */
export interface ReadMail {
  /** Address in `From`; `undefined` without one. */
  from: string | undefined;
  subject: string;
  messageId: string | undefined;
  text: string;
  attachments: number;
  /** Wherever a reply says what it replies to: its recipients and the letters that it names. */
  threads: string;
  /** To whom it was sent. */
  recipients: string[];
  /** Values of a header, in lower case; empty when it is missing. */
  header(name: string): string;
}

/**
 * Reads a mail, or the beginning of one. Broken encodings cost characters, not the mail.
 *
 * @returns `undefined` for what is not a mail
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail | undefined> {
  const email = await parse(raw);
  if (email === undefined) return undefined;
  const header = (name: string): string =>
    email.headers
      .filter(({ key }) => key === name)
      .map(({ value }) => value)
      .join(', ')
      .trim()
      .toLowerCase();
  const recipients = [
    ...addressesIn([...(email.to ?? []), ...(email.cc ?? [])]),
    header('delivered-to'),
    header('x-original-to'),
  ];
  const text = email.text?.trim() ? email.text : textOfHtml(email.html ?? '');
  return {
    from: addressesIn(email.from === undefined ? [] : [email.from])[0],
    subject: (email.subject ?? '').slice(0, 300),
    messageId: email.messageId?.slice(0, 500),
    text: text.slice(0, 200_000),
    attachments: email.attachments.length,
    threads: [...recipients, email.inReplyTo ?? '', email.references ?? ''].join(' ').slice(0, 20_000),
    recipients,
    header,
  };
}

async function parse(raw: Uint8Array): Promise<Email | undefined> {
  try {
    const email = await PostalMime.parse(raw, { maxNestingDepth: 32, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 });
    return email.headers.length === 0 ? undefined : email;
  } catch {
    // Parts within parts without end, or nothing but headers.
    return undefined;
  }
}

function addressesIn(found: NonNullable<Email['to']>): string[] {
  return found
    .flatMap(({ address, group }) => (group === undefined ? [address ?? ''] : group.map((each) => each.address)))
    .filter(Boolean);
}
