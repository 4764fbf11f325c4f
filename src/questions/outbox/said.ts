import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { Store } from '../../store/store.ts';
import { countDemand, priorityOf } from '../priority.ts';
import type { Sealer } from '../sealer.ts';
import { type OpenedQuestion, readQuestion, readWholeQuestion, type StoredStep } from '../stored-question.ts';
import type { StoredMessage } from './message.ts';

/** What every carrier works with. */
export interface Desk {
  store: Store;
  sealer: Sealer;
  settings: QuestionSettings;
  /** Zone of the times in messages. */
  zone: string | undefined;
  /** Address of the internal edition; without it messages have no link to the staff's pages. */
  staffUrl: string | undefined;
  clock: () => number;
}

/** What a message tells of. */
export interface Said {
  question: OpenedQuestion;
  step: StoredStep;
}

/**
 * The question of a message, and the step that it tells of.
 *
 * @returns `undefined` when there is nothing left to tell: it was erased
 * @throws StoreError; SealError when it is for the asker, whose address may be in what cannot be decrypted: it is tried again
 */
export async function readSaid({ store, sealer }: Desk, message: StoredMessage): Promise<Said | undefined> {
  const read = message.carrier === 'asker' ? readWholeQuestion : readQuestion;
  const question = await read(store, sealer, message.question);
  const step = question?.steps.find((each) => each.step === message.step);
  return question === undefined || step === undefined || question.isErased ? undefined : { question, step };
}

/** What was written in this step; the question itself in the first. */
export function textOf({ question, step }: Said): string | undefined {
  return step.move === 'ask' ? question.asked?.text : step.written?.text;
}

/** Address of the question for the staff; `undefined` where it is not known. */
export function staffPage({ staffUrl }: Desk, { id }: OpenedQuestion): string | undefined {
  return staffUrl === undefined ? undefined : `${staffUrl.replace(/\/$/, '')}/staff/questions/${id}`;
}

export async function readPriority({ store, clock }: Desk, question: OpenedQuestion): Promise<number> {
  return priorityOf(question, await countDemand(store, clock())).priority;
}
