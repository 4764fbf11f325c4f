/** Where a question is on its way from the asker to a rated answer (DESIGN 6). */
export const states = ['received', 'classified', 'assigned', 'answered', 'resolved', 'rated'] as const;
export type State = (typeof states)[number];

/** In which somebody still has to reply. */
export const waitingStates = ['received', 'classified', 'assigned'] as const satisfies readonly State[];

export const kinds = ['question', 'fault', 'wish', 'complaint'] as const;
export type Kind = (typeof kinds)[number];

/** What the asker and the staff can do with a question, and what happens by itself. */
export const moves = [
  'classify',
  'assign',
  'answer',
  'resolve',
  'rate',
  'reopen',
  'add',
  'correct',
  'note',
  'link',
  'erase',
  'escalate',
] as const;
export type Move = (typeof moves)[number];

export type Side = 'asker' | 'staff' | 'system';

interface Rule {
  by: readonly Side[];
  from: readonly State[];
  /** The state it leads to; the same one when left out. */
  to?: (state: State, side: Side) => State;
}

const open = ['received', 'classified', 'assigned', 'answered'] as const satisfies readonly State[];

/**
 * Every transition. A question that is answered before anyone classified or assigned it passes through both states in the
 * same moment, so that the stage times of every question add up.
 */
const rules: Readonly<Record<Move, Rule>> = {
  classify: { by: ['staff'], from: states, to: (state) => (state === 'received' ? 'classified' : state) },
  assign: { by: ['staff'], from: open, to: (state) => (state === 'answered' ? state : 'assigned') },
  answer: { by: ['staff'], from: open, to: () => 'answered' },
  resolve: { by: ['staff', 'asker'], from: ['answered'], to: () => 'resolved' },
  rate: { by: ['asker'], from: ['resolved'], to: () => 'rated' },
  reopen: { by: ['staff', 'asker'], from: ['answered', 'resolved', 'rated'], to: () => 'assigned' },
  add: {
    by: ['asker', 'staff'],
    from: open,
    // What the staff asks back waits for no reply of ours.
    to: (state, side) => (state === 'answered' && side === 'asker' ? 'assigned' : state),
  },
  correct: { by: ['asker'], from: waitingStates },
  note: { by: ['staff'], from: states },
  link: { by: ['staff'], from: states },
  erase: { by: ['staff', 'asker'], from: states },
  escalate: { by: ['system'], from: waitingStates },
};

/** The state after a move; `undefined` when this side may not make it from there. */
export function stateAfter(move: Move, side: Side, state: State): State | undefined {
  const { by, from, to = (same: State) => same } = rules[move];
  return by.includes(side) && from.includes(state) ? to(state, side) : undefined;
}

/** The moves that a side can make in a state, in the order of the table. */
export function movesFrom(side: Side, state: State): Move[] {
  return moves.filter((move) => stateAfter(move, side, state) !== undefined);
}

/** States between `from` and `to` that a question passes in the same moment; empty when it goes back. */
export function passedStates(from: State, to: State): State[] {
  return states.slice(states.indexOf(from) + 1, Math.max(states.indexOf(from) + 1, states.indexOf(to)));
}

/** Whether somebody still has to reply. */
export function isWaiting(state: State): boolean {
  return (waitingStates as readonly State[]).includes(state);
}
