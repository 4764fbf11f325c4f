import { rm, writeFile } from 'node:fs/promises';
import { blindFindings, type ContractReport, contractFindings } from '../src/checks/search-contract/contract-findings.ts';
import type { KeptContract } from '../src/checks/search-contract/keep-contract.ts';
import { endBuild } from '../src/edition/build-lock.ts';
import { UserError } from '../src/errors.ts';
import { countFindings } from '../src/findings/finding.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { indexBeside } from '../src/indexing/index-beside.ts';
import { type Indexed, indexEdition } from '../src/indexing/index-edition.ts';
import { type BuildContext, contentOf, nextOf, readEditionOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** With fewer articles, starting a process takes longer than indexing beside the pages saves. */
const minArticlesBeside = 100;

/**
 * Writes the search index of the edition's articles unless it is up to date, and asks it the questions of all articles,
 * while Astro renders the pages. A question that is not found stops the build.
 */
export function searchIndex(context: BuildContext): SitePart {
  const { folders, phases } = context;
  let wait: () => Promise<Indexed>;
  return {
    name: 'search-index',
    begin: () => {
      const isSmall = contentOf(context).shown < minArticlesBeside;
      wait = isSmall ? async () => indexEdition(await readEditionOf(context), folders) : indexBeside(folders);
    },
    complete: async (log) => {
      phases.begin('Indexing the articles and asking the index their questions');
      await rm(folders.contractFile, { force: true });
      const { articles, isNew, contract } = await wait();
      log(isNew ? `${articles} articles can be searched` : 'the search index is up to date');
      if (contract !== undefined) await stopOnLostQuestions(context, contract);
    },
  };
}

async function stopOnLostQuestions(context: BuildContext, { asked, askedAgain, blind }: KeptContract): Promise<void> {
  const { articles, heldBack } = contentOf(context);
  const findings = [...blindFindings(blind, articles), ...contractFindings(asked, articles)];
  const report: ContractReport = { questions: asked.length, askedAgain };
  await writeFile(context.folders.contractFile, JSON.stringify(report));
  if (countFindings(findings).error === 0) return;
  if (context.keepsGoing) {
    const note = 'The article is published all the same.';
    heldBack.push(...findings.map((found) => ({ ...found, hint: `${found.hint}\n${note}` })));
    return;
  }
  await nextOf(context).discard();
  // All caches are of this content, so the next build can continue from it.
  await endBuild(context.folders);
  throw new UserError(
    `Search does not find the articles of these questions, so nothing was published.\n\n${renderTerminal(findings)}`,
    'Fix them, or remove questions that the article does not answer.',
  );
}
