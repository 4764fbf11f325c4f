/** Articles opened last, kept in this browser alone. */

interface Visit {
  url: string;
  title: string;
}

const maxVisits = 6;

/** Notes that an article was opened. */
export function noteVisit(locale: string, visit: Visit): void {
  write(locale, [visit, ...read(locale).filter(({ url }) => url !== visit.url)].slice(0, maxVisits));
}

/** Title of an article that was opened lately; `undefined` when it was not. */
export function titleOfVisit(locale: string, address: string): string | undefined {
  return read(locale).find(({ url }) => url === address)?.title;
}

/** Fills a section with the articles opened last, and lets the reader forget them. Empty, it stays hidden. */
export function showRecentlyRead(section: HTMLElement): void {
  const locale = section.dataset['recent'] ?? '';
  const visits = read(locale);
  if (visits.length === 0) return;
  section.querySelector('ul')?.replaceChildren(
    ...visits.map(({ url, title }) => {
      const link = document.createElement('a');
      link.href = url;
      link.textContent = title;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  section.hidden = false;
  section.querySelector('[data-recent-clear]')?.addEventListener('click', () => {
    write(locale, []);
    section.hidden = true;
  });
}

/** Storage may be switched off, full, or hold what another version wrote. */
function read(locale: string): Visit[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(locale)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(({ url, title }) => typeof title === 'string' && /^\/(?!\/)/.test(url)) : [];
  } catch {
    return [];
  }
}

function write(locale: string, visits: readonly Visit[]): void {
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
