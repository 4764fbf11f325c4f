import type { DatabaseSync } from 'node:sqlite';
import { dayMs, dayOf, hourMs, minuteMs } from '../../../../src/metrics/instants.ts';
import { maxAskedRead } from '../../../../src/questions/asked-texts.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { kinds } from '../../../../src/questions/states.ts';
import type { Random } from '../../../../src/simulation/random.ts';
import { insertRow } from '../../../../src/store/create-table.ts';
import { type Row, type Store, statement } from '../../../../src/store/store.ts';
import { sealQuestions } from '../questions/seal-questions.ts';
import { type Filling, otherDays } from './fill.ts';

/** As long as a hundred words, encrypted. */
const sealedText = 'A'.repeat(800);

/**
 * Questions of a year with their steps, a rating of every fourth and a comment with every tenth. What is sealed is filler of
 * the right length; `sealNewest` encrypts those that a report reads.
 */
export function fillQuestions(
  database: DatabaseSync,
  { amounts: { questions }, corpus, texts, until }: Filling,
  random: Random,
): void {
  database.exec('BEGIN');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const insert = (table: string, row: Row): void => {
    const { sql, values } = insertRow(table, row);
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    statement.run(...values);
  };
  for (let number = 0; number < questions; number += 1) {
    const receivedAt = Math.floor(until - otherDays * dayMs + (number / questions) * otherDays * dayMs);
    const id = `${dayOf(receivedAt).slice(2).replaceAll('-', '')}-${number.toString(36).padStart(6, '0')}`;
    const about = corpus[Math.floor(random.next() * corpus.length)];
    const isWaiting = receivedAt > until - 2 * dayMs;
    const answeredAt = isWaiting ? null : Math.floor(receivedAt + random.logNormal(3, 1) * hourMs);
    const minutes = Math.ceil(random.logNormal(10, 0.6));
    insert('question', {
      id,
      reference: `r${number}`,
      locale: about?.locale ?? 'en',
      edition: 'public',
      channel: 'form',
      kind: kinds[Math.floor(kinds.length * random.next() ** 2)] ?? 'question',
      category: String(about?.frontMatter['category']),
      severity: 'medium',
      state: isWaiting ? 'assigned' : 'resolved',
      version: 4,
      assignee: 'writer',
      linked: random.chance(0.3) ? (about?.id ?? null) : null,
      customer: `c${number % 30_000}`,
      received_at: receivedAt,
      due_at: receivedAt + 8 * hourMs,
      first_due_at: receivedAt + 8 * hourMs,
      classified_at: receivedAt + 5 * minuteMs,
      assigned_at: receivedAt + 10 * minuteMs,
      answered_at: answeredAt,
      resolved_at: answeredAt,
      touched_at: answeredAt ?? receivedAt,
      replies: isWaiting ? 0 : 1,
      handling_minutes: isWaiting ? 0 : minutes,
      trust: 1,
      sealed: sealedText,
    });
    const steps = ['ask', 'classify', 'assign', ...(isWaiting ? [] : ['answer', 'resolve'])];
    for (const [step, move] of steps.entries())
      insert('question_step', {
        question: id,
        step: step + 1,
        at: receivedAt + step * minuteMs,
        actor: 'writer',
        move,
        state: 'assigned',
        detail: move === 'answer' ? JSON.stringify({ minutes }) : null,
        sealed: move === 'answer' ? sealedText : null,
      });
    if (number % 4 === 0)
      insert('survey', {
        id: `${id} 1`,
        locale: about?.locale ?? 'en',
        edition: 'public',
        csat: 5 - Math.floor(4.99 * random.next() ** 2),
        question: id,
        trust: 1,
        at: answeredAt ?? receivedAt,
      });
    const text = texts.articles[Math.floor(texts.articles.length * random.next() ** 2)];
    if (number % 10 === 0 && text !== undefined)
      insert('comment', {
        ballot: `comment${number}`,
        article: text.id,
        locale: text.locale,
        revision: text.revision,
        edition: 'public',
        reason: random.chance(0.5) ? 'not-true' : null,
        text: random.chance(0.5) ? String(random.pick(about?.frontMatter.answers ?? ['?'])) : null,
        trust: 1,
        at: receivedAt,
      });
  }
  database.exec('COMMIT');
}

/** Encrypts the questions that a report reads: each asks what some article answers, in words of its own. */
export async function sealNewest(store: Store, sealer: Sealer, corpus: Filling['corpus'], random: Random): Promise<void> {
  const newest = statement('SELECT id, locale FROM question ORDER BY received_at DESC, id DESC LIMIT ?', maxAskedRead);
  const answered = Map.groupBy(corpus, ({ locale }) => String(locale));
  const asked = (await store.query(newest)).map(({ id, locale }): [string, string] => {
    const { title, answers } = random.pick(answered.get(String(locale)) ?? corpus).frontMatter;
    return [String(id), `${random.pick(answers)} (${title})`];
  });
  await sealQuestions(store, sealer, new Map(asked));
}
