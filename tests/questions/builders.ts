import { readFileSync } from 'node:fs';
import { type QuestionSettings, questionSettingsSchema } from '../../src/knowledge/question-settings.ts';
import { type MoveOutcome, makeMove } from '../../src/questions/make-move.ts';
import type { MoveToMake } from '../../src/questions/move.ts';
import type { SentQuestion } from '../../src/questions/question.ts';
import { type QuestionOutcome, recordQuestion } from '../../src/questions/record-question.ts';
import { createSealer } from '../../src/questions/sealer.ts';
import type { OpenedQuestion } from '../../src/questions/stored-question.ts';
import { cacheDaySalt } from '../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../src/readers/random.ts';
import type { Store } from '../../src/store/store.ts';
import { countingRandom, key, sender, start } from '../feedback/builders.ts';

const label = (text: string) => ({ 'zh-cn': text, en: text });

/** Open from nine to six in Shanghai on working days; a reply takes an hour, to a complaint half an hour. */
export const settings: QuestionSettings = questionSettingsSchema.parse({
  form: 'mail',
  assignment: 'by-hand',
  complaintReplyMinutes: 30,
  channels: [
    {
      id: 'mail',
      label: label('Email'),
      hours: {
        zone: 'Asia/Shanghai',
        weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
        holidays: [],
        exceptions: [],
      },
      firstReplyMinutes: 60,
    },
  ],
  holidays: [],
  categories: [
    { id: 'refunds', label: label('Refunds'), severity: 'high', ancestors: ['orders'] },
    { id: 'lessons', label: label('Lessons'), severity: 'low', ancestors: [] },
  ],
  people: [
    {
      id: 'shen-wei',
      name: 'Shen Wei',
      team: label('Billing'),
      languages: ['en'],
      skills: ['orders'],
      supportHours: 20,
      role: 'agent',
    },
    { id: 'tao-qing', name: 'Tao Qing', languages: ['zh-cn'], skills: ['lessons'], supportHours: 20, role: 'reader' },
    { id: 'grace-tan', name: 'Grace Tan', languages: ['en'], skills: ['refunds', 'lessons'], supportHours: 10, role: 'lead' },
  ],
  replies: [
    {
      id: 'refund-when',
      locale: 'en',
      title: 'When a refund arrives',
      category: 'orders',
      text: 'It takes 3 to 7 working days.',
    },
    { id: 'refund-sent', locale: 'en', title: 'Refund sent', category: 'refunds', text: 'It left us on ⟪day⟫.' },
    { id: 'sorry', locale: 'en', title: 'Apology', kind: 'complaint', text: 'We are sorry.' },
    { id: 'refund-when', locale: 'zh-cn', title: '到账时间', category: 'orders', text: '要 3–7 个工作日。' },
  ],
  products: [{ id: 'course', label: label('Course') }],
  contact: 'service@help.example',
});

export const random: RandomBytes = countingRandom();
export const sealer = createSealer(key, random);

export function question(overrides: Partial<SentQuestion> = {}): SentQuestion {
  return { locale: 'en', text: 'My refund has not arrived on my card.', ...overrides };
}

let readers = 0;

/** @param now by default Friday, 16:00 in Shanghai */
export function ask(store: Store, sent: Partial<SentQuestion> = {}, now = start, address?: string): Promise<QuestionOutcome> {
  readers += 1;
  const from = sender({ address: address ?? `2001:db8:${readers.toString(16)}::1` });
  return recordQuestion(
    store,
    { sender: from, readDaySalt: cacheDaySalt(store, random), sealer, settings, zone: 'Asia/Shanghai', now, random },
    question(sent),
  );
}

/** Id of a new question. */
export async function asked(store: Store, sent: Partial<SentQuestion> = {}, now = start): Promise<string> {
  const outcome = await ask(store, sent, now);
  if (!('id' in outcome)) throw new Error(outcome.outcome);
  return outcome.id;
}

export function tryMove(
  store: Store,
  id: string,
  made: Partial<MoveToMake> & Pick<MoveToMake, 'move'>,
  now = start,
): Promise<MoveOutcome> {
  return makeMove(store, { sealer, settings, now }, id, { side: 'staff', actor: 'shen-wei', ...made });
}

/** @throws Error when it was refused */
export async function move(
  store: Store,
  id: string,
  made: Partial<MoveToMake> & Pick<MoveToMake, 'move'>,
  now = start,
): Promise<OpenedQuestion> {
  const result = await tryMove(store, id, made, now);
  if (result.outcome !== 'done') throw new Error(`${made.move}: ${result.outcome}`);
  return result.question;
}

/** Everything in the file of a database, as text. */
export function bytesOf(file: string): string {
  return ['', '-wal'].map((suffix) => readFileSync(`${file}${suffix}`, 'latin1')).join('');
}
