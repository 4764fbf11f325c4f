import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../knowledge/did-you-mean.ts';
import { defaultLocale } from '../knowledge/knowledge-base.ts';
import { articleLookup, type Check, fieldPosition, isLive } from './check.ts';
import { isToBeTranslated, translationState } from './translation-state.ts';

/** Articles are translated into every locale, and translations are up to date with the original. Those without one: `checkLostTranslations`. */
export const checkTranslations: Check = (input) => {
  const { kb, articles } = input;
  // The values of facts are part of a revision.
  if (kb.faulty.has('facts')) return [];
  const original = defaultLocale(kb);
  const known = articleLookup(input);
  return articles.filter(isLive).flatMap((article): Finding[] => {
    if (article.locale === original) {
      if (!isToBeTranslated(article)) return [];
      const missing = kb.site.locales.filter(
        (locale) => locale !== original && known.exact(locale, article.id) === undefined && !known.isBroken(locale, article.id),
      );
      return missing.map((locale) =>
        finding(
          'translation/missing',
          fieldPosition(article, 'title'),
          `There is no \`${locale}\` translation; readers see this text instead.`,
          `\`npm run new -- ${article.data.type} ${article.id} --locale ${locale}\` starts one.`,
        ),
      );
    }
    const source = known.exact(original, article.id);
    if (source === undefined) return [];
    const { translates } = article.data;
    const state = translationState(source, article);
    if (state === 'up-to-date') return [];
    const accept = `\`npm run translations -- accept ${article.id} --locale ${article.locale}\``;
    return state === 'unmarked'
      ? [
          finding(
            'translation/outdated',
            fieldPosition(article, 'title'),
            `The article does not say which revision of ${source.file} it translates.`,
            `Compare the two; when they say the same, ${accept} adds \`translates: '${source.revision}'\`.`,
          ),
        ]
      : [
          finding(
            'translation/outdated',
            fieldPosition(article, 'translates'),
            `${source.file} has changed since it was translated (revision \`${translates}\`, now \`${source.revision}\`).`,
            `\`npm run translations -- status ${article.id}\` shows what is different. Bring the translation up to date; ${accept} sets \`translates: '${source.revision}'\`.`,
          ),
        ];
  });
};

/** Articles that say what they translate have an original. One that was renamed is recognised by its revision. */
export const checkLostTranslations: Check = (input) => {
  const { kb, articles } = input;
  // The values of facts are part of a revision.
  if (kb.faulty.has('facts')) return [];
  const original = defaultLocale(kb);
  const known = articleLookup(input);
  return articles.filter(isLive).flatMap((article): Finding[] => {
    const { translates } = article.data;
    const hasOriginal = known.exact(original, article.id) !== undefined || known.isBroken(original, article.id);
    if (article.locale === original || translates === undefined || hasOriginal) return [];
    const renamed = articles.find(({ locale, revision }) => locale === original && revision === translates);
    return [
      finding(
        'translation/outdated',
        fieldPosition(article, 'translates'),
        `There is no original \`${article.id}\` in \`${original}\`.${didYouMean(renamed?.id)}`,
        renamed === undefined
          ? 'Remove `translates`, or give the file the name of its original.'
          : `Rename the file to \`${renamed.id}.mdx\`, or rename both and add the old URLs to \`redirectFrom\`.`,
      ),
    ];
  });
};
