import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ignoreMissing } from '../files.ts';
import { digestOf, type ImportRecord, recordedSchema } from './import-record.ts';

/** In the content folder while an import writes; hidden, as the record is. */
const journalFile = '.importing.jsonl';

const lineSchema = recordedSchema.extend({ source: z.string(), path: z.string() });

type Announced = z.output<typeof lineSchema>;

/** Says what is written before it is, so that the import after a killed one knows its articles. */
export interface ImportJournal {
  announce(article: Announced): Promise<void>;
  /** When the record has all of it. */
  close(): Promise<void>;
}

export function openJournal(contentDir: string): ImportJournal {
  const file = join(contentDir, journalFile);
  return {
    announce: (article) => appendFile(file, `${JSON.stringify(article)}\n`),
    close: () => rm(file, { force: true }),
  };
}

/** Adds to a record what a killed import has written. */
export async function addInterrupted(record: ImportRecord, contentDir: string): Promise<void> {
  const text = await readFile(join(contentDir, journalFile), 'utf8').catch(ignoreMissing);
  // The last line may be half a line; its article was not written then.
  for (const line of text?.split('\n').slice(0, -1) ?? []) {
    const { source, path, ...article } = lineSchema.parse(JSON.parse(line));
    const present = await readFile(join(contentDir, path), 'utf8').catch(ignoreMissing);
    if (present === undefined) continue;
    // What differs was not replaced yet, or somebody has edited it since.
    const isWritten = digestOf(present) === article.digest;
    if (isWritten || record.articles[source] === undefined) record.articles[source] = article;
  }
}
