import { severityField } from '../knowledge/fields.ts';
import { bigint, type ImportedRow, integer, table, text } from '../store/table.ts';
import { kinds, moves, states } from './states.ts';

/**
 * A question and what is known about it. What the asker wrote and how to reach them is sealed; all other columns are of
 * the operator's own words, so that questions can be listed and counted without the key.
 */
export const question = table({
  name: 'question',
  columns: {
    /** What the staff call it: day of arrival and six symbols, `261122-7k3m9q`. */
    id: text(),
    /** Sent by the asker's script, so that a retry does not ask twice. */
    request: text({ nullable: true, unique: true }),
    /** Keyed hash of the reference; null once erased. */
    reference: text({ nullable: true, unique: true }),
    locale: text(),
    edition: text({ values: ['public', 'internal'] }),
    /** Id of the channel that it came by, or `form`. */
    channel: text(),
    kind: text({ values: kinds }),
    category: text({ nullable: true }),
    product: text({ nullable: true }),
    /** Harm done while it is not answered; by default that of its category. */
    severity: text({ values: severityField.options }),
    state: text({ values: states }),
    /** Number of its newest step. */
    version: integer(),
    /** Id of a person in team.yaml. */
    assignee: text({ nullable: true }),
    /** Article that the asker came from. */
    article: text({ nullable: true }),
    /** Article that answers it. */
    linked: text({ nullable: true }),
    /** Keyed hash of the contact: the same for all questions of one asker. */
    customer: text({ nullable: true }),
    received_at: bigint(),
    /** By when a first reply is promised; null where the service has no opening hours. */
    due_at: bigint({ nullable: true }),
    /** When the asker wants to be called. */
    call_back_at: bigint({ nullable: true }),
    classified_at: bigint({ nullable: true }),
    assigned_at: bigint({ nullable: true }),
    /** First reply. */
    answered_at: bigint({ nullable: true }),
    resolved_at: bigint({ nullable: true }),
    rated_at: bigint({ nullable: true }),
    /** When anything last happened; the retention is counted from here. */
    touched_at: bigint(),
    replies: integer({ default: 0 }),
    reopened: integer({ default: 0 }),
    handling_minutes: integer({ default: 0 }),
    /** 0 when held back: sent by a bot, or beyond the limits of a day. */
    trust: integer({ values: [0, 1] }),
    erased_at: bigint({ nullable: true }),
    sealed: text({ nullable: true }),
    /** By when the first reply was promised; `due_at` moves on with every later one. */
    first_due_at: bigint({ nullable: true }),
  },
  primaryKey: ['id'],
  indexes: {
    // In the order in which replies are due; counting by state reads nothing but the index.
    question_waiting: ['state', 'trust', 'due_at', 'id'],
    question_assignee: ['assignee', 'state', 'due_at', 'id'],
    // In the order in which questions came. The demand for topics is counted from the index alone.
    question_received: ['received_at', 'id', 'trust', 'category', 'severity'],
    question_category: ['category', 'received_at', 'id'],
    question_customer: ['customer', 'received_at', 'id'],
    question_call_back: ['state', 'call_back_at', 'id'],
    question_touched: ['touched_at'],
  },
  export: { upgrade: upgradeQuestion },
});

/** Older exports only say when the next reply is due, and what a complaint led to in plain words. */
function upgradeQuestion({ outcome: _plain, ...row }: ImportedRow): ImportedRow {
  return { first_due_at: row['due_at'] ?? null, ...row };
}

/** Questions that came from a ticket export, so that none is imported twice, nor again after it was erased. */
export const questionImport = table({
  name: 'question_import',
  columns: {
    /** SHA-256 of the ticket's system and id there. */
    ticket: text(),
    question: text(),
    imported_at: bigint(),
  },
  primaryKey: ['ticket'],
  indexes: { question_import_question: ['question'] },
  export: true,
});

/** Everything that happened to a question, in order; never changed, only erased. */
export const questionStep = table({
  name: 'question_step',
  columns: {
    question: text(),
    /** From 1. */
    step: integer(),
    at: bigint(),
    /** `asker`, `system`, or the id of a person. */
    actor: text(),
    move: text({ values: ['ask', ...moves] }),
    state: text({ values: states }),
    /** What was set, as JSON of the operator's own words: ids, numbers. */
    detail: text({ nullable: true }),
    /** What was written, and what a complaint led to. */
    sealed: text({ nullable: true }),
  },
  primaryKey: ['question', 'step'],
  export: true,
});

/** Keyed hashes of the words of a question, so that the staff can search what is sealed. */
export const questionWord = table({
  name: 'question_word',
  columns: { word: bigint(), question: text() },
  primaryKey: ['word', 'question'],
  indexes: { question_word_question: ['question'] },
  withoutRowid: true,
  export: true,
});

/** Who has a question open. Rows older than the time that somebody counts as looking mean nothing. */
export const staffLooking = table({
  name: 'staff_looking',
  columns: {
    question: text(),
    /** Id of a person in team.yaml. */
    person: text(),
    /** When they opened it, and when they last loaded its page. */
    since: bigint(),
    seen_at: bigint(),
  },
  primaryKey: ['question', 'person'],
  indexes: { staff_looking_seen: ['seen_at'] },
  isEphemeral: true,
});

/** Hashes of what the staff signs in with: links that can be used once, and sessions. */
export const staffToken = table({
  name: 'staff_token',
  columns: {
    hash: text(),
    kind: text({ values: ['link', 'session'] }),
    /** Id of a person in team.yaml. */
    person: text(),
    expires_at: bigint(),
  },
  primaryKey: ['hash'],
  isEphemeral: true,
});
