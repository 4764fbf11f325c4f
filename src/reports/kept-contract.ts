import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleKey } from '../knowledge/article-id.ts';

/** What the last build's search contract found of one article. */
export interface KeptQuestions {
  /** Questions that were asked. */
  questions: number;
  /** Those found only in their very words. */
  fragile: number;
}

const fileSchema = z.object({
  articles: z.array(z.object({ locale: z.string(), article: z.string(), questions: z.int().min(1), fragile: z.int().min(0) })),
});

/**
 * @returns by `articleKey`; `undefined` when no build has asked the contract, or left behind what this engine
 *   does not know: the next build makes the file again, so that it is no fault of the operator's
 */
export async function readKeptContract(file: string): Promise<Map<string, KeptQuestions> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = fileSchema.safeParse(parseJson(text));
  if (!read.success) return undefined;
  return new Map(
    read.data.articles.map(({ locale, article, questions, fragile }) => [articleKey(locale, article), { questions, fragile }]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
