import { interfaceLocales } from '../../i18n/strings.ts';
import { readBulletin } from '../bulletins/bulletin.ts';
import { bulletinParts } from '../bulletins/bulletin-texts.ts';
import { wantsMail } from '../outbox/addresses.ts';
import type { Carrier } from '../outbox/deliver.ts';
import type { Attempt } from '../outbox/lease.ts';
import { isBulletin, type StoredMessage } from '../outbox/message.ts';
import { type Desk, readSaid } from '../outbox/said.ts';
import { chatTextOf, noticeOf } from '../webhooks/notice.ts';
import { type AskersEvent, askersLetter, write } from './letter.ts';
import { letterId, plusAddress, threadToken } from './thread.ts';

/** A letter as it is handed to a mail server. */
export interface Envelope {
  from: { name: string; address: string };
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  headers: Record<string, string>;
}

/** Sends one letter; rejects when the mail server did not take it. */
export type SendLetter = (envelope: Envelope, signal: AbortSignal) => Promise<void>;

/** A mail server refused a letter, or could not be reached. */
export class LetterError extends Error {
  /** Whether it would refuse it again. */
  readonly isFinal: boolean;
  constructor(message: string, isFinal: boolean) {
    super(message);
    this.name = 'LetterError';
    this.isFinal = isFinal;
  }
}

/** Letters to askers, and to staff where it is known who they are: in the internal edition and by command. */
export function createMailCarriers(desk: Desk, sendLetter: SendLetter): Carrier[] {
  const { mail } = desk.settings;
  if (mail === undefined) return [];
  const send = async (envelope: Envelope, signal: AbortSignal): Promise<Result> => {
    try {
      await sendLetter(envelope, signal);
      return { outcome: 'sent' };
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      return { outcome: 'failed', fault: error.message, isFinal: error.isFinal };
    }
  };
  const toAsker: Carrier = {
    reach: { carrier: 'asker' },
    async send(message, signal) {
      const envelope = await envelopeToAsker(desk, mail, message);
      return envelope === undefined ? gone('the asker wants no letters any more') : send(envelope, signal);
    },
  };
  const toStaff: Carrier = {
    reach: { carrier: 'staff' },
    async send(message, signal) {
      const to = staffAddress(desk.settings, message.target);
      if (to === undefined) return gone(`team.yaml has no mail address for ${message.target}`);
      const envelope = isBulletin(message)
        ? await envelopeOfBulletin(desk, mail, message, to)
        : await envelopeToStaff(desk, mail, message, to);
      return envelope === undefined ? gone('what it tells of was erased') : send(envelope, signal);
    },
  };
  return desk.settings.teams.length > 0 ? [toAsker, toStaff] : [toAsker];
}

type Mail = NonNullable<Desk['settings']['mail']>;
type Result = Exclude<Attempt, { outcome: 'given-back' }>;

function gone(fault: string): Result {
  return { outcome: 'failed', fault, isFinal: true };
}

async function envelopeToAsker(desk: Desk, mail: Mail, message: StoredMessage): Promise<Envelope | undefined> {
  const said = await readSaid(desk, message);
  const asked = said?.question.asked;
  if (said === undefined || asked?.contact === undefined || !wantsMail(asked)) return undefined;
  const token = threadToken(desk.sealer, said.question.id);
  const first = letterId(token, 1, 'received', mail.from);
  const own = letterId(token, message.step, message.event, mail.from);
  const references = [asked.messageId, own === first ? undefined : first].filter((id) => id !== undefined);
  const last = references.at(-1);
  return {
    from: sender(mail, said.question.locale),
    to: asked.contact,
    ...(mail.plus === 'on' && { replyTo: plusAddress(mail.from, token) }),
    ...(await askersLetter(desk, message.event as AskersEvent, said)),
    messageId: own,
    ...(last !== undefined && { inReplyTo: last, references }),
    headers: automatic(mail),
  };
}

async function envelopeToStaff(desk: Desk, mail: Mail, message: StoredMessage, to: string): Promise<Envelope | undefined> {
  const said = await readSaid(desk, message);
  if (said === undefined) return undefined;
  const locale = staffLocale(desk, message.target);
  // As in a chat group: nothing of the asker's.
  const notice = await noticeOf(desk, { includes: [] }, message, said);
  const { title, lines, link } = chatTextOf(notice, desk, locale);
  const parts = [...lines, ...(link === undefined ? [] : [{ label: link.text, url: link.url }])];
  return {
    from: sender(mail, locale),
    to,
    ...(await write({ subject: `${title} [${said.question.id}]`, heading: title, parts, locale })),
    messageId: noticeId(mail, message),
    headers: automatic(mail),
  };
}

async function envelopeOfBulletin(desk: Desk, mail: Mail, message: StoredMessage, to: string): Promise<Envelope | undefined> {
  const locale = staffLocale(desk, message.target);
  const content = await readBulletin(desk.store, message.question, locale);
  if (content === undefined) return undefined;
  const { title } = content;
  return {
    from: sender(mail, locale),
    to,
    ...(await write({ subject: title, heading: title, parts: bulletinParts(content), locale })),
    messageId: noticeId(mail, message),
    headers: automatic(mail),
  };
}

/** The language that a person prefers; of a team, the first of the interface. */
function staffLocale({ settings: { people } }: Desk, id: string): string {
  const preferred = people.find((each) => each.id === id)?.languages.find((locale) => interfaceLocales.includes(locale));
  return preferred ?? interfaceLocales[0] ?? 'en';
}

function noticeId({ from }: Mail, { id }: StoredMessage): string {
  return `<jieda.notice.${id.slice('msg_'.length)}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function sender({ name, from }: Mail, locale: string): Envelope['from'] {
  return { name: name?.[locale] ?? '', address: from };
}

/** No program answers these, and our own does not read them. RFC 3834. */
function automatic({ from }: Mail): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Loop': from };
}

/** Where notices for a person or a team go. */
export function staffAddress({ people, teams }: Pick<Desk['settings'], 'people' | 'teams'>, id: string): string | undefined {
  const mailOf = (team: string): string | undefined => teams.find((each) => each.id === team)?.mail;
  const person = people.find((each) => each.id === id);
  return person === undefined ? mailOf(id) : (person.mail ?? person.teams.map(mailOf).find((mail) => mail !== undefined));
}
