import { join } from 'node:path';
import { listFolder } from '../knowledge/files/list-folder.ts';
import { readTextFile } from '../knowledge/files/text-file.ts';
import type { ContentFiles } from './migration.ts';

/** Reads the text files of a content folder; those that cannot be read are findings of the checks. */
export async function readContentFiles(folder: string): Promise<ContentFiles> {
  const paths = (await listFolder(folder))
    .filter(({ kind, path }) => kind === 'file' && /^(?:[^/.][^/]*\.yaml|(?:articles|handbook|replies)\/.*\.mdx)$/.test(path))
    .map(({ path }) => path);
  return new Map(
    paths.flatMap((path): [string, string][] => {
      const read = readTextFile(join(folder, path), path);
      return 'text' in read ? [[path, read.text]] : [];
    }),
  );
}
