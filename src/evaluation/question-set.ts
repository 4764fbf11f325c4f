import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MisuseError } from '../errors.ts';
import { idField } from '../knowledge/fields.ts';

/** One line of a question set: a question, and the articles that answer it. */
export interface Question {
  q: string;
  locale: string;
  /** Ids of the articles that answer it; none when the question is out of scope, or no article answers it yet. */
  gold: string[];
  /** Whether the site should answer it, though no article does yet. */
  inScope?: boolean | undefined;
}

const questionSchema = z
  .object({
    q: z.string().trim().min(1, 'must not be empty'),
    locale: idField.optional(),
    gold: z.array(z.string()),
    inScope: z.boolean().optional(),
  })
  .refine(({ gold, inScope }) => inScope === undefined || gold.length === 0, {
    path: ['inScope'],
    message: 'is only for questions without `gold`',
  });

/**
 * Reads a file with one JSON object per line.
 *
 * @param defaultLocale locale of lines without one
 * @throws MisuseError that lists all invalid lines
 */
export async function readQuestionSet(file: string, defaultLocale: string): Promise<Question[]> {
  const lines = await readLines(file, questionSchema);
  return lines.map(({ locale = defaultLocale, ...question }) => ({ locale, ...question }));
}

/**
 * The objects of a JSONL file.
 *
 * @throws MisuseError when the file cannot be read, or listing the lines that do not match the schema
 */
export async function readLines<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new MisuseError(
      `${file} cannot be read: ${(error as Error).message}.`,
      'Name a file with one JSON object on each line.',
      {
        cause: error,
      },
    );
  }
  const errors: string[] = [];
  const read = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = schema.safeParse(parseJson(line));
    if (result.success) return [result.data];
    const [issue] = result.error.issues;
    errors.push(`${file}:${index + 1}: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not an object'}`);
    return [];
  });
  if (errors.length > 0)
    throw new MisuseError(errors.join('\n'), 'Each line is a JSON object such as {"q": "…", "locale": "en", "gold": ["…"]}.');
  return read;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
