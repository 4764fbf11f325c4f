import { readVisits, writeVisits } from './recently-read.ts';

/** Shows the recently read articles in a section, with a button to clear them. Without any, the section stays hidden. */
export function showRecentlyRead(section: HTMLElement): void {
  const locale = section.dataset['recent'] ?? '';
  const visits = readVisits(locale);
  if (visits.length === 0) return;
  section.querySelector('ul')?.append(
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
    writeVisits(locale, []);
    section.hidden = true;
  });
}
