import { withContentAt } from '../content/content-at.ts';
import { foldersOf } from '../edition/folders.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { Environment } from '../knowledge/environment.ts';
import { readFragment } from '../markdown/fragments.ts';
import {
  compareArticles,
  compareCoverage,
  compareDebts,
  compareFindings,
  missingRedirects,
  type ReadBody,
} from './compare-content.ts';
import { compareFreshness, compareHealth, compareTranslations } from './compare-health.ts';
import { compareSearch } from './compare-search.ts';
import { type ContentState, copyState, measureState } from './content-state.ts';
import type { Effect } from './effect-schema.ts';
import { type Reported, reportedOf } from './reported.ts';

/**
 * What the content folder as it is does differently from that of a git revision.
 *
 * @param ref branch, tag or commit
 * @param reported what a report says of articles; without it, the effect is of the content alone
 * @throws MisuseError when the content is not in a git repository, or there is no such revision
 */
export async function measureEffect(ref: string, environment: Environment, reported?: Reported): Promise<Effect> {
  const { fragmentsDir } = foldersOf(environment);
  const readBody: ReadBody = async ({ digest }) => (await readFragment(fragmentsDir, digest))?.html ?? '';
  return withContentAt(ref, environment.contentDir, async (folder, commit) => {
    const before = await measureState(folder, environment, 'before');
    await copyState(environment, 'before', 'after');
    const after = await measureState(environment.contentDir, environment, 'after');
    return { version: 2, base: { ref, commit }, ...(await compare(before, after, { readBody, reported })) };
  });
}

async function compare(
  before: ContentState,
  after: ContentState,
  { readBody, reported }: { readBody: ReadBody; reported: Reported | undefined },
): Promise<Omit<Effect, 'version' | 'base'>> {
  const articles = await compareArticles(before, after, readBody);
  return {
    articles,
    search: await searchEffect(before, after, articles.changed),
    findings: compareFindings(before.findings, after.findings),
    debts: compareDebts(before.findings, after.findings),
    coverage: compareCoverage(before.articles, after.articles),
    health: compareHealth(before, after),
    freshness: compareFreshness(before, after),
    translations: compareTranslations(before, after),
    reported: reported === undefined ? null : reportedOf(reported, articles),
    missingRedirects: missingRedirects(before, after),
  };
}

async function searchEffect(
  before: ContentState,
  after: ContentState,
  changed: Effect['articles']['changed'],
): Promise<Effect['search']> {
  if (before.asked === undefined || after.asked === undefined) return null;
  const isChanged = new Set(changed.map(({ locale, id }) => articleKey(locale, id)));
  const known = new Set(before.asked.map(keyOf));
  const common = after.asked
    .filter((asked) => isChanged.has(articleKey(asked.locale, asked.article)) && known.has(keyOf(asked)))
    .map(({ locale, article, question }) => ({ locale, article, question }));
  const byText =
    common.length === 0
      ? { before: [], after: [] }
      : { before: await before.askByText(common), after: await after.askByText(common) };
  return compareSearch({ before: before.asked, after: after.asked }, byText);
}

function keyOf({ locale, article, question }: { locale: string; article: string; question: string }): string {
  return JSON.stringify([locale, article, question]);
}
