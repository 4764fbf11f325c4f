/** Shows the choice of colours and text size in the footer, and stores what is chosen in this browser only. */
export function offerAppearance(): void {
  const { dataset } = document.documentElement;
  for (const select of document.querySelectorAll<HTMLSelectElement>('[data-appearance] select')) {
    const kind = select.name;
    select.value = dataset[kind] ?? '';
    select.closest<HTMLElement>('[data-appearance]')?.removeAttribute('hidden');
    select.onchange = () => {
      if (select.value) dataset[kind] = select.value;
      else delete dataset[kind];
      try {
        if (select.value) localStorage.setItem(kind, select.value);
        else localStorage.removeItem(kind);
      } catch {
        // Storage may be blocked; the choice then applies to this page.
      }
    };
  }
}
