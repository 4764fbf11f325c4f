import { collectGarbage } from '../src/collect-garbage.ts';

/** From so many articles on, what a step of a build leaves behind is worth collecting. */
const manyArticles = 1_000;

/**
 * Call between steps of a build.
 *
 * @param articles that the last step has dealt with
 */
export async function freeMemory(articles: number): Promise<void> {
  if (articles >= manyArticles) await collectGarbage();
}
