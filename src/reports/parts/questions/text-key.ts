/** Tells a text from those of other locales. */
export function textKey({ locale, text }: { locale: string; text: string }): string {
  return `${locale} ${text}`;
}
