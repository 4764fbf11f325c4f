const key = 'jieda:question';

/**
 * Keeps what is written in a form while the reader looks at an article, in this tab only.
 *
 * @returns forgets it
 */
export function keepDraft(form: HTMLFormElement): () => void {
  const fields = Array.from(form.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), select, textarea')).filter(
    ({ name }) => name !== 'website',
  );
  const before = read();
  for (const field of fields) if (field.value === '') field.value = before[field.name] ?? '';
  form.addEventListener('input', () => {
    write(fields.reduce<Record<string, string>>((draft, { name, value }) => Object.assign(draft, { [name]: value }), {}));
  });
  return () => write({});
}

function read(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}');
  } catch {
    // Storage is switched off, or somebody else wrote there.
    return {};
  }
}

function write(draft: Record<string, string>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage, the draft is lost when the page is left.
  }
}
