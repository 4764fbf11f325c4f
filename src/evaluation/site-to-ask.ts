import { foldersOf } from '../edition/folders.ts';
import { UserError } from '../errors.ts';
import type { Environment } from '../knowledge/environment.ts';
import { defaultLocale, readKnowledgeBase } from '../knowledge/knowledge-base.ts';

/** A site whose search is evaluated. */
export interface SiteToAsk {
  siteDir: string;
  /** Locale of questions that name none. */
  locale: string;
}

/**
 * The last built site of a content folder, with its first locale and all of its locales.
 *
 * @throws UserError when the content names no locale
 */
export async function builtSite(environment: Environment): Promise<SiteToAsk & { locales: readonly string[] }> {
  const kb = await readKnowledgeBase(environment.contentDir);
  if (kb.site.locales.length === 0) {
    throw new UserError(`${environment.contentDir}/site.yaml names no locale.`, 'Fix it; `npm run check` says what is wrong.');
  }
  return { siteDir: foldersOf(environment).outDir, locale: defaultLocale(kb), locales: kb.site.locales };
}
