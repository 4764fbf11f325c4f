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
 * `node time-contract.ts FOLDER SITE` checks the search contract of the articles in `KB_CONTENT`, as a build does, and
 * writes its times to FOLDER/contract.json. SITE has the index of these articles; another is written after an edit, which
 * is not measured.
 */
const [folder = '', siteDir = ''] = process.argv.slice(2);
const environment = readEnvironment(process.env);
const { fragmentsDir } = foldersOf(environment);
const content = await readContent(environment.contentDir, fragmentsDir);
const edition = makeEdition(content, environment, fragmentsDir, { version: 1, locales: {} });
const documents = await searchDocuments(edition, fragmentsDir);

const contractCache = join(folder, 'contract-cache');
const full = await keep(documents, siteDir);
const edited = Math.floor(documents.length / 3);
const changed = documents.map((document, number) =>
  number === edited ? { ...document, html: `${document.html}<p>${document.title}</p>` } : document,
);
const editedSite = join(folder, 'contract-site');
await writeSearchIndex({ documents: changed, frame: edition.frame, synonyms: edition.synonyms }, editedSite);
const edit = await keep(changed, editedSite);
const times: ContractTimes = {
  questions: full.questions,
  fullSeconds: full.seconds,
  askedAgain: edit.askedAgain,
  editSeconds: edit.seconds,
};
await writeFile(join(folder, 'contract.json'), JSON.stringify(times));
await rm(contractCache, { recursive: true, force: true });

async function keep(own: typeof documents, site: string): Promise<{ questions: number; askedAgain: number; seconds: number }> {
  const began = performance.now();
  const { asked, askedAgain } = await keepContract({
    edition,
    documents: own,
    siteDir: site,
    cacheDir: contractCache,
  });
  return { questions: asked.length, askedAgain, seconds: (performance.now() - began) / 1000 };
}
