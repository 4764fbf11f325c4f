import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleKey } from '../../../knowledge/article-id.ts';
import type { PartSources, ReadContent } from '../../part.ts';

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

interface ReadsDigest {
  contentRead: () => Promise<Pick<ReadContent, 'searchedDigest'>>;
}

export async function collectFindability({
  fragileFile,
  contentRead,
}: Pick<PartSources, 'fragileFile'> & ReadsDigest): Promise<FindabilityInput> {
  return { contract: await readContract(fragileFile, contentRead) };
}

const fileSchema = z.object({
  content: z.string(),
  articles: z.array(
    z.object({
      locale: z.string(),
      article: z.string(),
      questions: z.int().min(1),
      fragile: z.int().min(0),
    }),
  ),
});

/** A file that is missing, unreadable or about other content is not an error: the next check rewrites it. */
async function readContract(file: string, contentRead: ReadsDigest['contentRead']): Promise<FindabilityInput['contract']> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = fileSchema.safeParse(parseJson(text));
  if (!read.success || read.data.content !== (await contentRead()).searchedDigest) return undefined;
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
