import { keptArticles } from '../content/kept-articles.ts';
import { readContent } from '../content/read-content.ts';
import type { Folders } from '../edition/folders.ts';
import { compareFindings, type Finding } from '../findings/finding.ts';
import { readArticleDemand } from '../knowledge/article-demand.ts';
import type { Environment } from '../knowledge/environment.ts';
import { startEarly } from '../markdown/compile/compile-pool.ts';
import { type Found, isPartlyUnreadable, runFamilies } from './index.ts';
import { type InputsState, type KnownFindings, keepFindings } from './known-findings.ts';
import { readPublicFiles } from './public-files.ts';

/**
 * Checks a content folder: what has been checked before only as far as the edits since then can have altered it. The findings
 * are kept for the next check.
 *
 * @param state of the inputs, from before they are read: what is edited meanwhile may not be among the findings
 * @param known of the last check
 * @param settledMs see `stampOf`
 */
export async function checkAgain(
  { contentDir, today }: Pick<Environment, 'contentDir' | 'today'>,
  { fragmentsDir, findingsFile, articleDemandFile }: Pick<Folders, 'fragmentsDir' | 'findingsFile' | 'articleDemandFile'>,
  state: InputsState | undefined,
  known: KnownFindings | undefined,
  settledMs?: number,
): Promise<Finding[]> {
  // Something has been edited.
  startEarly();
  const kept = keptArticles(fragmentsDir, settledMs);
  const content = await readContent(contentDir, fragmentsDir, contentDir, { withPages: false, ...kept.reading });
  const publicFiles = await readPublicFiles();
  const input = { ...content, today, publicFiles: publicFiles.paths, demand: await readArticleDemand(articleDemandFile) };
  const onlyArticlesDiffer = known?.isComplete && known.state.withoutArticles === state?.withoutArticles;
  const changes = onlyArticlesDiffer ? kept.changesSince(known.state.all, content) : undefined;
  const earlier = changes && known && { found: byFamily(known.found), changes };
  const found = [...publicFiles.findings.map((finding): Found => ({ finding })), ...runFamilies(input, earlier)].sort((a, b) =>
    compareFindings(a.finding, b.finding),
  );
  content.known.keep({ forgets: earlier === undefined });
  const findings = found.map(({ finding }) => finding);
  if (state !== undefined) {
    kept.keep(content, state.all);
    await keepFindings(findingsFile, { state, found, isComplete: !isPartlyUnreadable(content) });
  }
  return findings;
}

function byFamily(found: readonly Found[]): Map<string, Finding[]> {
  const findings = new Map<string, Finding[]>();
  for (const { finding, family } of found) {
    if (family === undefined) continue;
    const own = findings.get(family) ?? [];
    findings.set(family, own);
    own.push(finding);
  }
  return findings;
}
