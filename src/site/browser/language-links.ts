/**
 * Links to other languages keep the search and the section that the reader is at. Headings have other anchors in other
 * languages, so `#~2` leads to the third one of an article.
 */
export function keepPlaceAcrossLanguages(): void {
  const headings = [...document.querySelectorAll('.prose h2, .prose h3')];
  const heading = headings[Number(/^#~(\d+)$/.exec(location.hash)?.[1])];
  if (heading) location.replace(`#${heading.id}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]')) {
    link.addEventListener('click', () => {
      const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
      const parameters = new URLSearchParams(location.search);
      if (input?.value) parameters.set('q', input.value);
      link.search = String(parameters);
      const index = headings.findIndex((each) => each.matches(':target'));
      link.hash = index < 0 ? location.hash : `~${index}`;
    });
  }
}
