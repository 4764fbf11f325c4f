import type { SinceTranslated } from './outdated-texts.ts';
import type { TranslationStatus } from './translation-status.ts';

/** The translations for programs, in the same order as for people. */
export function statusJson(all: readonly TranslationStatus[], since: ReadonlyMap<TranslationStatus, SinceTranslated>): string {
  const translations = all.map((status) => {
    const { locale, original, translation, state, asked } = status;
    return {
      locale,
      id: original.id,
      state,
      original: original.file,
      translation: translation?.file ?? null,
      translates: translation?.data.translates ?? null,
      revision: original.revision,
      asked,
      ...since.get(status),
    };
  });
  return `${JSON.stringify({ version: 1, translations }, null, 2)}\n`;
}
