import { effectTexts } from '../../i18n/effect/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { ReportDocument } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { isWithoutEffect } from '../is-without-effect.ts';
import { articlesSection } from './articles-section.ts';
import { elsewhereSection } from './elsewhere-section.ts';
import { healthSection } from './health-section.ts';
import { readersSection } from './readers-section.ts';
import { searchSection } from './search-section.ts';
import { shortSection } from './short-section.ts';
import { toFixSection } from './to-fix-section.ts';

/**
 * An effect in the form people read: what to fix first, then what was won, then what else is different.
 *
 * @param locale of the texts around it; findings are in English
 */
export function effectDocument(effect: Effect, locale: string): ReportDocument {
  const texts = effectTexts(locale);
  const { ref, commit } = effect.base;
  const sections = [shortSection, toFixSection, searchSection, articlesSection, healthSection, readersSection, elsewhereSection];
  return {
    locale,
    lang: languageTag(locale),
    title: texts.title,
    subtitle: texts.comparedWith(ref, commit.slice(0, 7)),
    notices: effect.search === null ? [texts.searchNotCompared] : [],
    sections: isWithoutEffect(effect)
      ? [{ id: 'nothing', heading: texts.nothing, blocks: [] }]
      : sections.flatMap((section) => section(effect, texts, locale)),
  };
}
