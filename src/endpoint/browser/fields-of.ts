/** The filled fields of a form. `Object.fromEntries` is missing in old WebViews. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (value !== '') fields[name] = String(value);
  return fields;
}
