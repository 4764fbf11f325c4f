import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../knowledge/did-you-mean.ts';
import { defaultLocale } from '../knowledge/knowledge-base.ts';
import { articleLookup, type Check, fieldPosition, isLive, isPublished } from './check.ts';

/** Articles are translated into every locale, and translations are up to date with the original. */
export const checkTranslations: Check = (input) => {
  const { kb, articles } = input;
  // The values of facts are part of a revision.
  if (kb.faulty.has('facts')) return [];
  const original = defaultLocale(kb);
  const known = articleLookup(input);
  return articles.filter(isLive).flatMap((article): Finding[] => {
    if (article.locale === original) {
      if (!isPublished(article) || article.data.audience === 'internal') return [];
      const missing = kb.site.locales.filter(
        (locale) => locale !== original && known.exact(locale, article.id) === undefined && !known.isBroken(locale, article.id),
      );
      return missing.map((locale) =>
        finding(
          'translation/missing',
          fieldPosition(article, 'title'),
          `There is no \`${locale}\` translation; readers see this text instead.`,
          `Add \`articles/${locale}/…/${article.id}.mdx\`.`,
        ),
      );
    }
    const source = known.exact(original, article.id);
    const { translates } = article.data;
    if (source === undefined) {
      if (translates === undefined || known.isBroken(original, article.id)) return [];
      // A renamed translation is recognised by the revision it translates.
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
    }
    if (translates === source.revision) return [];
    const position = fieldPosition(article, translates === undefined ? 'title' : 'translates');
    return translates === undefined
      ? [
          finding(
            'translation/outdated',
            position,
            `The article does not say which revision of ${source.file} it translates.`,
            `Compare the two and add \`translates: '${source.revision}'\`.`,
          ),
        ]
      : [
          finding(
            'translation/outdated',
            position,
            `${source.file} has changed since it was translated (revision \`${translates}\`, now \`${source.revision}\`).`,
            `Bring the translation up to date and set \`translates: '${source.revision}'\`.`,
          ),
        ];
  });
};
