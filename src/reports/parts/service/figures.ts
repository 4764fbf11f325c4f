import { durationsOf } from '../../../metrics/service/durations.ts';
import { handledOf } from '../../../metrics/service/handled.ts';
import { isPromiseKept } from '../../../metrics/service/promise.ts';
import { minutesIn, stageTimesOf } from '../../../metrics/service/stage-times.ts';
import { type Share, shareOf } from '../../../metrics/share.ts';
import type { ServedQuestion } from '../../../questions/service/read-served.ts';
import type { ServiceFigures } from './schema.ts';

/** Whether the article of a question was there before it; `undefined` where nobody knows. */
export type IsKnown = (question: ServedQuestion) => boolean | undefined;

/** Figures of service of any list of questions; unknown ones for an empty list. */
export function figuresOf(
  questions: readonly ServedQuestion[],
  { now, isKnown }: { now: number; isKnown: IsKnown },
): ServiceFigures {
  const resolved = questions.filter(({ isResolved }) => isResolved);
  const answered = questions.filter(({ isAnswered }) => isAnswered);
  const resolvable = questions.filter(({ isErased, isResolved, isImported }) => !isErased || isResolved || isImported);
  const durationsIn = (span: 'reply' | 'total') => {
    const { ended, waiting } = minutesIn(span, questions, now);
    return durationsOf(ended, waiting);
  };
  return {
    received: questions.length,
    imported: questions.filter(({ isImported }) => isImported).length,
    erased: questions.filter(({ isErased }) => isErased).length,
    answered: answered.length,
    resolved: resolved.length,
    firstReply: durationsIn('reply'),
    withinPromise: decidedShare(
      questions.filter(({ isErased, isAnswered }) => !isErased || isAnswered),
      (question) => isPromiseKept(question, now),
    ),
    stages: stageTimesOf(questions, now),
    resolutionTime: durationsIn('total'),
    resolutionRate: shareOf(resolved.length, resolvable.length),
    firstContactResolution: decidedShare(resolved, ({ replies, reopened }) =>
      replies === 0 ? undefined : replies === 1 && reopened === 0,
    ),
    csat: shareOf(sum(questions, 'goodRatings'), sum(questions, 'ratings')),
    reopenedRate: decidedShare(answered, ({ reopened, replies, isImported }) =>
      isImported && replies === 0 ? undefined : reopened > 0,
    ),
    linkRate: decidedShare(resolved, ({ linked, isImported }) => (isImported && linked === null ? undefined : linked !== null)),
    known: decidedShare(resolved, isKnown),
    handled: handledOf(answered),
  };
}

/** Share of those for which something holds; those for which it is not decided are left out of n. */
function decidedShare(questions: readonly ServedQuestion[], holds: (question: ServedQuestion) => boolean | undefined): Share {
  let [count, n] = [0, 0];
  for (const question of questions) {
    const decided = holds(question);
    if (decided === undefined) continue;
    n += 1;
    if (decided) count += 1;
  }
  return shareOf(count, n);
}

function sum(questions: readonly ServedQuestion[], field: 'ratings' | 'goodRatings'): number {
  return questions.reduce((total, question) => total + question[field], 0);
}
