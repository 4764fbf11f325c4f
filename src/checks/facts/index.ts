import { recallForText } from '../../content/compiled-article.ts';
import type { Check, CheckInput } from '../check.ts';
import { isLive } from '../check.ts';
import { factAmounts } from './fact-values.ts';
import { checkFields, type FieldFault } from './fields.ts';
import { checkMentions } from './mentions.ts';
import { mentionsIn, type TextMention } from './sentences.ts';

/** Titles and summaries do not contradict the facts that their article shows. */
export const checkFactsInFields: Check = ({ known, ...input }) =>
  factsByLocale(input).flatMap(({ locale, facts, own }) => {
    const faults = known.of<FieldFault[]>(`facts/fields/${locale}`, input.kb.facts);
    return own.flatMap((article) => checkFields(article, facts, faults));
  });

/** Texts do not contradict the facts of facts.yaml, and show them instead of writing them out. */
export const checkFactsInTexts: Check = ({ known, ...input }) =>
  factsByLocale(input).flatMap(({ locale, facts, own }) => {
    const mentions = known.of<TextMention[]>(`facts/${locale}`, input.kb.facts);
    return checkMentions(
      own.flatMap((article) => {
        const found = recallForText(mentions, article, () => mentionsIn(article.body, facts));
        return found.map(({ features, ...mention }) => ({ article, ...mention, features: new Set(features) }));
      }),
      facts,
    );
  });

/** The facts of each locale that has any, and the articles that are checked. */
function factsByLocale({ kb, articles }: Pick<CheckInput, 'kb' | 'articles'>) {
  return kb.site.locales.flatMap((locale) => {
    const facts = factAmounts(kb.facts, locale);
    const own = articles.filter((article) => article.locale === locale && isLive(article));
    return facts.byId.size === 0 ? [] : [{ locale, facts, own }];
  });
}
