import type { Frame } from '../edition/frame.ts';

/** Articles to show when a search finds nothing, and why these. */
export interface Suggestions {
  /** At most five ids; empty where nothing is known that helps most readers. */
  ids: string[];
  /** Why they are suggested: the report says that readers ask for them, or they are the tasks of the home page. */
  because: 'asked-most' | 'tasks';
}

export interface SuggestionSources {
  askedMost: Frame['askedMost'];
  site: Pick<Frame['site'], 'tasks'>;
}

const maxSuggestions = 5;

/** @param shown ids of the articles that can be suggested in the locale */
export function suggestions({ askedMost, site }: SuggestionSources, locale: string, shown: readonly string[]): Suggestions {
  const pick = (ids: readonly string[]): string[] =>
    [...new Set(ids)].filter((id) => shown.includes(id)).slice(0, maxSuggestions);
  const asked = pick(askedMost[locale] ?? []);
  if (asked.length > 0) return { ids: asked, because: 'asked-most' };
  return { ids: pick(site.tasks.map(({ article }) => article)), because: 'tasks' };
}
