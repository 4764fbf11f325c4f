import type { Answered } from '../../../src/evaluation/figures.ts';
import { readIndexedDocuments } from '../../../src/evaluation/indexed-documents.ts';
import { type PairwiseAgreement, pairwiseAgreement } from '../../../src/metrics/pairwise-agreement.ts';
import { readMeanings } from '../../../src/reports/parts/questions/meanings.ts';
import { groupAlike, groupQuestions, groupTopics, readerOf } from '../../../src/reports/parts/questions/question-groups.ts';

/** How well the report groups the questions of a set by topic: two with the same gold article belong together. */
export interface GroupFigures {
  questions: number;
  /** Those that read alike only. */
  alike: PairwiseAgreement;
  /** Also those for which the search is sure of the same article, as in the report. */
  topics: PairwiseAgreement;
}

/**
 * Words are weighed by how many articles have them in their text; the report has titles and listed questions instead.
 *
 * @param answered what the site’s search found; questions with more or fewer than one gold article are left out
 */
export async function groupFigures(answered: readonly Answered[], siteDir: string, locale: string): Promise<GroupFigures> {
  const documents = await readIndexedDocuments(siteDir, locale);
  const meanings = readMeanings(
    documents.map(({ text }) => [text]),
    readerOf(locale, {}),
  );
  const texts = answered.flatMap(({ q, gold, ids, isUnsure = true }) =>
    gold.length === 1 ? [{ locale, text: q, n: 1, truth: gold[0] ?? '', nearest: { article: ids[0], isUnsure } }] : [],
  );
  const agreement = (groups: readonly (readonly (typeof texts)[number][])[]): PairwiseAgreement =>
    pairwiseAgreement(groups.flatMap((own, group) => own.map(({ truth }) => ({ group, truth }))));
  return {
    questions: texts.length,
    alike: agreement(groupQuestions(texts, meanings)),
    topics: agreement(groupTopics(groupAlike(texts, meanings))),
  };
}
