import type { ReadMail } from './read-mail.ts';
import { isOwnLetter } from './thread.ts';

/**
 * Why a mail is not a person’s, so that two programs never write to each other for ever: RFC 3834, and what mail programs
 * did before it.
 *
 * @param from address that our letters come from; `undefined` where none are sent
 * @returns `undefined` for a mail that a person wrote
 */
export function reasonToIgnore(mail: ReadMail, from: string | undefined): string | undefined {
  const { header, messageId = '' } = mail;
  const sender = mail.from?.toLowerCase() ?? '';
  const automatic = header('auto-submitted').split(';')[0]?.trim() ?? '';
  if (automatic !== '' && automatic !== 'no') return 'it is an automatic reply';
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => header(name) !== '')) return 'it is an automatic reply';
  if (['bulk', 'list', 'junk', 'auto_reply'].includes(header('precedence'))) return 'it was sent to many';
  if (header('list-id') !== '' || header('list-unsubscribe') !== '') return 'it comes from a mailing list';
  if (header('return-path') === '<>' || header('content-type').startsWith('multipart/report')) return 'it is a bounce';
  if (sender.startsWith('mailer-daemon@') || sender.startsWith('postmaster@')) return 'it comes from a mail server';
  if (from === undefined) return undefined;
  if (isOwnLetter(messageId, from) || header('x-loop').includes(from.toLowerCase())) return 'it is one of our own letters';
  const [local = '', domain = ''] = sender.split('@');
  return `${local.split('+')[0]}@${domain}` === from.toLowerCase() ? 'it comes from our own address' : undefined;
}
