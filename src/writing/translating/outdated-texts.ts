import type { Content } from '../../content/read-content.ts';
import { MisuseError } from '../../errors.ts';
import { defaultLocale } from '../../knowledge/knowledge-base.ts';
import { type PastFiles, readPastFiles } from './past-files.ts';
import { textAtRevision } from './text-at-revision.ts';
import type { TranslationStatus } from './translation-status.ts';
import { type Difference, whatChanged } from './what-changed.ts';

/** What changed in an original since it was translated, or why that is not known. */
export type SinceTranslated = { differences: Difference[] } | { unknown: string };

/**
 * Looks up in git what changed in the originals of outdated translations.
 *
 * @returns nothing for translations of another state
 */
export async function sinceTranslated(
  { kb }: Content,
  contentDir: string,
  all: readonly TranslationStatus[],
): Promise<Map<TranslationStatus, SinceTranslated>> {
  const outdated = all.filter(({ state }) => state === 'outdated');
  const found = new Map<TranslationStatus, SinceTranslated>();
  if (outdated.length === 0) return found;
  const past = await readPastFiles(contentDir).catch(withoutRepository);
  const locale = defaultLocale(kb);
  const facts = new Map(
    kb.facts.flatMap(({ id, value }): [string, string][] => (value[locale] === undefined ? [] : [[id, value[locale]]])),
  );
  for (const status of outdated) found.set(status, await lookUp(status, past, facts));
  return found;
}

async function lookUp(
  { original, translation }: TranslationStatus,
  past: PastFiles | undefined,
  facts: ReadonlyMap<string, string>,
): Promise<SinceTranslated> {
  const revision = translation?.data.translates ?? '';
  if (past === undefined) return { unknown: 'The content is not in a git repository, so what changed is not known.' };
  const text = await textAtRevision(original, revision, past);
  if (text !== undefined) return { differences: whatChanged(text, original, facts) };
  const unknown = `Revision \`${revision}\` of ${original.file} is not in the git history`;
  return {
    unknown: past.isShallow
      ? `${unknown} of this shallow clone; \`git fetch --unshallow\` brings the rest.`
      : `${unknown}, so what changed is not known.`,
  };
}

function withoutRepository(error: unknown): undefined {
  if (!(error instanceof MisuseError)) throw error;
}
