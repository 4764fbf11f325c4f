import { z } from 'zod';
import { explain } from '../../errors.ts';
import { type ImportedArticle, type ImportProblem, importedArticle, type ReadSource } from '../imported-article.ts';
import { readHtmlFragment } from '../readers/html.ts';
import { TooDeepError } from '../too-deep.ts';

/** A help desk whose articles can be read from the JSON of its API or export. */
export interface System {
  /** `Zendesk Guide` */
  name: string;
  /** Fields of its articles, by which a file that lacks some is recognised. */
  fields: readonly string[];
  /** Fields without which an article cannot be read. */
  required: readonly string[];
  /** What an object of the file is to the system; `undefined` when it is none of its objects. */
  kindOf(value: JsonObject): string | undefined;
  /** Articles of all files together: one may have the articles, another their categories. */
  read(records: readonly JsonRecord[]): ReadSource;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** An object of a file that a system knows. */
export interface JsonRecord {
  /** `articles.json, articles[3]` */
  where: string;
  /** As the system calls it. */
  kind: string;
  value: JsonObject;
}

/** A number or a text, as APIs have changed from one to the other. */
export const idOfSystem = z.union([z.string(), z.number()]).transform(String);

/** HTML; empty when there is none. */
export const htmlField = z
  .string()
  .nullish()
  .transform((html) => html ?? '');

export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined);

/** Day of a time such as `2026-03-05T10:00:00Z`, or in seconds since 1970. */
export const dayField = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((time) => {
    if (typeof time === 'string') return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0];
    const date = new Date((time ?? Number.NaN) * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
  });

/** Validates the records of a kind; each that is not valid becomes a problem. */
export function validRecords<Schema extends z.ZodType>(
  records: readonly JsonRecord[],
  kind: string,
  schema: Schema,
  problems: ImportProblem[],
): { where: string; value: z.output<Schema> }[] {
  return records
    .filter((record) => record.kind === kind)
    .flatMap(({ where, value }) => {
      const result = schema.safeParse(value);
      if (result.success) return [{ where, value: result.data }];
      const faults = result.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
      problems.push({ where, message: `It is not as expected: ${faults.join('; ')}.` });
      return [];
    });
}

/** What a system knows of an article, and its text. */
export interface FoundArticle {
  where: string;
  html: string;
  known: Pick<ImportedArticle, 'source' | 'title'> & Partial<ImportedArticle>;
}

/** Articles that have a title and a text that can be read; the others become problems. */
export function articlesOf(found: readonly FoundArticle[], problems: ImportProblem[], hint = ''): ImportedArticle[] {
  return found.flatMap(({ where, html, known }) => {
    if (known.title === '' || html.trim() === '') {
      const message = known.title === '' ? 'It has no title.' : `“${known.title}” has no text.`;
      problems.push({ where, message: `${message}${hint && ` ${hint}`}` });
      return [];
    }
    try {
      const { body, lost } = readHtmlFragment(html);
      return [importedArticle({ ...known, body, lost: [...(known.lost ?? []), ...lost] })];
    } catch (error) {
      if (!(error instanceof TooDeepError)) throw error;
      problems.push({ where, message: `“${known.title}”: ${explain(error)}` });
      return [];
    }
  });
}

/** Words by which a search found the article: not questions, so they are only told. */
export function lostKeywords(keywords: readonly string[]): string[] {
  const own = keywords.map((keyword) => keyword.trim()).filter((keyword) => keyword !== '');
  return own.length === 0 ? [] : [`the keywords ${own.join(', ')}`];
}

/** The readable end of an article's address: `/articles/42-How-to-pay` → `How-to-pay`. */
export function slugOf(page: string | undefined): string | undefined {
  const name = page?.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1);
  return name?.replace(/^\d+-?/, '') || undefined;
}
