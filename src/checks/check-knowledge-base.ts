import {
  type CompiledArticle,
  type CompiledBroken,
  type CompiledPage,
  compileKnowledgeBase,
} from '../edition/compiled-article.ts';
import { foldersOf } from '../edition/folders.ts';
import { type Finding, sortFindings } from '../findings/finding.ts';
import type { Environment } from '../knowledge/environment.ts';
import { type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { CheckInput } from './check.ts';
import { withContentAt } from './content-at.ts';
import { runChecks } from './index.ts';
import { outsideUrls } from './outside.ts';
import { readPublicFiles } from './public-files.ts';
import { newFindings } from './since.ts';

/**
 * Reads, compiles and checks the whole content folder: what `npm run check` and the build both do first.
 *
 * @param options.asksOutside also whether links to other sites lead somewhere
 */
export async function checkKnowledgeBase(
  environment: Environment,
  { asksOutside = false } = {},
): Promise<{
  kb: KnowledgeBase;
  articles: CompiledArticle[];
  handbook: CompiledPage[];
  broken: CompiledBroken[];
  findings: Finding[];
}> {
  const kb = await readKnowledgeBase(environment.contentDir);
  const compiled = await compileKnowledgeBase(kb, foldersOf(environment).fragmentsDir);
  // Loaded only then: a build needs nothing of it.
  const outside = asksOutside ? await (await import('./ask-outside.ts')).askOutside(outsideUrls({ kb, ...compiled })) : undefined;
  return { kb, ...compiled, findings: await findAll({ kb, ...compiled, today: environment.today, outside }) };
}

/**
 * Findings that are not there in the content of a git revision: old debt never blocks a new change.
 *
 * @throws UserError when there is nothing to compare with
 */
export async function checkSince(ref: string, environment: Environment): Promise<Finding[]> {
  const { findings } = await checkKnowledgeBase(environment);
  const before = await withContentAt(ref, environment.contentDir, async (folder) => {
    const kb = await readKnowledgeBase(folder, environment.contentDir);
    // Compiled texts are named by what they are made of, so both revisions can share the folder.
    const compiled = await compileKnowledgeBase(kb, foldersOf(environment).fragmentsDir);
    return findAll({ kb, ...compiled, today: environment.today });
  });
  return newFindings(findings, before);
}

async function findAll(input: Omit<CheckInput, 'publicFiles'>): Promise<Finding[]> {
  const { paths, findings } = await readPublicFiles();
  return sortFindings([...findings, ...runChecks({ ...input, publicFiles: paths })]);
}
