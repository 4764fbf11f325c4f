import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContent } from '../checks/check-content.ts';
import type { Asked } from '../checks/search-contract/contract.ts';
import { createAskWithout, type LeftOut } from '../checks/search-contract/leave-out.ts';
import type { CompiledArticle } from '../content/compiled-article.ts';
import { readContent } from '../content/read-content.ts';
import { makeEdition } from '../edition/edition.ts';
import { type Folders, foldersOf } from '../edition/folders.ts';
import { searchDocuments } from '../edition/search-documents.ts';
import { isVisible } from '../edition/visible-articles.ts';
import { countFindings, type Finding } from '../findings/finding.ts';
import { indexEdition } from '../indexing/index-edition.ts';
import { readAskedMost } from '../knowledge/asked-most.ts';
import type { Environment } from '../knowledge/environment.ts';
import type { MediaFile } from '../media/media-file.ts';
import type { ContentHealth } from './compare-health.ts';
import { contentHealth } from './content-health.ts';

/** A content folder at one time, as its readers have it. */
export interface ContentState {
  /** Articles that the edition shows. */
  articles: CompiledArticle[];
  findings: Finding[];
  /** Of the published articles, by `articleKey`. */
  health: ReadonlyMap<string, ContentHealth>;
  /** Files of content/media/, by path. */
  media: ReadonlyMap<string, MediaFile>;
  /** How search answers the questions of all articles; `undefined` when the content has errors. */
  asked: Asked[] | undefined;
  /**
   * Asks questions of an index that has none of their phrasings.
   *
   * @returns the answers in the order of the questions
   */
  askByText(questions: readonly LeftOut[]): Promise<Asked[]>;
}

/**
 * Reads, checks and indexes a content folder. The index and the answers are kept, so that what has not changed is not asked again.
 *
 * @param folder the content folder
 * @param name of the folder in the cache for its index
 */
export async function measureState(folder: string, environment: Environment, name: string): Promise<ContentState> {
  const folders = foldersOf(environment);
  const content = await readContent(folder, folders.fragmentsDir, environment.contentDir);
  const findings = await checkContent(content, environment);
  const articles = content.articles.filter((article) => isVisible(article, environment.audience));
  const edition = makeEdition(content, environment, folders.fragmentsDir, await readAskedMost(folders.askedMostFile));
  const own = inCache(folders, name);
  const isSearched = countFindings(findings).error === 0 && articles.length > 0;
  const indexed = isSearched
    ? await indexEdition({ ...edition, isContractKept: true }, own, { isForBrowsers: false })
    : undefined;
  return {
    articles,
    findings,
    health: contentHealth(content, findings, environment.today),
    media: content.media.files,
    asked: indexed?.contract?.asked,
    async askByText(questions) {
      const documents = await searchDocuments(edition, folders.fragmentsDir);
      const folder = join(own.cacheDir, 'by-text');
      const ask = createAskWithout({ documents, frame: edition.frame, synonyms: edition.synonyms }, folder);
      const decisions = new Map(await ask(questions, questions).finally(() => rm(folder, { recursive: true, force: true })));
      return questions.flatMap((question) => {
        const shipped = decisions.get(question);
        return shipped === undefined ? [] : [{ ...question, shipped }];
      });
    },
  };
}

/** Lets a state that has never been measured begin with the index and the answers of another one, most of which it shares. */
export async function copyState(environment: Environment, from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((name) => inCache(foldersOf(environment), name).cacheDir) as [string, string];
  if (existsSync(source) && !existsSync(target)) await cp(source, target, { recursive: true });
}

function inCache(folders: Folders, name: string): Folders {
  const cacheDir = join(folders.cacheDir, 'effect', name);
  return { ...folders, cacheDir, stagingDir: join(cacheDir, 'site') };
}
