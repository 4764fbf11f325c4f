import { senderOf } from '../../endpoint/actor.ts';
import { stringsFor } from '../../i18n/strings.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { plainText } from '../../privacy/clean-text.ts';
import { cacheDaySalt } from '../../readers/day-salt.ts';
import { mailsPerHour, maxContactLength, maxQuestionLength } from '../../readers/limits.ts';
import type { RandomBytes } from '../../readers/random.ts';
import { hashParts } from '../../readers/reader.ts';
import { type Store, StoreError } from '../../store/store.ts';
import { customersOf } from '../customer.ts';
import { makeMove } from '../make-move.ts';
import { contactKind, foldContact } from '../question.ts';
import { recordQuestion } from '../record-question.ts';
import type { Sealer } from '../sealer.ts';
import { stateAfter } from '../states.ts';
import { type OpenedQuestion, readQuestion } from '../stored-question.ts';
import { reasonToIgnore } from './loops.ts';
import { type ReadMail, readMail } from './read-mail.ts';
import { countMails, type KnownMail, questionOfMail } from './received-mail.ts';
import { questionInText } from './thread.ts';
import { trimQuote } from './trim-quote.ts';

export interface ReceiveOptions {
  sealer: Sealer;
  settings: QuestionSettings;
  zone: string | undefined;
  /** The first is the default. */
  locales: readonly string[];
  /** Id of the channel whose address a mail was sent to. */
  channelOf: (recipients: readonly string[]) => string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

export type ReceiveOutcome =
  | { outcome: 'added' | 'asked' | 'duplicate'; id: string }
  /** It is not a person’s, and nothing is to be done. */
  | { outcome: 'ignored'; reason: string }
  /** One sender has sent too many: later. */
  | { outcome: 'too-many' }
  | { outcome: 'not-a-mail' };

/**
 * Stores a mail: with the question that it replies to, if it is from whoever asked; else as a new question. A mail that is
 * delivered twice is stored once.
 *
 * @param raw the mail, or its beginning
 * @throws StoreError when it was not stored; SealError
 */
export async function receiveMail(store: Store, options: ReceiveOptions, raw: Uint8Array): Promise<ReceiveOutcome> {
  const { sealer, settings, now } = options;
  const mail = await readMail(raw);
  if (mail?.from === undefined) return { outcome: 'not-a-mail' };
  const reason = reasonToIgnore(mail, settings.mail?.from);
  if (reason !== undefined) return { outcome: 'ignored', reason };
  const name = nameOf(mail, raw);
  const known: KnownMail = {
    id: sealer.hash('mail', name),
    sender: sealer.hash('mail sender', foldContact(mail.from)),
    ids: sealer.hashes('mail', name),
    senders: sealer.hashes('mail sender', foldContact(mail.from)),
  };
  const before = await questionOfMail(store, known);
  if (before !== undefined) return { outcome: 'duplicate', id: before };
  if ((await countMails(store, known, now)) >= mailsPerHour) return { outcome: 'too-many' };
  try {
    return (await addToQuestion(store, options, mail, known)) ?? (await askByMail(store, options, mail, known));
  } catch (error) {
    // Another process may have stored the same mail at this moment.
    const other = error instanceof StoreError ? await questionOfMail(store, known) : undefined;
    if (other === undefined) throw error;
    return { outcome: 'duplicate', id: other };
  }
}

/**
 * The same for the same mail of the same sender: whoever gives theirs the Message-ID of somebody else’s does not make that
 * a duplicate. Without a Message-ID, the mail itself counts.
 */
function nameOf({ messageId, from = '' }: ReadMail, raw: Uint8Array): string {
  const isNamed = messageId !== undefined && /[^<>\s]/.test(messageId);
  const name = isNamed ? messageId : hashParts('mail', Buffer.from(raw).toString('base64'));
  return hashParts(foldContact(from), name);
}

/** `undefined` when it replies to nothing that its sender asked. */
async function addToQuestion(
  store: Store,
  options: ReceiveOptions,
  mail: ReadMail,
  known: KnownMail,
): Promise<ReceiveOutcome | undefined> {
  const question = await questionOf(store, options.sealer, mail);
  if (question === undefined) return undefined;
  const move = stateAfter('add', 'asker', question.state) === undefined ? 'reopen' : 'add';
  const text = textOf(mail, trimQuote(mail.text), question.locale);
  const made = { move, side: 'asker', actor: 'asker', written: { text }, mail: known } as const;
  const result = await makeMove(store, options, question.id, made);
  return result.outcome === 'done' ? { outcome: 'added', id: question.id } : undefined;
}

/** The question that a mail replies to: its token is genuine, and its sender is whoever asked. */
async function questionOf(store: Store, sealer: Sealer, { threads, from = '' }: ReadMail): Promise<OpenedQuestion | undefined> {
  const id = questionInText(sealer, threads);
  const question = id === undefined ? undefined : await readQuestion(store, sealer, id);
  const isAsker = typeof question?.customer === 'string' && customersOf(from, sealer).includes(question.customer);
  return isAsker && !question?.isErased ? question : undefined;
}

async function askByMail(store: Store, options: ReceiveOptions, mail: ReadMail, known: KnownMail): Promise<ReceiveOutcome> {
  const { sealer, settings, zone, locales, channelOf, now, random } = options;
  const { from = '', messageId, subject } = mail;
  const written = [subject, trimQuote(mail.text)].filter((part) => part.trim() !== '').join('\n\n');
  const locale = localeOf(written, locales);
  const sent = {
    locale,
    text: textOf(mail, written, locale),
    channel: channelOf(mail.recipients),
    ...(from.length <= maxContactLength && contactKind(from) === 'mail' && { contact: from, mail: 'yes' as const }),
    messageId,
  };
  // A sender stands for the address that the limits of a day are counted by.
  const sender = senderOf('public', { address: `mail ${known.sender}`, agent: '' });
  const readDaySalt = cacheDaySalt(store, random);
  const result = await recordQuestion(store, { sender, readDaySalt, sealer, settings, zone, now, random, mail: known }, sent);
  if (result.outcome === 'too-many') return { outcome: 'too-many' };
  if (!('id' in result)) throw new StoreError(`The mail was not stored: ${result.outcome}.`);
  return { outcome: 'asked', id: result.id };
}

/** What is stored of a mail, and what of it is not. */
function textOf({ attachments }: ReadMail, written: string, locale: string): string {
  const t = stringsFor(locale).questions.mail;
  const symbols = [...plainText(written).trim()];
  const notes = [
    ...(symbols.length === 0 ? [t.withoutText] : []),
    ...(attachments === 0 ? [] : [t.attachments(attachments)]),
  ].map((note) => `\n[${note}]`);
  const shortened = `\n[${t.shortened(symbols.length)}]`;
  const room = maxQuestionLength - [...notes, shortened].join('').length;
  if (symbols.length > room) notes.push(shortened);
  return [symbols.slice(0, room).join('').trim(), ...notes].join('').trim();
}

/** Chinese for a text with Chinese characters, English for one without, where the site has them. */
function localeOf(text: string, locales: readonly string[]): string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  return locales.find((locale) => locale.split('-')[0] === language) ?? locales[0] ?? 'en';
}
