import { type QuestionSettings, questionSettingsSchema } from '../../../src/knowledge/question-settings.ts';
import { makeMove } from '../../../src/questions/make-move.ts';
import type { MoveToMake } from '../../../src/questions/move.ts';
import { type Carrier, type Delivery, deliverDue } from '../../../src/questions/outbox/deliver.ts';
import type { Attempt } from '../../../src/questions/outbox/lease.ts';
import type { StoredMessage } from '../../../src/questions/outbox/message.ts';
import type { Desk } from '../../../src/questions/outbox/said.ts';
import { recordQuestion } from '../../../src/questions/record-question.ts';
import { cacheDaySalt } from '../../../src/readers/day-salt.ts';
import { type Row, type Store, statement } from '../../../src/store/store.ts';
import { sender, start } from '../../feedback/builders.ts';
import { question, random, sealer, settings } from '../builders.ts';

const label = (text: string) => ({ 'zh-cn': text, en: text });

/** With a chat group, a program, letters, and levels for what nobody replies to. */
export const outSettings: QuestionSettings = questionSettingsSchema.parse({
  ...settings,
  baseUrl: 'https://help.example',
  mail: { from: 'service@help.example' },
  webhooks: [
    { id: 'desk', events: ['received', 'assigned', 'answered', 'added', 'escalated'], locale: 'en' },
    { id: 'team-chat', events: ['received'], format: 'feishu', locale: 'en' },
  ],
  teams: [
    { id: 'billing', name: label('Billing'), mail: 'billing@help.example', above: 'board' },
    { id: 'board', name: label('Board'), mail: 'board@help.example' },
  ],
  people: [
    { id: 'shen-wei', name: 'Shen Wei', teams: ['billing'], languages: ['en'], role: 'agent', mail: 'shen@help.example' },
    { id: 'grace-tan', name: 'Grace Tan', teams: ['billing'], languages: ['en'], role: 'lead', mail: 'grace@help.example' },
  ],
  categories: [{ id: 'refunds', label: label('Refunds'), severity: 'high', owner: 'billing' }],
  escalation: {
    complaints: [
      { afterMinutes: 0, tell: ['team'] },
      { afterMinutes: 30, tell: ['lead'] },
      { afterMinutes: 90, tell: ['above'] },
    ],
  },
});

let readers = 0;

/** Id of a new question. */
export async function askOut(store: Store, sent: object = {}, { now = start, own = outSettings } = {}): Promise<string> {
  readers += 1;
  const from = sender({ address: `2001:db8:ab:${readers.toString(16)}::1` });
  const outcome = await recordQuestion(
    store,
    { sender: from, readDaySalt: cacheDaySalt(store, random), sealer, settings: own, zone: 'Asia/Shanghai', now, random },
    question({ category: 'refunds', ...sent }),
  );
  if (!('id' in outcome)) throw new Error(outcome.outcome);
  return outcome.id;
}

/** @throws Error when it was refused */
export async function moveOut(store: Store, id: string, made: Partial<MoveToMake> & Pick<MoveToMake, 'move'>, now = start) {
  const options = { sealer, settings: outSettings, now };
  const result = await makeMove(store, options, id, { side: 'staff', actor: 'shen-wei', ...made });
  if (result.outcome !== 'done') throw new Error(`${made.move}: ${result.outcome}`);
  return result.question;
}

export function desk(store: Store, overrides: Partial<Desk> = {}): Desk {
  return {
    store,
    sealer,
    settings: outSettings,
    zone: 'Asia/Shanghai',
    staffUrl: 'https://staff.example',
    clock: () => start,
    ...overrides,
  };
}

/** What is in the outbox of a question, in the order of its steps. */
export async function outboxOf(store: Store, id: string): Promise<Row[]> {
  const rows = await store.query(statement('SELECT * FROM outbox WHERE question = ? ORDER BY step, carrier, target', id));
  return rows;
}

/** `<event> → <carrier> <target>` of each. */
export function toldOf(rows: readonly Row[]): string[] {
  return rows.map(({ event, carrier, target }) => `${event} → ${carrier}${target === '' ? '' : ` ${target}`}`);
}

/** A carrier for everything, which answers what `answer` says. */
export function carriers(answer: (message: StoredMessage) => Promise<Exclude<Attempt, { outcome: 'given-back' }>>): Carrier[] {
  return (['webhook', 'asker', 'staff'] as const).map((carrier) => ({ reach: { carrier }, send: answer }));
}

let leases = 0;

export function deliver(store: Store, now: number, over: Carrier[], more: Partial<Delivery> = {}) {
  const newLease = (): string => {
    leases += 1;
    return `lease ${leases}`;
  };
  return deliverDue({ store, carriers: over, clock: () => now, random: () => 1, newLease, log: () => {}, ...more });
}
