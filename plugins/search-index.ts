import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { blindFindings, type ContractReport, contractFindings } from '../src/checks/search-contract/contract-findings.ts';
import { keepContract } from '../src/checks/search-contract/keep-contract.ts';
import { type SearchDocument, searchDocuments } from '../src/edition/search-documents.ts';
import { countFindings } from '../src/findings/finding.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { writeSearchIndex } from '../src/search/write-index.ts';
import { type BuildContext, contentOf } from './build-context.ts';

/**
 * Writes the search index of the edition's articles unless it is up to date, and asks it the questions of all articles.
 * A question that is not found stops the build.
 */
export function searchIndex(context: BuildContext): AstroIntegration {
  const { fragmentsDir } = context.folders;
  return {
    name: 'jieda:search-index',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        const documents = await searchDocuments(contentOf(context).edition, fragmentsDir);
        const isNew = await updateIndex(context, documents);
        logger.info(isNew ? `${documents.length} articles can be searched` : 'the search index is up to date');
        await stopOnLostQuestions(context, documents);
      },
    },
  };
}

/** @returns whether the index was written */
async function updateIndex(context: BuildContext, documents: readonly SearchDocument[]): Promise<boolean> {
  const { frame, synonyms } = contentOf(context).edition;
  const { stagingDir, cacheDir } = context.folders;
  const stamp = join(cacheDir, 'search-index.digest');
  const digest = createHash('sha256')
    .update(JSON.stringify([documents, frame.categories, frame.owners, frame.askedMost, frame.site.tasks, synonyms]))
    .digest('hex');
  if (existsSync(join(stagingDir, 'search')) && (await readFile(stamp, 'utf8').catch(() => '')) === digest) return false;
  // Removed first, so that an incomplete index is not mistaken for a finished one.
  await rm(stamp, { force: true });
  await writeSearchIndex({ documents, frame, synonyms }, stagingDir);
  await writeFile(stamp, digest);
  return true;
}

async function stopOnLostQuestions(context: BuildContext, documents: readonly SearchDocument[]): Promise<void> {
  const { edition, articles } = contentOf(context);
  const { stagingDir: siteDir, cacheDir, contractFile } = context.folders;
  await rm(contractFile, { force: true });
  if (!edition.isContractKept) return;
  const { asked, blind, askedAgain } = await keepContract({ edition, documents, siteDir, cacheDir });
  const findings = [...blindFindings(blind, articles), ...contractFindings(asked, articles)];
  const report: ContractReport = { questions: asked.length, askedAgain };
  await writeFile(contractFile, JSON.stringify(report));
  if (countFindings(findings).error === 0) return;
  throw new AstroError(
    `Search does not find the articles of these questions, so nothing was published.\n\n${renderTerminal(findings)}`,
    'Fix them, or remove questions that the article does not answer.',
  );
}
