import { expect, test } from 'vitest';
import { moves, movesFrom, passedStates, type State, stateAfter, states } from '../../src/questions/states.ts';

test('a question goes from received to rated, and back to work when it is reopened', () => {
  let state: State = 'received';
  const path = (['classify', 'assign', 'answer', 'resolve', 'rate', 'reopen', 'answer'] as const).map((move) => {
    state = stateAfter(move, move === 'rate' ? 'asker' : 'staff', state) ?? state;
    return state;
  });
  expect(path).toEqual(['classified', 'assigned', 'answered', 'resolved', 'rated', 'assigned', 'answered']);
});

test('the asker makes no move of the staff, and rates only what is resolved', () => {
  const staffOnly = moves.filter((move) => states.every((state) => stateAfter(move, 'asker', state) === undefined));
  expect(staffOnly).toEqual(['classify', 'assign', 'answer', 'note', 'link', 'escalate']);
  expect(states.filter((state) => stateAfter('rate', 'asker', state) !== undefined)).toEqual(['resolved']);
});

test('what the asker writes to an answered question makes it wait for a reply again', () => {
  expect(states.map((state) => stateAfter('add', 'asker', state))).toEqual([
    'received',
    'classified',
    'assigned',
    'assigned',
    undefined,
    undefined,
  ]);
});

test('an answer passes through the states before it', () => {
  expect(passedStates('received', 'answered')).toEqual(['classified', 'assigned']);
  expect(passedStates('answered', 'assigned')).toEqual([]);
});

test('every question can always be erased', () => {
  for (const state of states) for (const side of ['asker', 'staff'] as const) expect(movesFrom(side, state)).toContain('erase');
});
