import type { Answer } from './answer-query.ts';

/**
 * Asks in each locale and assumes that the question is in the language whose articles answer it best.
 *
 * @param ask `undefined` for a locale that cannot be searched
 * @returns the answer with the highest confidence, ties going to the first locale; `undefined` without any answer
 */
export async function mostConfident(
  locales: readonly string[],
  ask: (locale: string) => Promise<Answer | undefined>,
): Promise<{ locale: string; answer: Answer } | undefined> {
  let best: { locale: string; answer: Answer } | undefined;
  for (const locale of locales) {
    const answer = await ask(locale);
    if (answer !== undefined && (best === undefined || answer.confidence > best.answer.confidence)) best = { locale, answer };
  }
  return best;
}
