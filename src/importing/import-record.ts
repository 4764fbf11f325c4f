import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { ignoreMissing, replaceFile } from '../files.ts';

/** An article as it was written. */
export const recordedSchema = z.strictObject({ locale: z.string(), id: z.string(), digest: z.string() });

const recordSchema = z.strictObject({ version: z.literal(1), articles: z.record(z.string(), recordedSchema) });

/** What became of each source, so that the next import finds its articles again. */
export type ImportRecord = z.output<typeof recordSchema>;

/** In the content folder, so that it travels with the articles; checks and builds leave out hidden files. */
export const recordFile = '.imported.json';

/** @throws UserError when the file is damaged: without it, everything would be imported a second time */
export async function readRecord(contentDir: string): Promise<ImportRecord> {
  const file = join(contentDir, recordFile);
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return { version: 1, articles: {} };
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`${file} is damaged.`, 'Restore it from version control; without it articles would be imported twice.', {
      cause,
    });
  }
}

export async function writeRecord(contentDir: string, { version, articles }: ImportRecord): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(articles).sort(([a], [b]) => (a < b ? -1 : 1)));
  await replaceFile(join(contentDir, recordFile), `${JSON.stringify({ version, articles: sorted }, null, 2)}\n`);
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
