import { audienceOf, limitsOf, type Sender } from '../endpoint/actor.ts';
import { isMachine } from '../endpoint/fields.ts';
import type { QuestionSettings } from '../knowledge/question-settings.ts';
import { dayMs, dayOf } from '../metrics/instants.ts';
import type { ReadDaySalt } from '../readers/day-salt.ts';
import { type DayTags, dayTags } from '../readers/day-tags.ts';
import { callBackDays, questionsPerDay, refusedQuestionsFactor } from '../readers/limits.ts';
import type { RandomBytes } from '../readers/random.ts';
import { areExhausted, countTags, overLimitValues, whenOverLimit } from '../readers/tag-counts.ts';
import { instantOf } from '../service-hours/opening-intervals.ts';
import { insertRow } from '../store/create-table.ts';
import { type Store, StoreError, statement } from '../store/store.ts';
import { type KnownMail, rememberMail } from './mail/received-mail.ts';
import { addressesOf } from './outbox/addresses.ts';
import { enqueue } from './outbox/enqueue.ts';
import { placeOfQuestion } from './places.ts';
import { promisedUntil } from './promise.ts';
import { foldContact, type SealedQuestion, type SentQuestion } from './question.ts';
import { newReference } from './reference.ts';
import type { Sealer } from './sealer.ts';
import type { Kind } from './states.ts';
import { rememberWords } from './words.ts';

export interface RecordQuestionOptions {
  sender: Sender;
  readDaySalt: ReadDaySalt;
  sealer: Sealer;
  settings: QuestionSettings;
  /** Zone of times without one. */
  zone: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
  /** The mail that it came by, which is remembered with it. */
  mail?: KnownMail | undefined;
}

export type QuestionOutcome =
  /** A duplicate has the reference of the first. */
  | { outcome: 'stored' | 'duplicate'; reference: string; id: string }
  /** The id was used for another question. */
  | { outcome: 'conflicting' }
  /** More came from this device, address or network today than are taken. */
  | { outcome: 'too-many'; retryAfterSeconds: number }
  /** The time to call is past, or too far away, or there is no number to call. */
  | { outcome: 'bad-call-back' };

/**
 * Stores a question. Idempotent for questions with an id. Beyond `questionsPerDay` they are held back, and far
 * beyond it refused.
 *
 * @throws StoreError when it was not stored
 */
export async function recordQuestion(store: Store, options: RecordQuestionOptions, sent: SentQuestion): Promise<QuestionOutcome> {
  const callBackAt = callBackTime(sent, options);
  if (callBackAt === 'invalid') return { outcome: 'bad-call-back' };
  const before = await findRequest(store, options.sealer, sent);
  if (before !== undefined) return before;
  const tags = await tagsOf(options);
  if (await areExhausted(store, tags, refusedQuestionsFactor))
    return { outcome: 'too-many', retryAfterSeconds: Math.ceil((dayMs - (options.now % dayMs)) / 1_000) };
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const stored = await insertQuestion(store, options, sent, { callBackAt, tags });
    if (stored !== undefined) return stored;
    // Another request with this id was faster, or another question of this day has the same six symbols.
    const other = await findRequest(store, options.sealer, sent);
    if (other !== undefined) return other;
  }
  throw new StoreError('No id was free for a question.');
}

const maxAttempts = 3;

/** Under which questions of this sender are counted today. */
async function tagsOf({ sender, readDaySalt, now }: RecordQuestionOptions): Promise<DayTags> {
  return dayTags(await readDaySalt(now), sender, limitsOf(sender, questionsPerDay), {
    address: ['question', audienceOf(sender)],
  });
}

async function insertQuestion(
  store: Store,
  { sender, sealer, settings, now, random, mail }: RecordQuestionOptions,
  sent: SentQuestion,
  { callBackAt, tags }: { callBackAt: number | undefined; tags: DayTags },
): Promise<QuestionOutcome | undefined> {
  const audience = audienceOf(sender);
  const id = newId(now, random);
  const reference = newReference(random);
  const { text, query, order, contact } = sent;
  const category = settings.categories.find((each) => each.id === sent.category);
  const channel = settings.channels.find((each) => each.id === sent.channel)?.id ?? 'form';
  const kind: Kind = 'question';
  const dueAt = promisedUntil(settings, channel, kind, now) ?? null;
  const sealed: SealedQuestion = {
    text,
    reference,
    query,
    order,
    contact,
    // Only where letters are sent does the form ask for it.
    ...(sent.mail === 'yes' && settings.mail !== undefined && { mail: true }),
    ...(sent.messageId !== undefined && { messageId: sent.messageId }),
  };
  const guard = { sql: 'id = ? AND reference = ? AND version = 1', values: [id, sealer.hash('reference', reference)] };
  const addresses = addressesOf(settings, { event: 'received', side: 'asker', asked: sealed, assignee: null, actor: 'asker' });
  const row = {
    id,
    request: sent.id ?? null,
    reference: sealer.hash('reference', reference),
    locale: sent.locale,
    edition: audience,
    channel,
    kind,
    category: category?.id ?? null,
    product: settings.products.find((each) => each.id === sent.product)?.id ?? null,
    severity: category?.severity ?? 'medium',
    state: 'received',
    version: 1,
    article: sent.article ?? null,
    customer: contact === undefined ? null : sealer.hash('customer', foldContact(contact)),
    received_at: now,
    due_at: dueAt,
    first_due_at: dueAt,
    call_back_at: callBackAt ?? null,
    touched_at: now,
    trust: 1,
    sealed: await sealer.seal(sealed, placeOfQuestion(id)),
  };
  const [, inserted = []] = await store.write([
    countTags(tags, 'question', id),
    insertRow('question', row, ' ON CONFLICT DO NOTHING RETURNING id'),
    // Only where it changes something: the row would be put into every index again.
    statement(
      `UPDATE question SET trust = 0 WHERE id = ? AND version = 1 AND reference = ?
       AND (CASE WHEN ? = 1 THEN 'machine' ${whenOverLimit(tags.tags)} ELSE '' END) <> ''`,
      id,
      row.reference,
      Number(isMachine(sent.website)),
      ...overLimitValues(tags.tags),
    ),
    statement(
      `INSERT INTO question_step (question, step, at, actor, move, state)
       SELECT id, 1, received_at, 'asker', 'ask', 'received' FROM question WHERE id = ? AND reference = ?
       ON CONFLICT DO NOTHING`,
      id,
      row.reference,
    ),
    ...enqueue(addresses, { question: id, step: 1, event: 'received', now }, guard),
    ...(mail === undefined ? [] : [rememberMail(mail, now, guard)]),
    ...rememberWords([text, order ?? ''].join(' '), sealer, guard),
  ]);
  return inserted.length > 0 ? { outcome: 'stored', reference, id } : undefined;
}

/** What an earlier request with the same id stored. */
async function findRequest(
  store: Store,
  sealer: Sealer,
  { id: request, text }: SentQuestion,
): Promise<QuestionOutcome | undefined> {
  if (request === undefined) return undefined;
  const [row] = await store.query(statement('SELECT id, sealed FROM question WHERE request = ?', request));
  if (row === undefined) return undefined;
  if (row['sealed'] === null) return { outcome: 'conflicting' };
  const id = String(row['id']);
  const before = (await sealer.open(String(row['sealed']), placeOfQuestion(id))) as SealedQuestion;
  return before.text === text ? { outcome: 'duplicate', reference: before.reference, id } : { outcome: 'conflicting' };
}

/** Day of arrival in UTC and six of Crockford's symbols: short enough to be said on the phone. */
function newId(now: number, random: RandomBytes): string {
  const number = new DataView(Uint8Array.from(random(4)).buffer).getUint32(0);
  const symbols = Array.from({ length: 6 }, (_, index) => idSymbols[(number >>> (5 * index)) & 31]).join('');
  return `${dayOf(now).slice(2).replaceAll('-', '')}-${symbols}`;
}

const idSymbols = '0123456789abcdefghjkmnpqrstvwxyz';

function callBackTime(
  { callBackAt, contact }: SentQuestion,
  { now, zone }: RecordQuestionOptions,
): number | undefined | 'invalid' {
  if (callBackAt === undefined) return undefined;
  const at = /(?:Z|[+-]\d\d:?\d\d)$/.test(callBackAt)
    ? Date.parse(callBackAt)
    : instantOf(callBackAt.slice(0, 10), minuteOfDay(callBackAt), zone ?? 'UTC') * 60_000;
  return contact !== undefined && at > now && at <= now + callBackDays * dayMs ? at : 'invalid';
}

/** Of `2026-11-23T09:30`. */
function minuteOfDay(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}
