import { z } from 'zod';
import { articleKey } from './article-id.ts';
import { idField } from './fields.ts';
import { readReportFile } from './report-file.ts';

/** `article-demand.json`, written by the report: how often readers asked for each article. */
export const articleDemandSchema = z.strictObject({
  version: z.literal(1),
  /** The most asked-for first. */
  articles: z.array(z.strictObject({ locale: idField, id: idField, asked: z.int().min(1) })),
});

export type ArticleDemand = z.output<typeof articleDemandSchema>;

/**
 * @returns by `articleKey`; empty when the file does not exist yet
 * @throws UserError when the file is not valid
 */
export async function readArticleDemand(file: string): Promise<ReadonlyMap<string, number>> {
  const { articles = [] } = (await readReportFile(file, articleDemandSchema)) ?? {};
  return new Map(articles.map(({ locale, id, asked }) => [articleKey(locale, id), asked]));
}
