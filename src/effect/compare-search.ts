import { foundWithin, isFound } from '../checks/search-contract/ask-question.ts';
import type { Asked } from '../checks/search-contract/contract.ts';
import type { QuestionEffect, SearchEffect } from './effect-schema.ts';

/** The answers before and after a change. */
interface BothAsked {
  before: readonly Asked[];
  after: readonly Asked[];
}

/**
 * How the answers to the questions of all articles differ, in the order of the articles.
 *
 * @param byText the same questions before and after, asked of indexes without their phrasings
 */
export function compareSearch({ before, after }: BothAsked, byText: BothAsked): SearchEffect {
  const earlier = new Map(before.map((asked) => [keyOf(asked), asked]));
  const later = new Map(after.map((asked) => [keyOf(asked), asked]));
  const effects = [
    ...after.map((asked) => effectOf(earlier.get(keyOf(asked)), asked)),
    ...before.filter((asked) => !later.has(keyOf(asked))).map((asked) => effectOf(asked, undefined)),
  ];
  return {
    totals: { before: totalsOf(before), after: totalsOf(after) },
    // A question that was taken away is not lost: its article no longer claims to answer it.
    lost: effects.filter(({ before, after }) => after !== null && !isFoundAt(after) && (before === null || isFoundAt(before))),
    won: effects.filter(({ before, after }) => after !== null && isFoundAt(after) && (before === null || !isFoundAt(before))),
    fellBehind: effects.filter(({ before, after }) => before === 1 && after !== null && after !== 1 && isFoundAt(after)),
    textAlone: compareByText(byText),
    rivals: rivalsOf(earlier, after),
  };
}

function compareByText({ before, after }: BothAsked): SearchEffect['textAlone'] {
  const later = new Map(after.map((asked) => [keyOf(asked), asked]));
  const effects = before.map((asked) => effectOf(asked, later.get(keyOf(asked))));
  const wasFound = ({ before }: QuestionEffect): boolean => isFoundAt(before ?? 0);
  const isFoundNow = ({ after }: QuestionEffect): boolean => isFoundAt(after ?? 0);
  return {
    questions: effects.length,
    found: { before: effects.filter(wasFound).length, after: effects.filter(isFoundNow).length },
    lost: effects.filter((effect) => wasFound(effect) && !isFoundNow(effect)),
    won: effects.filter((effect) => !wasFound(effect) && isFoundNow(effect)),
  };
}

function effectOf(before: Asked | undefined, after: Asked | undefined): QuestionEffect {
  const { locale, article, question } = (after ?? before) as Asked;
  return {
    locale,
    article,
    question,
    before: before?.shipped.rank ?? null,
    after: after?.shipped.rank ?? null,
    first: after === undefined ? [] : ahead(after),
  };
}

/** Articles found before the one that has the question, as many as readers look at. */
function ahead({ shipped: { rank, first } }: Asked): string[] {
  return first.slice(0, rank === 0 ? foundWithin : Math.min(rank - 1, foundWithin));
}

function rivalsOf(earlier: ReadonlyMap<string, Asked>, after: readonly Asked[]): SearchEffect['rivals'] {
  const pairs = new Map<string, SearchEffect['rivals'][number]>();
  for (const asked of after) {
    const known = earlier.get(keyOf(asked));
    const { locale, article, question } = asked;
    for (const rival of ahead(asked)) {
      if (known !== undefined && ahead(known).includes(rival)) continue;
      const key = JSON.stringify([locale, article, rival]);
      const pair = pairs.get(key) ?? { locale, article, rival, questions: [] };
      pair.questions.push(question);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()];
}

function totalsOf(asked: readonly Asked[]): SearchEffect['totals']['before'] {
  return {
    questions: asked.length,
    found: asked.filter(({ shipped }) => isFound(shipped)).length,
    first: asked.filter(({ shipped }) => shipped.rank === 1).length,
  };
}

function isFoundAt(rank: number): boolean {
  return isFound({ rank });
}

function keyOf({ locale, article, question }: Asked): string {
  return JSON.stringify([locale, article, question]);
}
