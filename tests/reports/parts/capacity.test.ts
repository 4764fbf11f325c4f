import { describe, expect, test } from 'vitest';
import type { Handled } from '../../../src/reports/parts/capacity/collect.ts';
import { capacityOf } from '../../../src/reports/parts/capacity/compute.ts';
import { category, input, person } from '../builders.ts';

const day = '2026-11-18';

/** Ten questions about refunds on one day, each of which took half an hour. */
function handled(overrides: Partial<Handled> = {}): Handled {
  return {
    arrivals: [{ day, hour: 3, kind: 'question', category: 'refunds', n: 10 }],
    noted: [
      { kind: 'question', move: 'classify', minutes: 50 },
      { kind: 'question', move: 'answer', minutes: 250 },
    ],
    timed: [{ kind: 'question', n: 10 }],
    ...overrides,
  };
}

const compute = (overrides: Parameters<typeof input>[0] = {}) =>
  capacityOf(input({ handled: handled(), people: [person()], ...overrides }));

describe('capacity', () => {
  test('is arrivals × handling time against the hours of the team that owns the category', () => {
    const { teams, weeks } = compute();
    expect(teams).toEqual([
      {
        team: 'billing',
        availableHours: 4,
        arrivals: 10,
        loadHours: 1.25,
        utilisation: 0.3125,
        idleShare: 0.6875,
        overloadHours: 1,
      },
    ]);
    expect(weeks.map(({ utilisation }) => utilisation)).toEqual([0, 0, 0, 1.25]);
  });

  test('holds a shorter first week against as many days of the hours', () => {
    const period = { from: '2026-11-11', to: '2026-11-20' };
    const arrivals = [{ day: '2026-11-12', hour: 3, kind: 'question', category: 'refunds', n: 10 }];
    const { teams, weeks, kinds } = compute({ period, handled: handled({ arrivals }) });
    expect(kinds[0]?.hoursAWeek).toBeCloseTo(3.5);
    expect(teams[0]?.loadHours).toBeCloseTo(3.5);
    expect(weeks[0]?.utilisation).toBeCloseTo(5 / (4 * (3 / 7)));
  });

  test('splits minutes by stage', () => {
    expect(compute().kinds[0]).toMatchObject({ minutes: { classify: 5, answer: 25, other: 0, total: 30 }, hoursAWeek: 1.25 });
  });

  test('lets a kind with few records borrow the mean of all, and says so', () => {
    const arrivals = [...handled().arrivals, { day, hour: 4, kind: 'complaint', category: 'refunds', n: 2 }];
    const [, , , complaint] = compute({ handled: handled({ arrivals }) }).kinds;
    expect(complaint).toMatchObject({ kind: 'complaint', timed: 0, isBorrowed: true, minutes: { total: 30 } });
  });

  test('is unknown, not zero, with fewer than five timed questions', () => {
    const { teams, weeks, staffing } = compute({ handled: handled({ timed: [{ kind: 'question', n: 4 }] }) });
    expect(teams[0]).toMatchObject({ arrivals: 10, loadHours: null, utilisation: null, idleShare: null, overloadHours: null });
    expect(weeks.every(({ loadHours }) => loadHours === null)).toBe(true);
    expect(staffing).toMatchObject({ minutes: null, rows: [] });
  });

  test('shares the hours of a person in two teams, and names questions without a team', () => {
    const arrivals = [{ day, hour: 3, kind: 'question', category: null, n: 6 }];
    const { teams } = compute({
      handled: handled({ arrivals }),
      people: [person({ teams: ['billing', 'tech'] })],
      categories: [category({ id: 'refunds' })],
    });
    expect(teams.map(({ team, availableHours, arrivals: n }) => [team, availableHours, n])).toEqual([
      ['billing', 2, 0],
      ['tech', 2, 0],
      [null, 0, 6],
    ]);
    expect(teams[2]?.utilisation).toBeNull();
  });

  test('needs more people for a surge than for a usual week', () => {
    const arrivals = [1, 2, 3].map((hour) => ({ day, hour, kind: 'question', category: 'refunds', n: 140 }));
    const rows = compute({ handled: handled({ arrivals }) }).staffing.rows;
    expect(rows.map(({ scenario }) => scenario)).toEqual(['usual', 'busiest', 'double']);
    const people = rows.map((row) => row.people);
    expect(people).toEqual(people.toSorted((a, b) => a - b));
    expect(people[2]).toBeGreaterThan(people[0] ?? 0);
  });

  test('knows nothing without a database', () => {
    expect(compute({ handled: undefined })).toMatchObject({ recorded: false, arrivals: 0, staffing: { rows: [] } });
  });
});
