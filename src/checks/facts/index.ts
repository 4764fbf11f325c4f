import { recallForText } from '../../content/compiled-article.ts';
import type { Check } from '../check.ts';
import { isLive } from '../check.ts';
import { factAmounts } from './fact-values.ts';
import { checkFields, type FieldFault } from './fields.ts';
import { checkMentions } from './mentions.ts';
import { mentionsIn, type TextMention } from './sentences.ts';

/** Articles do not contradict the facts of facts.yaml, and show them instead of writing them out. */
export const checkFacts: Check = ({ kb, articles, known }) =>
  kb.site.locales.flatMap((locale) => {
    const facts = factAmounts(kb.facts, locale);
    if (facts.byId.size === 0) return [];
    const mentions = known.of<TextMention[]>(`facts/${locale}`, kb.facts);
    const faults = known.of<FieldFault[]>(`facts/fields/${locale}`, kb.facts);
    const own = articles.filter((article) => article.locale === locale && isLive(article));
    return [
      ...own.flatMap((article) => checkFields(article, facts, faults)),
      ...checkMentions(
        own.flatMap((article) => {
          const found = recallForText(mentions, article, () => mentionsIn(article.body, facts));
          return found.map(({ features, ...mention }) => ({ article, ...mention, features: new Set(features) }));
        }),
        facts,
      ),
    ];
  });
