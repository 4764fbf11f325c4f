import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MisuseError } from '../../../src/errors.ts';

/** A file of questions and the documents it is asked of. */
export interface QuestionFile {
  file: string;
  /** JSONL of documents; left out when the built site is asked. */
  docs?: string;
}

/**
 * Pairs each file of questions with its documents: a bare name is a file beside each of them, a path the
 * same file for all.
 *
 * @throws MisuseError when there is no file of questions, or one named does not exist
 */
export function pairWithDocuments(files: readonly string[], docs: string | undefined): QuestionFile[] {
  if (files.length === 0)
    throw new MisuseError('There is no question to ask.', 'Name one or more JSONL files of `{"q", "locale", "gold"}`.');
  return files.map((file) => {
    if (docs === undefined) return { file };
    const path = basename(docs) === docs ? join(dirname(file), docs) : docs;
    if (!existsSync(path))
      throw new MisuseError(
        `There are no documents in ${path}.`,
        '--docs is a path, or the bare name of a file beside each FILE.',
      );
    return { file, docs: path };
  });
}
