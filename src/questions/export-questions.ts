import { type Row, type Store, statement } from '../store/store.ts';
import type { Sealer } from './sealer.ts';
import { openAsked, openSteps, type StoredQuestion, type StoredStep, toQuestion } from './stored-question.ts';

/** What an export contains besides ids, states and times. */
export interface ExportOptions {
  /** Mail addresses and phone numbers. */
  withContact: boolean;
  /** What was asked and answered, and what the staff noted. */
  withText: boolean;
}

/** One question as it is exported: instants in ISO 8601, and nothing by which its page could be opened. */
export interface ExportedQuestion extends Readonly<Record<string, unknown>> {
  id: string;
}

const pageQuestions = 500;

/**
 * All questions in the order of their ids, one at a time; those that are held back as possible spam too, marked. Bodies are
 * decrypted only when they are wanted; `isUnreadable` marks the questions and steps for which that was not possible.
 *
 * @throws StoreError
 */
export async function* exportQuestions(
  store: Store,
  sealer: Sealer,
  options: ExportOptions,
  customers?: readonly string[],
): AsyncGenerator<ExportedQuestion> {
  const ofCustomer = customers === undefined ? '' : ` AND customer IN (${customers.map(() => '?').join(', ')})`;
  for (let after = ''; ; ) {
    const rows = await store.query(
      statement(
        `SELECT * FROM question WHERE id > ?${ofCustomer} ORDER BY id LIMIT ${pageQuestions}`,
        after,
        ...(customers ?? []),
      ),
    );
    for (const row of rows) yield await exportedOf(store, sealer, row, options);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = String(last['id']);
  }
}

async function exportedOf(
  store: Store,
  sealer: Sealer,
  row: Row,
  { withContact, withText }: ExportOptions,
): Promise<ExportedQuestion> {
  const question = toQuestion(row);
  const isOpened = withContact || withText;
  const { asked, isUnreadable } = isOpened ? await openAsked(sealer, row) : {};
  const steps = withText ? await openSteps(store, sealer, question.id) : [];
  return {
    ...plainOf(question),
    ...(isOpened && { isUnreadable }),
    ...(withContact && { contact: asked?.contact ?? null, order: asked?.order ?? null }),
    ...(withText && { text: asked?.text ?? null, query: asked?.query ?? null, steps: steps.map(plainStep) }),
  };
}

/** @returns columns in a fixed order, without the keyed hash of the contact */
function plainOf({ customer: _hash, ...question }: StoredQuestion): ExportedQuestion {
  const entries = Object.entries(question).map(([name, value]) => [name, name.endsWith('At') ? isoOrNull(value) : value]);
  return Object.fromEntries(entries) as ExportedQuestion;
}

function plainStep({ at, actor, move, state, detail, written, outcome, isUnreadable }: StoredStep) {
  const text = written?.text ?? null;
  return {
    at: new Date(at).toISOString(),
    actor,
    move,
    state,
    detail,
    text,
    ...(outcome !== undefined && { outcome }),
    ...(isUnreadable && { isUnreadable }),
  };
}

function isoOrNull(at: unknown): string | null {
  return typeof at === 'number' ? new Date(at).toISOString() : null;
}
