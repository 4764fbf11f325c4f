import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleKey } from '../knowledge/article-id.ts';

/** How many questions of one article search finds, and how many only in their very words. */
export interface KeptQuestions {
  /** Questions that were asked. */
  questions: number;
  /** Those that are not found without their own phrasing. */
  fragile: number;
}

const fileSchema = z.object({
  content: z.string(),
  articles: z.array(z.object({ locale: z.string(), article: z.string(), questions: z.int().min(1), fragile: z.int().min(0) })),
});

/**
 * @param content digest of the content the report is about, see `searchedDigest`
 * @returns by `articleKey`; `undefined` when fragile questions were not asked, or of other content, or by another engine
 */
export async function readKeptContract(file: string, content: string): Promise<Map<string, KeptQuestions> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = fileSchema.safeParse(parseJson(text));
  if (!read.success || read.data.content !== content) return undefined;
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
