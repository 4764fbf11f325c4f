import { editionFile, readEdition } from '../edition/edition-file.ts';
import type { Folders } from '../edition/folders.ts';
import type { IndexingMessage } from './index-beside.ts';
import { indexEdition } from './index-edition.ts';

/** The other half of `indexBeside`. */
process.once('message', (folders: Folders) => {
  index(folders).then(
    (message) => process.send?.(message, () => process.disconnect()),
    (error: Error) =>
      process.send?.({ error: error.stack ?? String(error) } satisfies IndexingMessage, () => process.disconnect()),
  );
});
// The build has failed or was killed: its staging folder belongs to the next one.
process.once('disconnect', () => process.exit());

async function index(folders: Folders): Promise<IndexingMessage> {
  const file = editionFile(folders.cacheDir);
  const edition = await readEdition(file);
  if (edition === undefined) throw new Error(`${file} is missing.`);
  return { indexed: await indexEdition(edition, folders) };
}
