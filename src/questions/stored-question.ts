import type { z } from 'zod';
import type { severityField } from '../knowledge/fields.ts';
import { numberOrNull, textOrNull } from '../store/row-values.ts';
import { type Row, type Store, statement } from '../store/store.ts';
import { placeOfQuestion, placeOfStep } from './places.ts';
import type { SealedQuestion } from './question.ts';
import type { Sealer } from './sealer.ts';
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
  outcome: string | null;
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
  /** What was written; `undefined` for steps without text, and once erased. */
  written: Written | undefined;
}

/** What a step says in words. */
export interface Written {
  text: string;
  /** Name of whoever replied, as the asker sees it. */
  by?: string | undefined;
  /** Article that the reply points to. */
  article?: { id: string; title: string } | undefined;
}

/** How a person signs a reply: with the name of their team, where it has one. */
export function signature(name: string, team: string | undefined, locale: string): string {
  if (team === undefined) return name;
  return `${name}${locale.startsWith('zh') ? '，' : ', '}${team}`;
}

export interface OpenedQuestion extends StoredQuestion {
  /** `undefined` once erased. */
  asked: SealedQuestion | undefined;
  /** Oldest first. */
  steps: StoredStep[];
}

/** @throws StoreError, SealError */
export async function findByReference(store: Store, sealer: Sealer, reference: string): Promise<OpenedQuestion | undefined> {
  const hashes = sealer.hashes('reference', reference);
  const [row] = await store.query(
    statement(`SELECT * FROM question WHERE reference IN (${hashes.map(() => '?').join(', ')})`, ...hashes),
  );
  return row && openQuestion(store, sealer, row);
}

/** @throws StoreError, SealError */
export async function readQuestion(store: Store, sealer: Sealer, id: string): Promise<OpenedQuestion | undefined> {
  const [row] = await store.query(statement('SELECT * FROM question WHERE id = ?', id));
  return row && openQuestion(store, sealer, row);
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
    outcome: textOrNull(row['outcome']),
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

/** What the asker wrote; `undefined` once erased. */
export async function openAsked(sealer: Sealer, row: Row): Promise<SealedQuestion | undefined> {
  const sealed = textOrNull(row['sealed']);
  return sealed === null ? undefined : ((await sealer.open(sealed, placeOfQuestion(String(row['id'])))) as SealedQuestion);
}

/**
 * Steps of a question, oldest first.
 *
 * @throws StoreError, SealError
 */
export async function openSteps(store: Store, sealer: Sealer, id: string): Promise<StoredStep[]> {
  const rows = await store.query(statement('SELECT * FROM question_step WHERE question = ? ORDER BY step', id));
  return Promise.all(
    rows.map(async (each): Promise<StoredStep> => {
      const sealed = textOrNull(each['sealed']);
      const step = Number(each['step']);
      return {
        step,
        at: Number(each['at']),
        actor: String(each['actor']),
        move: each['move'] as StoredStep['move'],
        state: each['state'] as State,
        detail: JSON.parse(textOrNull(each['detail']) ?? '{}'),
        written: sealed === null ? undefined : ((await sealer.open(sealed, placeOfStep(id, step))) as Written),
      };
    }),
  );
}

async function openQuestion(store: Store, sealer: Sealer, row: Row): Promise<OpenedQuestion> {
  const question = toQuestion(row);
  const steps = await openSteps(store, sealer, question.id);
  return { ...question, asked: await openAsked(sealer, row), steps };
}
