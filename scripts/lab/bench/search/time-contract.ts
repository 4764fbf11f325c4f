import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepContract } from '../../../../src/checks/search-contract/keep-contract.ts';
import { readContent } from '../../../../src/content/read-content.ts';
import { makeEdition } from '../../../../src/edition/edition.ts';
import { foldersOf } from '../../../../src/edition/folders.ts';
import { searchDocuments } from '../../../../src/edition/search-documents.ts';
import { readEnvironment } from '../../../../src/knowledge/environment.ts';
import { writeSearchIndex } from '../../../../src/search/write-index.ts';
import type { ContractTimes } from './search-report.ts';

/**
 * `node time-contract.ts FOLDER` checks the search contract of the articles in `KB_CONTENT`, as a build does, and writes
 * its times to FOLDER/contract.json. Writing the site’s index is not measured.
 */
const [folder = ''] = process.argv.slice(2);
const environment = readEnvironment(process.env);
const { fragmentsDir } = foldersOf(environment);
const content = await readContent(environment.contentDir, fragmentsDir);
const edition = makeEdition(content, environment, fragmentsDir, { version: 1, locales: {} });
const documents = await searchDocuments(edition, fragmentsDir);

const full = await keep(documents);
const edited = Math.floor(documents.length / 3);
const changed = documents.map((document, number) =>
  number === edited ? { ...document, html: `${document.html}<p>${document.title}</p>` } : document,
);
const edit = await keep(changed);
const times: ContractTimes = {
  questions: full.questions,
  fullSeconds: full.seconds,
  askedAgain: edit.askedAgain,
  editSeconds: edit.seconds,
};
await writeFile(join(folder, 'contract.json'), JSON.stringify(times));
await rm(folderOf('cache'), { recursive: true, force: true });

async function keep(own: typeof documents): Promise<{ questions: number; askedAgain: number; seconds: number }> {
  await writeSearchIndex({ documents: own, frame: edition.frame, synonyms: edition.synonyms }, folderOf('site'));
  const began = performance.now();
  const { asked, askedAgain } = await keepContract({
    edition,
    documents: own,
    siteDir: folderOf('site'),
    cacheDir: folderOf('cache'),
  });
  return { questions: asked.length, askedAgain, seconds: (performance.now() - began) / 1000 };
}

function folderOf(part: 'site' | 'cache'): string {
  return join(folder, `contract-${part}`);
}
