import { expect, test } from 'vitest';
import { shownStateOf } from '../../src/knowledge/shown-state.ts';

const issue = { status: 'open', since: '2026-11-01', severity: 'low' } as const;

test.each([
  ['current on the last day of its review', { dueOn: '2026-11-20' }, 'current'],
  ['overdue from the day after', { dueOn: '2026-11-19' }, 'overdue'],
  ['a known issue while it is open, overdue or not', { dueOn: '2026-11-19', issue }, 'known-issue'],
  [
    'a known issue while it is watched',
    { dueOn: '2026-11-20', issue: { ...issue, status: 'monitoring' as const } },
    'known-issue',
  ],
  [
    'an article like others when it is resolved',
    { dueOn: '2026-11-20', issue: { ...issue, status: 'resolved' as const } },
    'current',
  ],
])('is %s', (_when, article, state) => {
  expect(shownStateOf(article, '2026-11-20')).toBe(state);
});
