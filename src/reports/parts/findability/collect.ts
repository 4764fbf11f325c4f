import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleKey } from '../../../knowledge/article-id.ts';
import type { PartSources } from '../../part.ts';

export interface FindabilityInput {
  /** By `articleKey`; `undefined` when the questions have not been checked. */
  contract: ReadonlyMap<string, KeptQuestions> | undefined;
}

/** What the last `npm run check -- --fragile` found for one article. */
interface KeptQuestions {
  /** Questions that were asked. */
  questions: number;
  /** Those found only in their exact wording. */
  fragile: number;
}

export async function collectFindability({ contractFile }: Pick<PartSources, 'contractFile'>): Promise<FindabilityInput> {
  return { contract: await readContract(contractFile) };
}

const fileSchema = z.object({
  articles: z.array(
    z.object({
      locale: z.string(),
      article: z.string(),
      questions: z.int().min(1),
      /** Missing when the question was asked only as it is. */
      fragile: z.int().min(0).optional(),
    }),
  ),
});

/** A missing file, one without fragile figures and another engine's are not errors: the next check rewrites it. */
async function readContract(file: string): Promise<FindabilityInput['contract']> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = fileSchema.safeParse(parseJson(text));
  if (!read.success) return undefined;
  const kept = read.data.articles.flatMap(({ locale, article, questions, fragile }): [string, KeptQuestions][] =>
    fragile === undefined ? [] : [[articleKey(locale, article), { questions, fragile }]],
  );
  return kept.length === 0 ? undefined : new Map(kept);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
