/** Recently read articles, stored in this browser only. */

export interface Visit {
  url: string;
  title: string;
}

const maxVisits = 6;

/** Adds an article that was opened. */
export function rememberVisit(locale: string, visit: Visit): void {
  writeVisits(locale, [visit, ...readVisits(locale).filter(({ url }) => url !== visit.url)].slice(0, maxVisits));
}

/** Title of a recently read article; `undefined` for any other. */
export function titleOfVisit(locale: string, address: string): string | undefined {
  return readVisits(locale).find(({ url }) => url === address)?.title;
}

/** Most recent first. Storage may be blocked, or hold data of another version. */
export function readVisits(locale: string): Visit[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(locale)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(({ url, title }) => typeof title === 'string' && /^\/(?!\/)/.test(url)) : [];
  } catch {
    return [];
  }
}

export function writeVisits(locale: string, visits: readonly Visit[]): void {
  try {
    if (visits.length === 0) localStorage.removeItem(key(locale));
    else localStorage.setItem(key(locale), JSON.stringify(visits));
  } catch {
    // Storage may be blocked or full.
  }
}

function key(locale: string): string {
  return `recent:${locale}`;
}
