import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../knowledge/files/yaml-source.ts';
import { defaultLocale } from '../knowledge/knowledge-base.ts';
import { articleLookup, type Check, fieldPlace, isLive, isPublished } from './check.ts';

/** Every locale has the articles, and translations follow their original. */
export const checkTranslations: Check = (input) => {
  const { kb, articles } = input;
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
          fieldPlace(article, 'title'),
          `There is no \`${locale}\` translation; readers there see this text.`,
          `Add \`articles/${locale}/…/${article.id}.mdx\`.`,
        ),
      );
    }
    const source = known.exact(original, article.id);
    const { translates } = article.data;
    if (source === undefined) {
      if (translates === undefined || known.isBroken(original, article.id)) return [];
      // A renamed file loses its original, but not what it says of it.
      const renamed = articles.find(({ locale, revision }) => locale === original && revision === translates);
      return [
        finding(
          'translation/outdated',
          fieldPlace(article, 'translates'),
          `There is no article \`${article.id}\` in \`${original}\` that this could translate.${didYouMean(renamed?.id)}`,
          renamed === undefined
            ? 'Take `translates` out, or give the file the name of its original.'
            : `Name the file \`${renamed.id}.mdx\`, or rename both and add the old addresses to \`redirectFrom\`.`,
        ),
      ];
    }
    if (translates === source.revision) return [];
    const place = fieldPlace(article, translates === undefined ? 'title' : 'translates');
    return translates === undefined
      ? [
          finding(
            'translation/outdated',
            place,
            `The article does not say which text of ${source.file} it translates.`,
            `Compare the two and add \`translates: '${source.revision}'\`.`,
          ),
        ]
      : [
          finding(
            'translation/outdated',
            place,
            `${source.file} has changed since this translation (\`${translates}\` is now \`${source.revision}\`).`,
            `Bring the translation up to date and set \`translates: '${source.revision}'\`.`,
          ),
        ];
  });
};
