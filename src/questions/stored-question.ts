import type { z } from 'zod';
import type { severityField } from '../knowledge/fields.ts';
import { numberOrNull, textOrNull } from '../store/row-values.ts';
import { type Row, type Store, statement } from '../store/store.ts';
import { placeOfQuestion, placeOfStep } from './places.ts';
import type { SealedQuestion } from './question.ts';
import { SealError, type Sealer } from './sealer.ts';
import type { Kind, Move, State } from './states.ts';

/** A question as it is stored, without what is sealed. Instants are milliseconds since 1970. */
export interface StoredQuestion {
  id: string;
  locale: string;
  edition: 'public' | 'internal';
  channel: string;
  kind: Kind;
  category: string | null;
  product: string | null;
  severity: z.output<typeof severityField>;
  state: State;
  version: number;
  assignee: string | null;
  article: string | null;
  linked: string | null;
  customer: string | null;
  receivedAt: number;
  dueAt: number | null;
  callBackAt: number | null;
  classifiedAt: number | null;
  assignedAt: number | null;
  answeredAt: number | null;
  resolvedAt: number | null;
  ratedAt: number | null;
  touchedAt: number;
  replies: number;
  reopened: number;
  handlingMinutes: number;
  isHeldBack: boolean;
  isErased: boolean;
}

/** A step as it is stored and opened. */
export interface StoredStep {
  step: number;
  at: number;
  actor: string;
  move: Move | 'ask';
  state: State;
  detail: Readonly<Record<string, unknown>>;
  /** What was written; `undefined` for steps without text, once erased, and when it cannot be decrypted. */
  written: Written | undefined;
  /** What a complaint led to; the asker does not read it. */
  outcome: string | undefined;
  isUnreadable: boolean;
}

/** What a step says in words. */
export interface Written {
  text: string;
  /** Name of whoever replied, as the asker sees it. */
  by?: string | undefined;
  /** Article that the reply points to. */
  article?: { id: string; title: string } | undefined;
}

/** What is encrypted of a step; `undefined` when it says nothing in words. */
export function sealedPart({ written, outcome }: Pick<StoredStep, 'written' | 'outcome'>): SealedStep | undefined {
  return written === undefined && outcome === undefined ? undefined : { ...written, ...(outcome !== undefined && { outcome }) };
}

type SealedStep = Partial<Written> & { outcome?: string };

/** What the question led to at last. */
export function outcomeOf({ steps }: Pick<OpenedQuestion, 'steps'>): string | undefined {
  return steps.findLast(({ outcome }) => outcome !== undefined)?.outcome;
}

/** How a person signs a reply: with the name of their team, where it has one. */
export function signature(name: string, team: string | undefined, locale: string): string {
  if (team === undefined) return name;
  return `${name}${locale.startsWith('zh') ? '，' : ', '}${team}`;
}

/** What the asker wrote. */
export interface OpenedText {
  /** `undefined` once erased, and when it cannot be decrypted. */
  asked: SealedQuestion | undefined;
  /** Its key is missing, or the database was changed. */
  isUnreadable: boolean;
}

export interface OpenedQuestion extends StoredQuestion, OpenedText {
  /** Oldest first. */
  steps: StoredStep[];
}

/**
 * The question of a reference; what cannot be decrypted is marked.
 *
 * @throws StoreError
 */
export async function findByReference(store: Store, sealer: Sealer, reference: string): Promise<OpenedQuestion | undefined> {
  const hashes = sealer.hashes('reference', reference);
  const [row] = await store.query(
    statement(`SELECT * FROM question WHERE reference IN (${hashes.map(() => '?').join(', ')})`, ...hashes),
  );
  return row && openQuestion(store, sealer, row);
}

/**
 * A question for those who can do without its words; what cannot be decrypted is marked.
 *
 * @throws StoreError
 */
export async function readQuestion(store: Store, sealer: Sealer, id: string): Promise<OpenedQuestion | undefined> {
  const [row] = await store.query(statement('SELECT * FROM question WHERE id = ?', id));
  return row && openQuestion(store, sealer, row);
}

/** @throws StoreError; SealError when something in it cannot be decrypted */
export async function readWholeQuestion(store: Store, sealer: Sealer, id: string): Promise<OpenedQuestion | undefined> {
  const question = await readQuestion(store, sealer, id);
  return question && requireReadable(question);
}

/** Whether all of it could be decrypted. */
export function isWhole({ isUnreadable, steps }: OpenedQuestion): boolean {
  return !isUnreadable && !steps.some((step) => step.isUnreadable);
}

/** The question of a row, without its steps. */
export function toQuestion(row: Row): StoredQuestion {
  return {
    id: String(row['id']),
    locale: String(row['locale']),
    edition: row['edition'] as StoredQuestion['edition'],
    channel: String(row['channel']),
    kind: row['kind'] as Kind,
    category: textOrNull(row['category']),
    product: textOrNull(row['product']),
    severity: row['severity'] as StoredQuestion['severity'],
    state: row['state'] as State,
    version: Number(row['version']),
    assignee: textOrNull(row['assignee']),
    article: textOrNull(row['article']),
    linked: textOrNull(row['linked']),
    customer: textOrNull(row['customer']),
    receivedAt: Number(row['received_at']),
    dueAt: numberOrNull(row['due_at']),
    callBackAt: numberOrNull(row['call_back_at']),
    classifiedAt: numberOrNull(row['classified_at']),
    assignedAt: numberOrNull(row['assigned_at']),
    answeredAt: numberOrNull(row['answered_at']),
    resolvedAt: numberOrNull(row['resolved_at']),
    ratedAt: numberOrNull(row['rated_at']),
    touchedAt: Number(row['touched_at']),
    replies: Number(row['replies']),
    reopened: Number(row['reopened']),
    handlingMinutes: Number(row['handling_minutes']),
    isHeldBack: row['trust'] === 0,
    isErased: row['erased_at'] !== null,
  };
}

/** What the asker wrote in the question of a row. */
export async function openAsked(sealer: Sealer, row: Row): Promise<OpenedText> {
  const { value, isUnreadable } = await openIfReadable(sealer, row, placeOfQuestion(String(row['id'])));
  return { asked: value as SealedQuestion | undefined, isUnreadable };
}

/**
 * Steps of a question, oldest first.
 *
 * @throws StoreError
 */
export async function openSteps(store: Store, sealer: Sealer, id: string): Promise<StoredStep[]> {
  const rows = await store.query(statement('SELECT * FROM question_step WHERE question = ? ORDER BY step', id));
  return Promise.all(
    rows.map(async (each): Promise<StoredStep> => {
      const step = Number(each['step']);
      const { value, isUnreadable } = await openIfReadable(sealer, each, placeOfStep(id, step));
      // Older engines wrote the outcome into the detail.
      const { outcome: plain, ...detail } = JSON.parse(textOrNull(each['detail']) ?? '{}');
      const { text, outcome = plain, ...rest }: SealedStep = value ?? {};
      return {
        step,
        at: Number(each['at']),
        actor: String(each['actor']),
        move: each['move'] as StoredStep['move'],
        state: each['state'] as State,
        detail,
        written: text === undefined ? undefined : { text, ...rest },
        outcome,
        isUnreadable,
      };
    }),
  );
}

async function openQuestion(store: Store, sealer: Sealer, row: Row): Promise<OpenedQuestion> {
  const question = toQuestion(row);
  const steps = await openSteps(store, sealer, question.id);
  return { ...question, ...(await openAsked(sealer, row)), steps };
}

/** What is sealed in a row; no value when there is nothing, or it cannot be decrypted. */
async function openIfReadable(sealer: Sealer, row: Row, place: string): Promise<{ value?: unknown; isUnreadable: boolean }> {
  const sealed = textOrNull(row['sealed']);
  if (sealed === null) return { isUnreadable: false };
  try {
    return { value: await sealer.open(sealed, place), isUnreadable: false };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { isUnreadable: true };
  }
}

/** @throws SealError */
function requireReadable(question: OpenedQuestion): OpenedQuestion {
  if (!isWhole(question)) throw new SealError();
  return question;
}
