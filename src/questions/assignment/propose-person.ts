import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { addDays } from '../../service-hours/calendar.ts';
import { isOpenAt } from '../../service-hours/intervals.ts';
import { openingIntervals } from '../../service-hours/opening-intervals.ts';
import type { Kind } from '../states.ts';
import type { ExpectHandling, HandlingTime } from './handling-times.ts';
import type { OpenWork } from './open-work.ts';

type Person = QuestionSettings['people'][number];

/** Why somebody is proposed; times are in minutes. */
export interface Candidate {
  person: Person;
  /** The category of `skills` that covers the question; null while it is not classified, when any skill will do. */
  skill: string | null;
  /** Support hours of a week. */
  capacity: number;
  /** Expected work of the questions that the person has. */
  work: number;
  /** `undefined` when team.yaml does not say. */
  isWorking: boolean | undefined;
}

export type Proposal =
  | { outcome: 'proposed'; candidate: Candidate; expected: HandlingTime; others: readonly Candidate[] }
  /** Nobody who suits it has time left: their work and capacity together, in minutes. */
  | { outcome: 'full'; work: number; capacity: number; candidates: readonly Candidate[] }
  /** Nobody may reply who has the skill. */
  | { outcome: 'no-skill' }
  /** Nobody with the skill writes the language. */
  | { outcome: 'no-language' };

export interface ProposeOptions {
  settings: Pick<QuestionSettings, 'people' | 'categories' | 'holidays'>;
  work: OpenWork;
  expect: ExpectHandling;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Who should reply to a question: somebody whose skills cover its category, who writes its language, and whose support
 * hours have room for it. Of several, those who work now, then those who know the category most closely, then those with
 * most time left, then by id.
 */
export function proposePerson(
  question: { kind: Kind; category: string | null; locale: string },
  { settings, work, expect, now }: ProposeOptions,
): Proposal {
  const path = pathOf(question.category, settings.categories);
  const skilled = settings.people.flatMap((person) => {
    const skill = path.find((each) => person.skills.includes(each));
    return person.role === 'reader' || (skill === undefined && path.length > 0) ? [] : [{ person, skill: skill ?? null }];
  });
  if (skilled.length === 0) return { outcome: 'no-skill' };
  const speaking = skilled.filter(({ person }) => person.languages.includes(question.locale));
  if (speaking.length === 0) return { outcome: 'no-language' };
  const candidates = speaking.map(
    ({ person, skill }): Candidate => ({
      person,
      skill,
      capacity: person.supportHours * 60,
      work: work.get(person.id) ?? 0,
      isWorking: isWorking(person, settings.holidays, now),
    }),
  );
  const expected = expect(question);
  const ranked = candidates.toSorted(
    (a, b) =>
      presence(a) - presence(b) ||
      closeness(a, path) - closeness(b, path) ||
      b.capacity - b.work - (a.capacity - a.work) ||
      (a.person.id < b.person.id ? -1 : 1),
  );
  const [candidate, ...others] = ranked.filter((each) => each.work + expected.minutes <= each.capacity);
  if (candidate !== undefined) return { outcome: 'proposed', candidate, expected, others };
  const sum = (of: 'work' | 'capacity'): number => candidates.reduce((total, each) => total + each[of], 0);
  return { outcome: 'full', work: sum('work'), capacity: sum('capacity'), candidates: ranked };
}

/** The category and what includes it, the closest first; empty while it is not classified. */
function pathOf(category: string | null, categories: QuestionSettings['categories']): string[] {
  if (category === null) return [];
  const ancestors = categories.find(({ id }) => id === category)?.ancestors ?? [];
  return [category, ...ancestors.toReversed()];
}

function closeness({ skill }: Candidate, path: readonly string[]): number {
  return skill === null ? 0 : path.indexOf(skill);
}

/** Whoever is known to be away comes last. */
function presence({ isWorking }: Candidate): number {
  return isWorking === undefined ? 1 : isWorking ? 0 : 2;
}

function isWorking({ working }: Person, holidays: QuestionSettings['holidays'], now: number): boolean | undefined {
  if (working === undefined) return undefined;
  const day = new Date(now).toISOString().slice(0, 10);
  // A day before: hours past midnight, in zones far from UTC.
  return isOpenAt(openingIntervals(working, holidays, addDays(day, -2), addDays(day, 1)), Math.floor(now / 60_000));
}
