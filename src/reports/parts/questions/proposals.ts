import { foldQuestion } from '../../../checks/answers.ts';
import type { Proposals, Question } from './schema.ts';

/** Proposals that a writer can accept as they are: questions for articles, and synonyms, without duplicates. */
export function proposalsOf(questions: readonly Question[]): Proposals {
  const answers = questions.flatMap(({ locale, nearest, answers: own }) =>
    nearest === null ? [] : own.map((question) => ({ locale, article: nearest.article, question })),
  );
  const synonyms = questions.flatMap(({ locale, synonyms: own }) => own.map((words) => ({ locale, words })));
  return {
    answers: uniqueBy(answers, ({ locale, question }) => `${locale} ${foldQuestion(question)}`),
    synonyms: uniqueBy(synonyms, ({ locale, words }) => `${locale} ${words.at(-1)}`),
  };
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map<string, Item>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
