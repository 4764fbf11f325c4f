import type { OpenedQuestion } from './stored-question.ts';

export interface Decisions {
  kind?: string;
  category?: string;
  sentiment?: string;
}

/** The last thing that somebody of the staff said about each. */
export function decisionsOf({ steps }: Pick<OpenedQuestion, 'steps'>): Decisions {
  const decided: Decisions = {};
  for (const { move, actor, detail } of steps) {
    if (move !== 'classify' || actor === 'asker' || actor === 'system') continue;
    for (const field of ['kind', 'category', 'sentiment'] as const)
      if (typeof detail[field] === 'string') decided[field] = detail[field];
  }
  return decided;
}
