import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MisuseError } from '../../../src/errors.ts';

/** A file of questions and the documents that answer them. */
export interface QuestionFile {
  file: string;
  /** JSONL of documents; left out for the built site. */
  docs?: string;
}

/**
 * Pairs each file of questions with its documents: a bare name means a file beside each of them, a path the same file
 * for all.
 *
 * @throws MisuseError when no file of questions is named, or a file of documents does not exist
 */
export function pairWithDocuments(files: readonly string[], docs: string | undefined): QuestionFile[] {
  if (files.length === 0) throw new MisuseError('FILE is missing.', 'Name one or more JSONL files of `{"q", "locale", "gold"}`.');
  return files.map((file) => {
    if (docs === undefined) return { file };
    const path = basename(docs) === docs ? join(dirname(file), docs) : docs;
    if (!existsSync(path))
      throw new MisuseError(`${path} does not exist.`, 'Give --docs a path, or the bare name of a file beside each FILE.');
    return { file, docs: path };
  });
}
