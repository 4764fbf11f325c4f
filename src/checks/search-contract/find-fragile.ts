import { type Decision, isFound } from './ask-question.ts';
import type { Asked } from './contract.ts';
import { groupQuestions } from './group-questions.ts';
import { type Content, createAskWithout, type LeftOut } from './leave-out.ts';

export interface FragileOptions extends Content {
  /** Folder for the indexes; removed by the caller. */
  folder: string;
  /** Called after each index with the number of indexes written, and how many are known to be needed. */
  onProgress?: (written: number, indexes: number) => void;
}

/**
 * Share of a locale's articles that lack a phrasing in one index, in the first round; each further round multiplies it
 * by `shareStep`.
 */
const firstShare = 0.1;
const shareStep = 0.1;

/**
 * A question whose gap is smaller than this times the share is asked again in a smaller group. Measured on the sample
 * content at a share of 0.1: compared with an index for each question, the gaps of 939 questions differ by 0.0005 in
 * the median and 0.012 at the 95th percentile; two verdicts differed, at gaps of 0.02 and 0.07.
 */
const minGapPerShare = 2;

/**
 * Asks each question twice: with the index as it is, and with an index that lacks its phrasing.
 *
 * An index for each question would take hours on a large site, so one index lacks the phrasings of several articles
 * that do not compete. Questions with a narrow gap are asked again in smaller groups, at last with an index of their
 * own. On the sample content, all verdicts are the same as with an index for each phrasing.
 *
 * @returns all questions; `without` is missing where the article is not found anyway
 * @throws Error when an index cannot be written or read
 */
export async function findFragile({ folder, onProgress = () => {}, ...content }: FragileOptions): Promise<Asked[]> {
  const ask = createAskWithout(content, folder);
  const questions = content.documents.flatMap(({ locale, id, answers }) =>
    answers.map((question) => ({ locale, article: id, question })),
  );
  const asked = (await ask(questions, [])).map(([question, shipped]) => ({ ...question, shipped, rivals: rivalsOf(shipped) }));
  const found = asked.filter(({ shipped }) => isFound(shipped));

  const articles = Map.groupBy(content.documents, ({ locale }) => locale);
  const decisions = new Map<LeftOut, Decision>();
  let written = 1;
  let open = found;
  for (let share = firstShare; open.length > 0; share *= shareStep) {
    const sizeOf = (locale: string): number => Math.max(1, Math.floor((articles.get(locale)?.length ?? 0) * share));
    const groups = groupQuestions(open, sizeOf);
    const indexes = written + groups.length;
    for (const group of groups) {
      onProgress(written, indexes);
      for (const [question, decision] of await ask(group, group)) decisions.set(question, decision);
      written += 1;
    }
    onProgress(written, indexes);
    const isNarrow = (question: LeftOut): boolean => (decisions.get(question)?.margin.gap ?? 0) < share * minGapPerShare;
    open = open.filter((question) => sizeOf(question.locale) > 1 && isNarrow(question));
  }
  return asked.map((each) => {
    const without = decisions.get(each);
    return {
      locale: each.locale,
      article: each.article,
      question: each.question,
      shipped: each.shipped,
      ...(without && { without }),
    };
  });
}

function rivalsOf(decision: Decision): ReadonlySet<string> {
  return new Set([...decision.first, decision.margin.maxBodyOf]);
}
