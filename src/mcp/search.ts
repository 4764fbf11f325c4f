import { z } from 'zod';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { mostConfident } from '../search/most-confident.ts';
import type { Hit } from '../search/ranking/rank-articles.ts';
import type { SideArticle } from '../search/side-index/side-client.ts';
import { articleShape, creditLine, type DescribedArticle, describeArticle } from './described-article.ts';
import { AskedWrongly } from './fault.ts';
import type { HelpCentre, KnownArticles } from './help-centre.ts';
import { waysToAsk, wayToAskSchema } from './ways-to-ask.ts';

/** The longest question that is read; complaints rarely have more. */
export const maxQueryLength = 300;
const maxResults = 10;

export const searchInput = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1, 'A question is missing.')
    .max(maxQueryLength, `A question may have at most ${maxQueryLength} characters; shorten it to what is asked.`)
    .describe('The question, as the reader would type it'),
  locale: z.string().max(20).optional().describe('Locale to search; by default the one whose articles answer best'),
  limit: z.int().min(1).max(maxResults).default(5).describe('Most articles to return'),
  category: z.string().max(100).optional().describe('Only articles of this category and those below it, by id'),
  product: z.string().max(100).optional().describe('Only articles on this product, by id'),
});

export const searchOutput = z.object({
  query: z.string(),
  correctedTo: z.string().optional().describe('What was searched for instead, because the question looked mistyped'),
  locale: z.string().describe('Locale that was searched'),
  confidence: z.number().describe('Probability that one of the first three articles answers the question, 0 to 1'),
  unsure: z
    .boolean()
    .describe('Whether the articles probably do not answer the question. Then say so, and how to reach a person'),
  results: z.array(
    z.object({ ...articleShape, title: z.string(), summary: z.string(), category: z.string() }).describe('Best first'),
  ),
  contactPage: z.string().optional().describe('Page with every way to reach a person; given when unsure'),
  contact: z.array(wayToAskSchema).optional().describe('Ways to reach a person; given when unsure'),
});

export type SearchOutput = z.output<typeof searchOutput>;

/** @throws AskedWrongly for a locale, category or product that the site does not have */
export async function searchArticlesFor(
  helpCentre: HelpCentre,
  { query, locale, limit, category, product }: z.output<typeof searchInput>,
): Promise<SearchOutput> {
  const catalogue = await helpCentre.readCatalogue();
  const isWanted = articleFilter(catalogue, category, product);
  const locales = locale === undefined ? catalogue.locales : [requireOneOf('locale', locale, catalogue.locales)];
  const best = await mostConfident(locales, async (each) => {
    const search = await helpCentre.openSearch(each);
    if (search === undefined) return undefined;
    const admits = (key: string): boolean => isWanted(search.side.byKey.get(key));
    return { locale: each, answer: await search.answer(query, { limit, admits }) };
  });
  if (best === undefined) throw new AskedWrongly(`There are no articles in ${locales.join(', ')}. Leave \`locale\` out.`);
  const { hits, corrected, confidence, isUnsure } = best.answer;
  const results = hits.flatMap((hit) => describeHit(hit, best.locale, catalogue, helpCentre.today()));
  const unsure = isUnsure || results.length === 0;
  const { page, ways } = waysToAsk(catalogue, best.locale);
  return {
    query,
    ...(corrected !== undefined && { correctedTo: corrected }),
    locale: best.locale,
    confidence: Math.round(confidence * 100) / 100,
    unsure,
    results,
    ...(unsure && { contactPage: page, contact: ways }),
  };
}

/** The answer for people: plainly unsure where it is, and each article with its source. */
export function renderSearch({ query, correctedTo, confidence, unsure, results, contact, contactPage }: SearchOutput): string {
  const percent = Math.round(confidence * 100);
  const lead = unsure
    ? `Unsure (confidence ${percent} %): the articles probably do not answer “${query}”.`
    : `Confidence ${percent} % that these articles answer “${query}”.`;
  return [
    lead,
    ...(correctedTo === undefined ? [] : [`Searched for “${correctedTo}” instead, because the question looked mistyped.`]),
    ...(unsure && results.length > 0 ? ['The nearest articles:'] : []),
    ...results.map((result, index) => `${index + 1}. ${result.title}\n   ${result.summary}\n   ${creditLine(result)}`),
    ...(contact === undefined
      ? []
      : [`A person can answer: ${contactPage}`, ...contact.map(({ label, address, url }) => `- ${label}: ${address} (${url})`)]),
  ].join('\n');
}

function describeHit(
  { url, title, summary, category }: Hit,
  locale: string,
  catalogue: KnownArticles,
  today: string,
): (DescribedArticle & { title: string; summary: string; category: string })[] {
  const id = /\/articles\/([^/]+)\/$/.exec(url)?.[1] ?? '';
  const article = catalogue.find(locale, id);
  return article === undefined ? [] : [{ ...describeArticle(article, catalogue, today), title, summary, category }];
}

function articleFilter(
  { categories, products }: KnownArticles,
  category: string | undefined,
  product: string | undefined,
): (article: SideArticle | undefined) => boolean {
  if (product !== undefined)
    requireOneOf(
      'product',
      product,
      products.map(({ id }) => id),
    );
  if (category !== undefined)
    requireOneOf(
      'category',
      category,
      categories.map(({ id }) => id),
    );
  const wanted = new Set(
    categories.filter(({ id, ancestors }) => id === category || ancestors.includes(category ?? '')).map(({ id }) => id),
  );
  return (article) =>
    (category === undefined || wanted.has(article?.category ?? '')) &&
    (product === undefined || (article?.products.includes(product) ?? false));
}

/** @throws AskedWrongly that lists what there is */
export function requireOneOf(what: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new AskedWrongly(
    `\`${value}\` is not a ${what} of this help centre.${didYouMean(nearest(value, known))} It has: ${known.join(', ')}.`,
  );
}
