import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFound } from '../../../src/checks/search-contract/ask-question.ts';
import { findFragile } from '../../../src/checks/search-contract/find-fragile.ts';
import { groupQuestions } from '../../../src/checks/search-contract/group-questions.ts';
import { createAskWithout } from '../../../src/checks/search-contract/leave-out.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { makeEdition } from '../../../src/edition/edition.ts';
import { foldersOf } from '../../../src/edition/folders.ts';
import { searchDocuments } from '../../../src/edition/search-documents.ts';
import { readEnvironment } from '../../../src/knowledge/environment.ts';
import type { Progress } from '../parts.ts';
import type { ProofResult } from './proof.ts';

/** Compares the verdicts of `--fragile` with those of an index written for each question that lacks only its phrasing. */
export async function proveFragile(progress: Progress): Promise<ProofResult> {
  const environment = readEnvironment(process.env);
  const { fragmentsDir } = foldersOf(environment);
  const checked = await readContent(environment.contentDir, fragmentsDir);
  const { frame, synonyms, ...edition } = makeEdition(checked, environment, fragmentsDir, { version: 1, locales: {} });
  const documents = await searchDocuments({ frame, synonyms, ...edition }, fragmentsDir);
  const content = { documents, frame, synonyms };
  const folder = await mkdtemp(join(tmpdir(), 'jieda-fragile-'));
  try {
    const onProgress = (written: number, indexes: number) => progress(`fragile: ${written} of ${indexes} indexes`);
    const asked = await findFragile({ ...content, folder: join(folder, 'groups'), onProgress });
    const ask = createAskWithout(content, join(folder, 'alone'));
    const contested = asked.flatMap(({ without, ...question }) =>
      without ? [{ ...question, without, rivals: new Set<string>() }] : [],
    );
    const alone = groupQuestions(contested, () => 1);
    let differing = 0;
    for (const [number, group] of alone.entries()) {
      progress(`an index for each question: ${number} of ${alone.length}`);
      for (const [{ without }, decision] of await ask(group, group)) if (isFound(without) !== isFound(decision)) differing += 1;
    }
    const fragile = contested.filter(({ without }) => !isFound(without)).length;
    const table = `  ${contested.length} questions, ${fragile} fragile; ${differing} verdicts differ from an index for each question`;
    return { table, isMet: differing === 0 && contested.length > 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
