import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPhases } from '../../src/edition/phases.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the phases of a build', () => {
  test('have their times, in the order of their first beginning; one that begins twice has the sum', () => {
    const phases = createPhases(() => {});
    for (const [name, seconds] of [
      ['reading', 1],
      ['rendering', 3],
      ['reading', 2],
    ] as const) {
      phases.begin(name);
      vi.advanceTimersByTime(seconds * 1000);
    }
    expect(phases.end()).toEqual([
      { name: 'reading', seconds: 3 },
      { name: 'rendering', seconds: 3 },
    ]);
  });

  test('are announced while they last, if that is longer than two seconds', () => {
    const announced: string[] = [];
    const phases = createPhases((name) => announced.push(name));
    phases.begin('short');
    vi.advanceTimersByTime(1900);
    phases.begin('long');
    vi.advanceTimersByTime(2100);
    expect(announced).toEqual(['long']);
    phases.begin('last');
    phases.end();
    vi.advanceTimersByTime(5000);
    expect(announced).toEqual(['long']);
  });
});
