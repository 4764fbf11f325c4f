import { join } from 'node:path';
import { askSite } from '../../../../src/evaluation/ask-site.ts';
import { languageTag } from '../../../../src/knowledge/article-id.ts';
import { openPagefind } from '../../../../src/search/pagefind/open-pagefind.ts';
import type { System } from './system.ts';

/** The site’s own search. */
export const ours: System = {
  name: 'Jieda',
  async open({ siteDir, locale }) {
    // Drops what earlier questions loaded.
    await openPagefind(join(siteDir, 'pagefind'), languageTag(locale), { isFresh: true });
    return askSite(siteDir, locale);
  },
};
