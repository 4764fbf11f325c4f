/** Key of a text among those of all locales. */
export function textKey({ locale, text }: { locale: string; text: string }): string {
  return `${locale} ${text}`;
}
