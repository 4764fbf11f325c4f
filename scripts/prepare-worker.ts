import { join } from 'node:path';
import { foldersOf } from '../src/edition/folders.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { writeWorkerModule } from '../src/search/pagefind/write-worker-module.ts';
import { editionVariables, runCommand } from './command-line.ts';

/** `jieda:worker-search` in wrangler.jsonc. */
const folder = join(import.meta.dirname, '../.cache/worker');

await runCommand(
  {
    name: 'npm run prepare-worker',
    summary: 'Prepares the search of the last built site for the Worker; wrangler.jsonc runs it before each deployment.',
    options: {},
    help: {},
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_AUDIENCE: editionVariables.KB_AUDIENCE },
  },
  async () => {
    await writeWorkerModule(foldersOf(readEnvironment(process.env)).outDir, folder);
  },
);
