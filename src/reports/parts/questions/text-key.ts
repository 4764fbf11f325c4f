/** Map key of a text in a locale. */
export function textKey({ locale, text }: { locale: string; text: string }): string {
  return `${locale} ${text}`;
}
