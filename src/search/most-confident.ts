import type { Answer } from './answer-query.ts';

/**
 * Asks in each locale and assumes that the question is in the language whose articles answer it best.
 *
 * @param ask `undefined` for a locale that cannot be searched
 * @returns the answer with the highest confidence, ties going to the first locale; `undefined` without any answer
 */
export async function mostConfident<T extends { answer: Answer }>(
  locales: readonly string[],
  ask: (locale: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  let best: T | undefined;
  for (const locale of locales) {
    const asked = await ask(locale);
    if (asked !== undefined && (best === undefined || asked.answer.confidence > best.answer.confidence)) best = asked;
  }
  return best;
}
