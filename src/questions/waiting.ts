import { waitingStates } from './states.ts';

/**
 * SQL, true of the rows of `question` that wait for a reply: the one definition for lists, figures, the report and notices.
 * Nobody can reply to what is erased. Whether it means questions that are held back is for each use to say, by `trust`.
 */
export const waitsForReply = `question.state IN (${waitingStates.map((state) => `'${state}'`).join(', ')}) AND question.erased_at IS NULL`;
