/** Links to other languages keep the search and the section that the reader is at. */
export function keepPlaceAcrossLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]')) {
    link.addEventListener('click', () => {
      const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
      const parameters = new URLSearchParams(location.search);
      if (input?.value) parameters.set('q', input.value);
      link.search = String(parameters);
      link.hash = location.hash;
    });
  }
}
