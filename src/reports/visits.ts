import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { namedCsvRows } from '../csv-rows.ts';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';
import { parseArticleUrl } from '../knowledge/article-id.ts';
import { dateField } from '../knowledge/fields.ts';

/** Visits to the page of an article. */
export interface ArticleVisits {
  locale: string;
  article: string;
  /** `2026-11-20`; `null` in a file without days, which is about the whole period. */
  day: string | null;
  visits: number;
}

const rowSchema = z.object({
  page: z.string().trim().min(1, 'is empty'),
  visits: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/, 'must be a whole number, 0 or more')
    .transform(Number),
  day: dateField.optional(),
});

const columns = ['page', 'visits'];
const maxFaults = 20;

/**
 * Reads visits from CSV with the columns `page` (an address or a path) and `visits`, and `day` if there is one; other
 * columns are ignored. Pages that are not articles are left out: nobody asks anything of them.
 *
 * @throws UserError that names every faulty line
 */
export async function readVisits(file: string): Promise<ArticleVisits[]> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined)
    throw new UserError(`There is no ${file}.`, 'Name a CSV file of visits with --visits, or leave it out.');
  const { names, rows } = namedCsvRows(text, file);
  const missing = columns.filter((column) => !names.includes(column));
  const hint = 'The first line is `page,visits` or `page,visits,day`; a line is `/en/articles/refunds/,120,2026-11-20`.';
  if (missing.length > 0) throw new UserError(`${file}:1: there is no column ${missing.join(' and no column ')}.`, hint);
  const faults: string[] = [];
  const visits = rows.flatMap(({ line, columns: row }): ArticleVisits[] => {
    const read = rowSchema.safeParse(row);
    if (!read.success) {
      faults.push(...read.error.issues.map(({ path, message }) => `${file}:${line}: ${path.join('.')} ${message}`));
      return [];
    }
    const page = parseArticleUrl(articlePathOf(read.data.page));
    if (page === undefined) return [];
    return [{ locale: page.locale, article: page.id, day: read.data.day ?? null, visits: read.data.visits }];
  });
  if (faults.length > 0) {
    const left = faults.length - maxFaults;
    throw new UserError([...faults.slice(0, maxFaults), ...(left > 0 ? [`and ${left} more`] : [])].join('\n'), hint);
  }
  return visits;
}

/** The path of an article below the site's own, `/en/articles/refunds`. */
function articlePathOf(page: string): string {
  const path = URL.parse(page)?.pathname ?? page.split(/[?#]/, 1)[0] ?? '';
  const [locale, folder, id] = path
    .split('/')
    .filter((name) => name !== '')
    .slice(-3);
  return `/${locale}/${folder}/${id}`;
}
