import { readWaitingQuestions, type WaitingQuestion } from '../../../questions/waiting-questions.ts';
import { definePart, type PartSources } from '../../part.ts';

export interface PeopleInput {
  /** Assigned questions without a reply, for the digests; none without a database. */
  waitingQuestions: readonly WaitingQuestion[];
}

/** Has no section: every owner gets what concerns them as a digest. */
export const people = definePart({
  id: 'people',
  collect: async ({ store }: Pick<PartSources, 'store'>): Promise<PeopleInput> => ({
    waitingQuestions: store === undefined ? [] : await readWaitingQuestions(store),
  }),
});
