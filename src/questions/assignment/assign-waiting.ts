import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { Store } from '../../store/store.ts';
import { listQuestions } from '../list-questions.ts';
import { makeMove } from '../make-move.ts';
import type { Sealer } from '../sealer.ts';
import type { StoredQuestion } from '../stored-question.ts';
import { readHandlingTimes } from './handling-times.ts';
import { readOpenWork } from './open-work.ts';
import { type Proposal, type ProposeOptions, proposePerson } from './propose-person.ts';

interface AssignOptions {
  sealer: Sealer;
  settings: QuestionSettings;
  /** Milliseconds since 1970. */
  now: number;
}

/** What `proposePerson` needs to know of the work that there is. @throws StoreError */
export async function readTeamWork(store: Store, { settings, now }: Omit<AssignOptions, 'sealer'>): Promise<ProposeOptions> {
  const expect = await readHandlingTimes(store);
  return { settings, now, expect, work: await readOpenWork(store, expect) };
}

/** What became of a question that nobody had. */
export interface Assigned {
  id: string;
  proposal: Proposal;
}

/** Questions that one round looks at, those due first. */
const maxWaiting = 1_000;

/**
 * Assigns the classified questions that nobody has taken, those due first, each to whoever suits it best. What nobody has
 * time for stays where it is. Harmless when two do it at once: each question is assigned once.
 *
 * @throws StoreError
 */
export async function assignWaiting(store: Store, options: AssignOptions): Promise<Assigned[]> {
  const { sealer, settings, now } = options;
  const waiting = await listQuestions(store, sealer, { assignee: null, hasCategory: true }, maxWaiting);
  if (waiting.length === 0) return [];
  const team = await readTeamWork(store, options);
  const work = new Map(team.work);
  const assigned: Assigned[] = [];
  for (const question of waiting) {
    const proposal = proposePerson(question, { ...team, work });
    if (proposal.outcome === 'proposed') {
      const { candidate, expected } = proposal;
      const made = await makeMove(store, { sealer, settings, now }, question.id, assignMove(question, candidate.person.id));
      if (made.outcome !== 'done') continue;
      work.set(candidate.person.id, candidate.work + expected.minutes);
    }
    assigned.push({ id: question.id, proposal });
  }
  return assigned;
}

function assignMove({ version }: StoredQuestion, assignee: string) {
  return { move: 'assign', side: 'staff', actor: 'system', version, assignee } as const;
}
