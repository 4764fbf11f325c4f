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
import { compareSearch } from './compare-search.ts';
import { type ContentState, measureState } from './content-state.ts';
import type { Effect } from './effect-schema.ts';

/**
 * What the content folder as it is does differently from that of a git revision.
 *
 * @param ref branch, tag or commit
 * @throws MisuseError when the content is not in a git repository, or there is no such revision
 */
export async function measureEffect(ref: string, environment: Environment): Promise<Effect> {
  const { fragmentsDir } = foldersOf(environment);
  const readBody: ReadBody = async ({ digest }) => (await readFragment(fragmentsDir, digest))?.html ?? '';
  return withContentAt(ref, environment.contentDir, async (folder, commit) => {
    const before = await measureState(folder, environment, 'before');
    const after = await measureState(environment.contentDir, environment, 'after');
    return { version: 1, base: { ref, commit }, ...(await compare(before, after, readBody)) };
  });
}

async function compare(before: ContentState, after: ContentState, readBody: ReadBody): Promise<Omit<Effect, 'version' | 'base'>> {
  const articles = await compareArticles(before, after, readBody);
  return {
    articles,
    search: await searchEffect(before, after, articles.changed),
    findings: compareFindings(before.findings, after.findings),
    debts: compareDebts(before.findings, after.findings),
    coverage: compareCoverage(before.articles, after.articles),
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
