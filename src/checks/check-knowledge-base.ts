import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import {
  type CompiledArticle,
  type CompiledBroken,
  type CompiledPage,
  compileKnowledgeBase,
} from '../edition/compiled-article.ts';
import { foldersOf } from '../edition/folders.ts';
import type { Finding } from '../findings/finding.ts';
import type { Environment } from '../knowledge/environment.ts';
import { type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { withContentAt } from './content-at.ts';
import { runChecks } from './index.ts';
import { outsideUrls } from './outside.ts';
import { newFindings } from './since.ts';

const publicDir = resolve(import.meta.dirname, '../../public');

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
  const findings = runChecks({ kb, ...compiled, today: environment.today, publicFiles: await listPublicFiles(), outside });
  return { kb, ...compiled, findings };
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
    return runChecks({ kb, ...compiled, today: environment.today, publicFiles: await listPublicFiles() });
  });
  return newFindings(findings, before);
}

async function listPublicFiles(): Promise<Set<string>> {
  const entries = await readdir(publicDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => `/${relative(publicDir, join(entry.parentPath, entry.name)).split(sep).join('/')}`));
}
