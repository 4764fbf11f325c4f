import { minGood } from '../../metrics/csat.ts';
import { instantsOf, type Period } from '../../metrics/period.ts';
import { numberOrNull, textOrNull } from '../../store/row-values.ts';
import { type Row, type Store, statement } from '../../store/store.ts';
import type { Kind } from '../states.ts';

/** What the figures of service need of a question: ids, instants in milliseconds since 1970, and counts. */
export interface ServedQuestion {
  locale: string;
  channel: string;
  kind: Kind;
  category: string | null;
  product: string | null;
  /** Id of a person. */
  assignee: string | null;
  /** Id of the article that answers it. */
  linked: string | null;
  receivedAt: number;
  /** By when the first reply was promised; null where nothing was. */
  firstDueAt: number | null;
  classifiedAt: number | null;
  assignedAt: number | null;
  /** First reply. */
  answeredAt: number | null;
  /** Last resolution; null while it is open, and once it is taken up again. */
  resolvedAt: number | null;
  /** 0 when unknown. */
  replies: number;
  reopened: number;
  /** 0 when nobody wrote them down. */
  handlingMinutes: number;
  isErased: boolean;
  /** From a ticket export. */
  isImported: boolean;
  /** Ratings by its asker. */
  ratings: number;
  /** Of these, how many are good. */
  goodRatings: number;
}

/** Rows at a time: the texts that are sealed in a question are never read. */
const pageRows = 10_000;

const columns = [
  ...['id', 'locale', 'channel', 'kind', 'category', 'product', 'assignee', 'linked', 'received_at', 'first_due_at'],
  ...['classified_at', 'assigned_at', 'answered_at', 'resolved_at', 'replies', 'reopened', 'handling_minutes', 'erased_at'],
].join(', ');

/**
 * Learners' questions that came within a period, the earliest first; those that are held back and those of the internal
 * edition are left out.
 *
 * @throws StoreError
 */
export async function readServed(store: Store, period: Period): Promise<ServedQuestion[]> {
  const [start, end] = instantsOf(period);
  const ratings = await readRatings(store, start);
  const served: ServedQuestion[] = [];
  for (let after: readonly [number, string] = [start, '']; ; ) {
    const rows = await store.query(
      statement(
        `SELECT ${columns}, EXISTS (SELECT 1 FROM question_import WHERE question = question.id) AS imported
         FROM question WHERE received_at >= ? AND received_at < ? AND (received_at > ? OR id > ?)
           AND trust = 1 AND edition = 'public' ORDER BY received_at, id LIMIT ?`,
        after[0],
        end,
        ...after,
        pageRows,
      ),
    );
    for (const row of rows) served.push(toServed(row, ratings.get(String(row['id']))));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return served;
    after = [Number(last['received_at']), String(last['id'])];
  }
}

type Ratings = Pick<ServedQuestion, 'ratings' | 'goodRatings'>;

/** By question. Only who has the reference can rate a question: their ids begin with its id. */
async function readRatings(store: Store, since: number): Promise<Map<string, Ratings>> {
  const rows = await store.query(
    statement(
      `SELECT question, count(*) AS ratings, sum(CASE WHEN csat >= ${minGood} THEN 1 ELSE 0 END) AS good FROM survey
       WHERE at >= ? AND trust = 1 AND question IS NOT NULL AND id LIKE question || ' %' GROUP BY question`,
      since,
    ),
  );
  return new Map(
    rows.map((row) => [String(row['question']), { ratings: Number(row['ratings']), goodRatings: Number(row['good']) }]),
  );
}

function toServed(row: Row, rated: Ratings | undefined): ServedQuestion {
  return {
    locale: String(row['locale']),
    channel: String(row['channel']),
    kind: row['kind'] as Kind,
    category: textOrNull(row['category']),
    product: textOrNull(row['product']),
    assignee: textOrNull(row['assignee']),
    linked: textOrNull(row['linked']),
    receivedAt: Number(row['received_at']),
    firstDueAt: numberOrNull(row['first_due_at']),
    classifiedAt: numberOrNull(row['classified_at']),
    assignedAt: numberOrNull(row['assigned_at']),
    answeredAt: numberOrNull(row['answered_at']),
    resolvedAt: numberOrNull(row['resolved_at']),
    replies: Number(row['replies']),
    reopened: Number(row['reopened']),
    handlingMinutes: Number(row['handling_minutes']),
    isErased: row['erased_at'] !== null,
    isImported: Boolean(row['imported']),
    ratings: rated?.ratings ?? 0,
    goodRatings: rated?.goodRatings ?? 0,
  };
}
