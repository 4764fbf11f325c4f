import { describe, expect, test } from 'vitest';
import { meanWait, peopleNeeded, type Queue, shareWithin, waitShare } from '../../src/metrics/erlang-c.ts';
import { seededRandom } from '../../src/simulation/random.ts';

describe('Erlang C', () => {
  // 360 calls in half an hour, four minutes each, 55 agents: https://www.mitan.co.uk/erlang/elgcmath.htm
  const published: Queue = { arrivalsPerHour: 720, minutes: 4, people: 55 };

  test('gives the published values', () => {
    expect(waitShare(published)).toBeCloseTo(0.239, 3);
    expect((meanWait(published) ?? 0) * 60).toBeCloseTo(8.2, 1);
    expect(shareWithin(published, 15 / 60)).toBeCloseTo(0.846, 3);
  });

  test('is ρ for one person, and 2ρ² ÷ (1 + ρ) for two', () => {
    expect(waitShare({ arrivalsPerHour: 3, minutes: 10, people: 1 })).toBeCloseTo(0.5, 12);
    expect(waitShare({ arrivalsPerHour: 6, minutes: 10, people: 2 })).toBeCloseTo(1 / 3, 12);
  });

  test('stays exact for thousands of people, where factorials overflow', () => {
    const share = waitShare({ arrivalsPerHour: 60_000, minutes: 5, people: 5_100 });
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.2);
  });

  test('says that the queue grows without end when there is more to do than people', () => {
    const overloaded = { arrivalsPerHour: 12, minutes: 10, people: 2 };
    expect(waitShare(overloaded)).toBe(1);
    expect(meanWait(overloaded)).toBeUndefined();
    expect(shareWithin(overloaded, 60)).toBe(0);
  });

  test('needs nobody when nothing arrives, and the fewest people that keep the promise otherwise', () => {
    const goal = { share: 0.8, waitMinutes: 20 / 60 };
    expect(peopleNeeded({ arrivalsPerHour: 0, minutes: 10 }, goal)).toBe(0);
    const people = peopleNeeded({ arrivalsPerHour: 720, minutes: 4 }, goal);
    expect(shareWithin({ ...published, people }, goal.waitMinutes)).toBeGreaterThanOrEqual(0.8);
    expect(shareWithin({ ...published, people: people - 1 }, goal.waitMinutes)).toBeLessThan(0.8);
  });

  test.each([{ arrivalsPerHour: -1 }, { minutes: 0 }, { people: 1.5 }, { arrivalsPerHour: Number.POSITIVE_INFINITY }])(
    'refuses %o',
    (fault) => expect(() => waitShare({ ...published, ...fault })).toThrow(RangeError),
  );

  test.each([
    { arrivalsPerHour: 10, minutes: 12, people: 3 },
    { arrivalsPerHour: 40, minutes: 9, people: 7 },
    { arrivalsPerHour: 5, minutes: 30, people: 4 },
  ])('agrees with a simulated queue of %o', (queue) => {
    const simulated = simulateQueue(queue, 200_000);
    expect(simulated.waitShare).toBeCloseTo(waitShare(queue), 1);
    expect(Math.abs(simulated.waitShare - waitShare(queue))).toBeLessThan(0.02);
    expect(Math.abs(simulated.meanWait / (meanWait(queue) ?? 0) - 1)).toBeLessThan(0.08);
  });
});

/** Requests one after the other, each taken by whoever is free first. */
function simulateQueue({ arrivalsPerHour, minutes, people }: Queue, requests: number): { waitShare: number; meanWait: number } {
  const random = seededRandom(11, `${people}`);
  const exponential = (mean: number): number => -mean * Math.log(1 - random.next());
  const freeAt = new Float64Array(people);
  let now = 0;
  let waiting = 0;
  let waited = 0;
  for (let request = 0; request < requests; request += 1) {
    now += exponential(60 / arrivalsPerHour);
    const first = freeAt.indexOf(Math.min(...freeAt));
    const start = Math.max(now, freeAt[first] ?? 0);
    if (start > now) waiting += 1;
    waited += start - now;
    freeAt[first] = start + exponential(minutes);
  }
  return { waitShare: waiting / requests, meanWait: waited / requests };
}
