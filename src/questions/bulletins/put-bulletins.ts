import { z } from 'zod';
import { addDays } from '../../metrics/days.ts';
import { type Row, type Statement, type Store, statement } from '../../store/store.ts';
import { type Address, messageId } from '../outbox/message.ts';
import type { BulletinContents, BulletinKind } from './bulletin.ts';

/** What concerns an owner now. */
export interface Concern {
  kind: BulletinKind;
  /** Team or person; `null` for what belongs to nobody. */
  owner: string | null;
  /** What it consists of; a key changes with its cause. */
  keys: readonly string[];
  addresses: readonly Address[];
  /** @param told keys of what was told before */
  contents: (told: ReadonlySet<string>) => BulletinContents;
}

export interface PutOptions {
  /** `2026-11-20` */
  today: string;
  /** Milliseconds since 1970. */
  now: number;
  /** A text that no other process makes. */
  run: string;
}

/** A bulletin that was put into the outbox. */
export type PutBulletin = Pick<Concern, 'kind' | 'owner'>;

/**
 * Puts a bulletin for each owner to whom something is new into the outbox, in one transaction: a digest at most once a week
 * from Monday, alerts at most once a day. What no longer holds is forgotten, and told again should it come back. Two
 * processes at once put each bulletin once.
 *
 * @throws StoreError
 */
export async function putBulletins(store: Store, concerns: readonly Concern[], options: PutOptions): Promise<PutBulletin[]> {
  const rows = await store.query(statement('SELECT kind, owner, items, sent_for, run FROM bulletin_told'));
  const known = new Map(rows.map((row) => [keyOf(String(row['kind']), String(row['owner'])), row]));
  const changes = concerns.map((concern) => changeOf(concern, known.get(keyOf(concern.kind, concern.owner ?? '')), options));
  const concerned = new Set(concerns.map(({ kind, owner }) => keyOf(kind, owner ?? '')));
  const over = rows
    .filter(({ kind, owner, items }) => items !== '[]' && !concerned.has(keyOf(String(kind), String(owner))))
    .map((row) => forget(row, options));
  const statements = [...changes.flatMap((change) => change.statements), ...over];
  if (statements.length === 0) return [];
  const written = await store.write(statements);
  let at = 0;
  return changes.flatMap(({ statements: own, concern: { kind, owner } }) => {
    const stored = written.slice(at, at + own.length);
    at += own.length;
    // The first statement remembers, the others send: only of whoever could do the first.
    return own.length > 1 && (stored[1] ?? []).length > 0 ? [{ kind, owner }] : [];
  });
}

interface Change {
  concern: Concern;
  statements: Statement[];
}

function changeOf(concern: Concern, row: Row | undefined, options: PutOptions): Change {
  const { kind, owner, keys, addresses } = concern;
  const { today, run } = options;
  const earlier = new Set(row === undefined ? [] : keysSchema.parse(JSON.parse(String(row['items']))));
  const told = keys.filter((key) => earlier.has(key));
  const sentFor = String(row?.['sent_for'] ?? '');
  const period = kind === 'digest' ? mondayOf(today) : today;
  const isSent = told.length < keys.length && sentFor !== period && addresses.length > 0;
  const isSame = row !== undefined && told.length === earlier.size;
  if (!isSent && (isSame || row === undefined)) return { concern, statements: [] };
  const remember = statement(
    `INSERT INTO bulletin_told (kind, owner, items, sent_for, run) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, owner) DO UPDATE SET items = excluded.items, sent_for = excluded.sent_for, run = excluded.run
     WHERE bulletin_told.run = ?`,
    kind,
    owner ?? '',
    JSON.stringify(isSent ? keys : told),
    isSent ? period : sentFor,
    run,
    String(row?.['run'] ?? ''),
  );
  if (!isSent) return { concern, statements: [remember] };
  const id = [kind, period, ...(owner === null ? [] : [owner])].join('-');
  return { concern, statements: [remember, ...put(id, concern, concern.contents(new Set(told)), options)] };
}

const keysSchema = z.array(z.string());

/** The bulletin and its messages, provided that this run has remembered it. */
function put(id: string, { kind, owner, addresses }: Concern, contents: BulletinContents, { now, run }: PutOptions): Statement[] {
  const won = 'FROM bulletin_told WHERE kind = ? AND owner = ? AND run = ? ON CONFLICT DO NOTHING';
  const winner = [kind, owner ?? '', run];
  return [
    statement(
      `INSERT INTO bulletin (id, kind, contents, made_at)
       SELECT CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT) ${won} RETURNING id`,
      id,
      kind,
      JSON.stringify(contents),
      now,
      ...winner,
    ),
    ...addresses.map((address) =>
      statement(
        `INSERT INTO outbox (id, carrier, target, event, question, step, created_at, due_at, state)
         SELECT CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), 0,
           CAST(? AS BIGINT), CAST(? AS BIGINT), 'waiting' ${won}`,
        messageId(id, 0, kind, address),
        address.carrier,
        address.target,
        kind,
        id,
        now,
        now,
        ...winner,
      ),
    ),
  ];
}

/** Nothing concerns this owner any more. */
function forget({ kind = '', owner = '', run = '' }: Row, options: PutOptions): Statement {
  return statement(
    "UPDATE bulletin_told SET items = '[]', run = ? WHERE kind = ? AND owner = ? AND run = ?",
    options.run,
    kind,
    owner,
    run,
  );
}

function keyOf(kind: string, owner: string): string {
  return `${kind} ${owner}`;
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
