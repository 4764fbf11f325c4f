import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import { makeMove } from '../make-move.ts';
import { enqueue, type Guard } from '../outbox/enqueue.ts';
import type { Address } from '../outbox/message.ts';
import { serviceTimeAfter } from '../promise.ts';
import type { Sealer } from '../sealer.ts';
import type { Kind } from '../states.ts';
import { waitsForReply } from '../waiting.ts';
import { isTimeFor, type Notice, noticesFor } from './notices.ts';
import { recipientsOf } from './recipients.ts';

interface EscalateOptions {
  sealer: Sealer;
  settings: QuestionSettings;
  /** Milliseconds since 1970. */
  now: number;
}

/** Questions read at once. */
const pageQuestions = 500;

/**
 * Tells those whose turn it is of questions that nobody replies to. Each notice is a step of its question, written together
 * with its messages: two processes at once, or one that is killed in between, tell everybody once.
 *
 * @returns how many notices were given
 * @throws StoreError
 */
export async function escalate(store: Store, options: EscalateOptions): Promise<number> {
  const { settings, now } = options;
  const { warnMinutes, complaints, others } = settings.escalation;
  if (warnMinutes === undefined && complaints.length === 0 && others.length === 0) return 0;
  const until = Math.max(now, ...settings.channels.map(({ id }) => serviceTimeAfter(settings, id, now, warnMinutes ?? 0) ?? now));
  let given = 0;
  let last: Candidate | undefined;
  for (;;) {
    const page = await readCandidates(store, settings, until, last);
    for (const candidate of page) given += await giveNotices(store, options, candidate);
    last = page.at(-1);
    if (page.length < pageQuestions) return given;
  }
}

/** A question that waits, and how many notices its promise has had. */
interface Candidate {
  id: string;
  version: number;
  kind: Kind;
  channel: string;
  category: string | null;
  assignee: string | null;
  dueAt: number;
  notices: number;
}

async function readCandidates(
  store: Store,
  settings: QuestionSettings,
  until: number,
  after: Candidate | undefined,
): Promise<Candidate[]> {
  const rows = await store.query(
    statement(
      `SELECT question.*, COALESCE(escalation.notices, 0) AS notices FROM question
       LEFT JOIN escalation ON escalation.question = question.id AND escalation.due_at = question.due_at
       WHERE ${waitsForReply} AND trust = 1 AND question.due_at <= ?
         AND COALESCE(escalation.notices, 0) < CASE WHEN kind = 'complaint' THEN CAST(? AS INTEGER) ELSE CAST(? AS INTEGER) END
         AND (question.due_at, question.id) > (CAST(? AS BIGINT), CAST(? AS TEXT))
       ORDER BY question.due_at, question.id LIMIT ?`,
      until,
      noticesFor(settings, 'complaint').length,
      noticesFor(settings, 'question').length,
      after?.dueAt ?? 0,
      after?.id ?? '',
      pageQuestions,
    ),
  );
  return rows.map((row) => ({
    id: String(row['id']),
    version: Number(row['version']),
    kind: row['kind'] as Kind,
    channel: String(row['channel']),
    category: row['category'] === null ? null : String(row['category']),
    assignee: row['assignee'] === null ? null : String(row['assignee']),
    dueAt: Number(row['due_at']),
    notices: Number(row['notices']),
  }));
}

async function giveNotices(store: Store, options: EscalateOptions, candidate: Candidate): Promise<number> {
  const { settings, now } = options;
  const notices = noticesFor(settings, candidate.kind);
  let { version } = candidate;
  let given = 0;
  for (const [index, notice] of notices.entries()) {
    if (index < candidate.notices) continue;
    if (!isTimeFor(notice, settings, candidate, now)) break;
    const told = recipientsOf(notice.tell, settings, candidate);
    const made = await makeMove(store, options, candidate.id, {
      move: 'escalate',
      side: 'system',
      actor: 'system',
      // Somebody else did something meanwhile: the next round looks again.
      version,
      level: notice.level,
      told: told.join(' '),
      beside: (guard) => statementsOf(candidate, { ...notice, tell: told }, { settings, now, step: version + 1, index }, guard),
    });
    if (made.outcome !== 'done') break;
    version = made.question.version;
    given += 1;
  }
  return given;
}

function statementsOf(
  { id, dueAt }: Candidate,
  { event, tell }: Notice,
  { settings, now, step, index }: { settings: QuestionSettings; now: number; step: number; index: number },
  guard: Guard,
): Statement[] {
  const addresses: Address[] = [
    ...settings.webhooks
      .filter(({ events }) => events.includes(event))
      .map((hook) => ({ carrier: 'webhook' as const, target: hook.id })),
    ...(settings.mail === undefined ? [] : tell.map((target) => ({ carrier: 'staff' as const, target }))),
  ];
  return [
    statement(
      `INSERT INTO escalation (question, due_at, notices, escalated_at)
       SELECT id, CAST(? AS BIGINT), CAST(? AS INTEGER), CAST(? AS BIGINT) FROM question WHERE ${guard.sql}
       ON CONFLICT (question) DO UPDATE SET due_at = excluded.due_at, notices = excluded.notices,
         escalated_at = CASE WHEN escalation.due_at = excluded.due_at THEN COALESCE(escalation.escalated_at, excluded.escalated_at)
           ELSE excluded.escalated_at END`,
      dueAt,
      index + 1,
      event === 'escalated' ? now : null,
      ...guard.values,
    ),
    ...enqueue(addresses, { question: id, step, event, now }, guard),
  ];
}
