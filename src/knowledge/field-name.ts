/** A path inside a file as writers read it: `['people', 0, 'skills']` → `people[0].skills`. Empty for the file itself. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
