import type { HelpCentre } from '../mcp/help-centre.ts';
import { maxQueryLength } from '../mcp/search.ts';
import type { SuggestArticles } from '../questions/staff/staff-routes.ts';

/** Most articles that are suggested to the staff. */
const maxSuggestions = 4;

/** What the staff is shown beside a question; nothing without a built site, or where search is not sure. */
export function createSuggestions(helpCentre: HelpCentre | undefined): SuggestArticles {
  return async function suggestArticles(text, locale) {
    try {
      const search = await helpCentre?.openSearch(locale);
      if (search === undefined) return [];
      const { hits, isUnsure } = await search.answer([...text].slice(0, maxQueryLength).join(''), { limit: maxSuggestions });
      if (isUnsure) return [];
      const catalogue = await helpCentre?.readCatalogue();
      return hits.flatMap(({ key, url, title, summary }) => {
        const id = /\/articles\/([a-z0-9-]+)\/$/.exec(url)?.[1] ?? '';
        const article = catalogue?.find(locale, id);
        return article === undefined ? [] : [{ id, title, summary, category: search.side.byKey.get(key)?.category ?? '' }];
      });
    } catch {
      // A question can be answered without them.
      return [];
    }
  };
}
