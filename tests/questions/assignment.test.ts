import { beforeEach, describe, expect, test } from 'vitest';
import type { QuestionSettings } from '../../src/knowledge/question-settings.ts';
import { hourMs, minuteMs } from '../../src/metrics/instants.ts';
import { assignWaiting } from '../../src/questions/assignment/assign-waiting.ts';
import { defaultHandlingMinutes, readHandlingTimes } from '../../src/questions/assignment/handling-times.ts';
import { proposePerson } from '../../src/questions/assignment/propose-person.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore, start } from '../feedback/builders.ts';
import { asked, move, sealer, settings } from './builders.ts';

type Person = QuestionSettings['people'][number];

const person = (overrides: Partial<Person>): Person => ({
  id: 'a',
  name: 'A',
  teams: [],
  languages: ['en'],
  skills: ['orders'],
  supportHours: 10,
  role: 'agent',
  ...overrides,
});

const question = { kind: 'question', category: 'refunds', locale: 'en' } as const;

function propose(people: Person[], work: Record<string, number> = {}, about = {}) {
  const options = { settings: { ...settings, people }, work: new Map(Object.entries(work)), now: start };
  return proposePerson({ ...question, ...about }, { ...options, expect: () => ({ minutes: 30, n: 8 }) });
}

const who = (proposal: ReturnType<typeof propose>) =>
  proposal.outcome === 'proposed' ? proposal.candidate.person.id : proposal.outcome;

/** The same hours as the channel of the tests, or none today. */
const hours = (weekly: object) => ({ zone: 'Asia/Shanghai', weekly, holidays: [], exceptions: [] });

describe('whoever is proposed', () => {
  test('has the skill, or that of a parent category, and the closest skill wins', () => {
    expect(who(propose([person({ skills: ['lessons'] })]))).toBe('no-skill');
    const both = [person({ id: 'a' }), person({ id: 'b', skills: ['refunds'] })];
    expect(who(propose(both))).toBe('b');
    expect(propose([person({})])).toMatchObject({ candidate: { skill: 'orders' }, expected: { minutes: 30, n: 8 } });
  });

  test('writes the language, and may reply', () => {
    expect(who(propose([person({ languages: ['zh-cn'] })]))).toBe('no-language');
    expect(who(propose([person({ role: 'reader' })]))).toBe('no-skill');
  });

  test('has time: of two, the one with more left; of equals, the first by id', () => {
    expect(who(propose([person({ id: 'a' }), person({ id: 'b' })], { a: 60, b: 30 }))).toBe('b');
    expect(who(propose([person({ id: 'b' }), person({ id: 'a' })]))).toBe('a');
    expect(who(propose([person({ id: 'a' }), person({ id: 'b', skills: ['refunds'] })], { b: 571 }))).toBe('a');
  });

  test('works now, if team.yaml says when people work', () => {
    const [away, here] = [hours({ mon: ['09:00-18:00'] }), hours({ fri: ['09:00-18:00'] })];
    const people = [person({ id: 'a', working: away }), person({ id: 'b' }), person({ id: 'c', working: here })];
    expect(who(propose(people))).toBe('c');
    expect(who(propose(people.slice(0, 2)))).toBe('b');
  });

  test('can be anyone with the language while it is not classified', () => {
    expect(who(propose([person({ skills: [] })], {}, { category: null }))).toBe('a');
  });

  test('is nobody when everyone is full, which is said with their work and hours', () => {
    expect(propose([person({ id: 'a' }), person({ id: 'b', supportHours: 2 })], { a: 750, b: 120 })).toMatchObject({
      outcome: 'full',
      work: 870,
      capacity: 720,
    });
  });
});

describe('in a store', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
  });

  test('questions take the median of what was recorded for their kind and category, else of their kind, else the default', async () => {
    expect((await readHandlingTimes(store))(question)).toEqual({ minutes: defaultHandlingMinutes, n: 0 });
    for (const minutes of [4, 6, 8, 30, 90]) {
      const id = await asked(store, { category: 'refunds' });
      await move(store, id, { move: 'note', written: { text: 'x' }, minutes });
    }
    const expectTime = await readHandlingTimes(store);
    expect(expectTime(question)).toEqual({ minutes: 8, n: 5 });
    expect(expectTime({ kind: 'question', category: 'lessons' })).toEqual({ minutes: 8, n: 5 });
  });

  test('classified questions are given away until everyone is full; the rest stays with nobody', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await asked(store, { category: 'refunds' }, start + n * minuteMs));
    const unclassified = await asked(store);
    const own = { ...settings, people: [person({ supportHours: 0.5 }), person({ id: 'b', supportHours: 0.25 })] };
    const assigned = await assignWaiting(store, { sealer, settings: own, now: start + hourMs });
    expect(assigned.map(({ proposal }) => who(proposal))).toEqual(['a', 'a', 'b', 'full']);
    const people = await Promise.all([...ids, unclassified].map(async (id) => (await readQuestion(store, sealer, id))?.assignee));
    expect(people).toEqual(['a', 'a', 'b', null, null]);
    expect((await assignWaiting(store, { sealer, settings: own, now: start + hourMs })).map(({ id }) => id)).toEqual([ids[3]]);
  });
});
