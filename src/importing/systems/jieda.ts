import { z } from 'zod';
import { exportVersion } from '../../exporting/export-schema.ts';
import { dateField, idField } from '../../knowledge/fields.ts';
import { type ImportedArticle, type ImportProblem, importedArticle, type ReadSource } from '../imported-article.ts';
import type { JsonObject } from './system.ts';

/** Fields without which an article of ours cannot be placed; the others are validated one by one when it is. */
const neededSchema = z.looseObject({
  id: idField,
  locale: idField,
  title: z.string(),
  summary: z.string(),
  body: z.string(),
});

/** Whether a file says that it is an export of ours. */
export function isOwnExport(value: JsonObject): boolean {
  return 'jieda' in value && Array.isArray(value['articles']);
}

/** An export of ours, with the articles in our dialect of Markdown. */
export function readOwnExport(file: string, value: JsonObject): ReadSource {
  if (value['jieda'] !== exportVersion) {
    const message = `It is an export of version ${String(value['jieda'])}; this engine reads version ${exportVersion}.`;
    return { articles: [], problems: [{ where: file, message }] };
  }
  const problems: ImportProblem[] = [];
  const articles = (value['articles'] as unknown[]).flatMap((each, index) => {
    const result = neededSchema.safeParse(each);
    if (result.success) return fromExport(result.data);
    const faults = result.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
    problems.push({ where: `${file}, articles[${index}]`, message: `It is not as expected: ${faults.join('; ')}.` });
    return [];
  });
  return { articles, problems };
}

function fromExport({ body: text, ...fields }: z.output<typeof neededSchema>): ImportedArticle {
  return importedArticle({
    source: `jieda#${fields.locale}/${fields.id}`,
    title: fields.title,
    summary: fields.summary,
    body: { type: 'root', children: [] },
    ...ownParts(fields),
    own: { fields, text },
  });
}

/** What the front matter of an exported article says about its place. */
export function ownParts(fields: Readonly<Record<string, unknown>>): Partial<ImportedArticle> {
  const { id, locale, category, reviewed } = fields;
  const texts = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return {
    questions: texts(fields['answers']),
    locale: typeof locale === 'string' ? locale : undefined,
    categories: typeof category === 'string' ? [category] : [],
    updated: dateField.safeParse(reviewed).data,
    slug: typeof id === 'string' ? id : undefined,
    oldPaths: texts(fields['redirectFrom']),
    group: `jieda#${String(id)}`,
    name: `jieda#${String(id)}`,
    related: texts(fields['related']).map((each) => `jieda#${each}`),
  };
}
