/** Articles opened last, kept in this browser alone. */

export interface Visit {
  url: string;
  title: string;
}

const maxVisits = 6;

/** Notes that an article was opened. */
export function noteVisit(locale: string, visit: Visit): void {
  writeVisits(locale, [visit, ...readVisits(locale).filter(({ url }) => url !== visit.url)].slice(0, maxVisits));
}

/** Title of an article that was opened lately; `undefined` when it was not. */
export function titleOfVisit(locale: string, address: string): string | undefined {
  return readVisits(locale).find(({ url }) => url === address)?.title;
}

/** Storage may be switched off, full, or hold what another version wrote. */
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
    // Without storage there is nothing to remember.
  }
}

function key(locale: string): string {
  return `recent:${locale}`;
}
