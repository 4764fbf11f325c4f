import { z } from 'zod';
import { UserError } from '../errors.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { readJsonFile } from '../knowledge/json-file.ts';
import { count, shareSchema } from '../reports/shared-schema.ts';
import type { Effect } from './effect-schema.ts';

/** What an effect needs of report.json: all else may change without it. */
const reportedSchema = z.object({
  period: z.object({ from: z.string().nullable(), to: z.string() }),
  articles: z.array(
    z.object({
      locale: z.string(),
      id: z.string(),
      demand: z.number().min(0),
      shortcomings: z.array(z.string()),
      current: z.object({ learners: z.object({ helpful: count, notHelpful: count, helpfulness: shareSchema }) }),
    }),
  ),
});

export type Reported = z.output<typeof reportedSchema>;

/**
 * @param file report.json, as `npm run report` writes it
 * @throws UserError when there is no such file, or it is not a report
 */
export async function readReported(file: string): Promise<Reported> {
  const hint = 'Name the report.json of `npm run report`, or leave out --report.';
  const reported = await readJsonFile(file, reportedSchema, { message: `\`${file}\` is not a report.`, hint });
  if (reported === undefined) throw new UserError(`There is no file \`${file}\`.`, hint);
  return reported;
}

/** What readers did with the articles that a change concerns, before the change; the most needed first. */
export function reportedOf({ period, articles }: Reported, { added, removed, changed }: Effect['articles']): Effect['reported'] {
  const { from, to } = period;
  const concerned = new Set([...added, ...removed, ...changed].map(({ locale, id }) => articleKey(locale, id)));
  return {
    period: { from, to },
    articles: articles
      .filter(({ locale, id }) => concerned.has(articleKey(locale, id)))
      .map(({ locale, id, demand, shortcomings, current: { learners } }) => ({
        locale,
        id,
        demand,
        helpful: learners.helpful,
        notHelpful: learners.notHelpful,
        helpfulness: learners.helpfulness,
        shortcomings,
      }))
      .sort((a, b) => b.demand - a.demand),
  };
}
