import { type Classification, classificationOf, type Judged } from '../metrics/classification.ts';
import { type Store, statement } from '../store/store.ts';
import { decisionsOf } from './decisions.ts';
import { proposeKind } from './propose.ts';
import type { Sealer } from './sealer.ts';
import { proposeSentiment } from './sentiment/propose-sentiment.ts';
import { readFirstSeen } from './service/read-first-seen.ts';
import { readQuestion } from './stored-question.ts';

/** How well what is proposed agrees with what the staff decided. */
export interface ProposalFigures {
  kind: Classification;
  category: Classification;
  sentiment: Classification;
  /** Left out of the category: their article was written because of them, so the search would find its own answer. */
  learnt: number;
  /** Decisions about questions whose text is erased. */
  erased: number;
}

interface EvaluationOptions {
  sealer: Sealer;
  /** Category of the nearest article; `undefined` where search is not sure, which counts as a wrong proposal. */
  proposeCategory: (text: string, locale: string) => Promise<string | undefined>;
  onProgress?: (done: number) => void;
}

/** What stands for no proposal in the figures. */
const none = 'none';

/**
 * Compares the proposals with the last decision of the staff about each question. The rules for kind and sentiment learn
 * from no question. The category comes from the nearest article, and articles are drafted from questions, with the asker’s
 * words: questions whose article was not published before they came are left out.
 *
 * @throws StoreError, SealError
 */
export async function evaluateProposals(
  store: Store,
  { sealer, proposeCategory, onProgress = () => {} }: EvaluationOptions,
): Promise<ProposalFigures> {
  const rows = await store.query(
    statement(
      "SELECT DISTINCT question FROM question_step WHERE move = 'classify' AND actor NOT IN ('asker', 'system') ORDER BY question",
    ),
  );
  const firstSeen = new Map((await readFirstSeen(store)).map((each) => [each.article, each.firstSeen]));
  const judged = { kind: [] as Judged[], category: [] as Judged[], sentiment: [] as Judged[] };
  let [learnt, erased] = [0, 0];
  for (const [index, { question: id }] of rows.entries()) {
    const question = await readQuestion(store, sealer, String(id));
    const text = question?.asked?.text;
    if (question === undefined || text === undefined) {
      erased += 1;
      continue;
    }
    const { kind, category, sentiment } = decisionsOf(question);
    if (kind !== undefined) judged.kind.push({ proposed: proposeKind(text).kind, decided: kind });
    if (sentiment !== undefined) judged.sentiment.push({ proposed: proposeSentiment(text).sentiment, decided: sentiment });
    const isLearnt = question.linked !== null && !((firstSeen.get(question.linked) ?? Infinity) <= question.receivedAt);
    if (category !== undefined && isLearnt) learnt += 1;
    else if (category !== undefined)
      judged.category.push({ proposed: (await proposeCategory(text, question.locale)) ?? none, decided: category });
    onProgress(index + 1);
  }
  return {
    kind: classificationOf(judged.kind),
    category: classificationOf(judged.category),
    sentiment: classificationOf(judged.sentiment),
    learnt,
    erased,
  };
}
