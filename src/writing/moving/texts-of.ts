import type { CompiledArticle } from '../../content/compiled-article.ts';
import type { Content } from '../../content/read-content.ts';
import { MisuseError, UserError } from '../../errors.ts';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { defaultLocale } from '../../knowledge/knowledge-base.ts';

/**
 * The texts of an article, one for each locale it is written in.
 *
 * @throws MisuseError when there is none; UserError when one cannot be read or there are two in a locale
 */
export function textsOf(id: string, { kb, articles, broken }: Content): Map<string, CompiledArticle> {
  const own = articles.filter((article) => article.id === id);
  const unread = broken.articles.find((article) => article.id === id);
  if (unread !== undefined)
    throw new UserError(
      `The front matter of ${unread.file} cannot be used.`,
      'Run `npm run check` and correct it first; nothing was changed.',
    );
  if (own.length === 0) {
    const guess = didYouMean(nearest(id, new Set(articles.map((article) => article.id))));
    throw new MisuseError(
      `There is no article \`${id}\`.${guess}`,
      `The id is the name of a file below ${kb.dir}/articles/, without \`.mdx\`.`,
    );
  }
  const byLocale = new Map(own.map((article) => [article.locale, article]));
  const second = own.find((article) => byLocale.get(article.locale) !== article);
  if (second !== undefined)
    throw new UserError(
      `${second.file} and ${byLocale.get(second.locale)?.file} have the same id.`,
      'Rename one of the two files first; nothing was changed.',
    );
  return byLocale;
}

/** Path of an article's file below the content folder. */
export function pathOf({ file }: Pick<CompiledArticle, 'file'>, { kb }: Content): string {
  return file.slice(`${kb.dir}/`.length);
}

/**
 * The addresses that an article has, each with the text that readers find there: where there is no translation that of
 * the default locale.
 */
export function addressesOf(
  texts: ReadonlyMap<string, CompiledArticle>,
  { kb }: Content,
): { locale: string; text: CompiledArticle }[] {
  return kb.site.locales.flatMap((locale) => {
    const text = texts.get(locale) ?? texts.get(defaultLocale(kb));
    return text === undefined ? [] : [{ locale, text }];
  });
}
