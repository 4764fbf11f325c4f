import { fetchTexts } from './page-texts.ts';

/** Fills in the choice of colours and text size, which this browser keeps to itself. */
export async function offerAppearance(container: HTMLElement): Promise<void> {
  const { appearance } = await fetchTexts(container);
  container.append(
    ...Object.entries(appearance).map(([kind, { label, choices }]) => {
      const select = document.createElement('select');
      select.append(...Object.entries(choices).map(([value, name]) => new Option(name, value)));
      select.value = document.documentElement.dataset[kind] ?? '';
      select.onchange = () => choose(kind, select.value);
      const field = document.createElement('label');
      field.append(label, ' ', select);
      return field;
    }),
  );
}

/** @param value empty for the default */
function choose(kind: string, value: string): void {
  const { dataset } = document.documentElement;
  if (value) dataset[kind] = value;
  else delete dataset[kind];
  // For scrollbars and form controls.
  const scheme = document.querySelector<HTMLMetaElement>('[name=color-scheme]');
  if (scheme && kind === 'theme') scheme.content = value || 'light dark';
  try {
    if (value) localStorage.setItem(`jieda:${kind}`, value);
    else localStorage.removeItem(`jieda:${kind}`);
  } catch {
    // Storage may be blocked; the choice then applies to this page.
  }
}
