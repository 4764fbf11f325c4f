import { z } from 'zod';
import type { CatalogueArticle } from '../knowledge/catalogue.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { articleShape, creditLine, describeArticle } from './described-article.ts';
import { AskedWrongly } from './fault.ts';
import type { HelpCentre, KnownArticles } from './help-centre.ts';
import { requireOneOf } from './search.ts';

export const readInput = z.strictObject({
  article: z
    .string()
    .trim()
    .min(1, 'An article is missing.')
    .max(500, 'An id or address may have at most 500 characters.')
    .describe('Id of the article, or the address of its page; an old address is followed'),
  locale: z.string().max(20).optional().describe('Locale to read it in; by default that of the address, or the first one'),
});

export const readOutput = z.object({
  ...articleShape,
  writtenIn: z.array(z.string()).describe('Locales that the article is written in'),
  isUntranslated: z.boolean().describe('Whether it is not written in the locale that was asked for'),
  markdown: z.string().describe('The whole article'),
});

export type ReadOutput = z.output<typeof readOutput>;

/** @throws AskedWrongly when there is no such article or locale */
export async function readArticle(
  helpCentre: HelpCentre,
  { article: wanted, locale }: z.output<typeof readInput>,
): Promise<ReadOutput> {
  const catalogue = await helpCentre.readCatalogue();
  const { locales } = catalogue;
  const [first = ''] = locales;
  const named = parseAddress(wanted, catalogue);
  if (locale !== undefined) requireOneOf('locale', locale, locales);
  const asked = locale ?? named.locale ?? first;
  // The site, too, shows what is not translated in the default locale only.
  const fitting = locale === undefined ? [asked, ...locales] : [asked, first];
  const article = fitting.map((each) => catalogue.find(each, named.id)).find((found) => found !== undefined);
  if (article === undefined) throw new AskedWrongly(explainUnknown(wanted, named.id, asked, catalogue));
  return {
    ...describeArticle(article, catalogue, helpCentre.today()),
    writtenIn: locales.filter((each) => catalogue.find(each, article.id) !== undefined),
    isUntranslated: locale !== undefined && article.locale !== locale,
    markdown: await helpCentre.readMarkdown(article),
  };
}

/** The article for people, headed by what is to be known of it. */
export function renderArticle({ markdown, isUntranslated, ...article }: ReadOutput): string {
  const note = isUntranslated ? `\nNot translated; this is the text in ${article.locale}.` : '';
  return `${creditLine(article)}${note}\n\n${markdown}`;
}

/** An id, the address of a page or its Markdown copy, with or without the host, or an old path. */
function parseAddress(text: string, { baseUrl, articles }: KnownArticles): { locale?: string; id: string } {
  if (!text.includes('/')) return { id: text };
  const path = pathOf(text, baseUrl);
  const [, locale, id] = /^\/([^/]+)\/articles\/([^/]+?)(?:\.md|\/)?$/.exec(path) ?? [];
  if (locale !== undefined && id !== undefined) return { locale, id };
  const isSame = (old: string): boolean => old.replace(/\/$/, '') === path.replace(/\/$/, '');
  const moved: CatalogueArticle | undefined = articles.find(({ redirectFrom = [] }) => redirectFrom.some(isSame));
  return moved === undefined ? { id: path } : { locale: moved.locale, id: moved.id };
}

/** The path inside the help centre, without query and anchor. */
function pathOf(text: string, baseUrl: string): string {
  if (!URL.canParse(text, baseUrl)) return text;
  const { pathname } = new URL(text, baseUrl);
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
}

function explainUnknown(wanted: string, id: string, locale: string, { articles }: KnownArticles): string {
  const known = [...new Set(articles.map((article) => article.id))];
  const elsewhere = articles.filter((article) => article.id === id).map((article) => article.locale);
  if (elsewhere.length > 0) return `\`${id}\` is not written in ${locale}. Ask for it in ${elsewhere.join(' or ')}.`;
  return `There is no article \`${wanted}\`.${didYouMean(nearest(id, known))} \`search\` finds articles and their ids.`;
}
