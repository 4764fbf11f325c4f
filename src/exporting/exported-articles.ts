import type { CompiledArticle } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import { isVisible } from '../edition/visible-articles.ts';
import { UserError } from '../errors.ts';
import { articleKey, parseArticleUrl } from '../knowledge/article-id.ts';
import type { Audience } from '../knowledge/audience.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { renderContext } from '../markdown/compile/context.ts';
import { isCompiled } from '../markdown/fragment.ts';
import { parseBody } from '../markdown/parse.ts';
import { writeMarkdown } from '../markdown/write-markdown.ts';
import { plainRendition } from '../media/renditions.ts';
import { type Export, type ExportedArticle, exportVersion } from './export-schema.ts';
import { makePlain } from './plain-tree.ts';

export interface ExportOptions {
  edition: Audience;
  /** All locales of the site when empty. */
  locales: readonly string[];
}

/** Turns addresses of an article into those that its copy needs. */
export type AddressOf = (url: string, article: CompiledArticle) => string;

/** What an export consists of. */
export interface Selection {
  content: Content;
  edition: Audience;
  locales: readonly string[];
  articles: readonly CompiledArticle[];
  /** `locale/id` of all articles that the edition shows, in any locale. */
  visible: ReadonlySet<string>;
  /** `https://help.example/base`, without a slash at its end. */
  site: string;
}

/**
 * The articles that an edition shows, of some locales.
 *
 * @throws UserError when there are none, a locale is not one of the site, or an article cannot be read
 */
export function selectArticles(content: Content, { edition, locales }: ExportOptions): Selection {
  const { kb } = content;
  const known = kb.site.locales;
  for (const locale of locales)
    if (!known.includes(locale))
      throw new UserError(
        `\`${locale}\` is not a locale of this site.${didYouMean(nearest(locale, known))}`,
        `Its locales are ${known.join(', ')}.`,
      );
  const wanted = locales.length === 0 ? known : known.filter((locale) => locales.includes(locale));
  const shown = content.articles.filter((article) => isVisible(article, edition));
  const articles = shown.filter(({ locale }) => wanted.includes(locale));
  const broken = [...kb.broken.articles, ...articles.filter(({ fragment }) => !isCompiled(fragment))];
  if (broken.length > 0) throw unreadable(broken.map(({ file }) => file));
  if (articles.length === 0)
    throw new UserError(
      `There are no published articles in ${wanted.join(', ')}.`,
      'Drafts are not exported: set `state: published`.',
    );
  const visible = new Set(shown.map(({ locale, id }) => articleKey(locale, id)));
  return { content, edition, locales: wanted, articles, visible, site: kb.site.baseUrl.replace(/\/$/, '') };
}

/** What cannot be read might be public or internal, published or not. */
function unreadable(files: readonly string[]): UserError {
  const named = `${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} others` : ''}`;
  return new UserError(
    `Nothing was exported, as some articles cannot be read: ${named}.`,
    '`npm run check` says what is wrong with them.',
  );
}

/** An article's text as plain Markdown. */
export function plainText(article: CompiledArticle, { content }: Selection, addressOf: AddressOf): string {
  const parsed = parseBody(article.body);
  if ('finding' in parsed) throw new Error(`${article.file} was read and cannot be parsed: ${parsed.finding.message}`);
  const { facts, channels, glossary, site } = content.kb;
  // Without media and base path, components name files as articles do.
  const context = renderContext(article.locale, {
    facts,
    channels,
    glossary,
    videoHosts: site.videoHosts,
    media: new Map(),
  });
  makePlain(parsed.tree, context, (url) => addressOf(url, article));
  return writeMarkdown(parsed.tree);
}

/** Complete addresses, for texts that stand by themselves. */
export function completeAddresses({ content, site }: Selection): AddressOf {
  return (url) => {
    const [path = '', ...anchor] = url.split(/(?=#)/);
    const file = content.media.files.get(path);
    if (file !== undefined) return `${site}${encodeURI(plainRendition(file).path)}`;
    return path.startsWith('/') && !path.startsWith('//') ? `${site}${[path, ...anchor].join('')}` : url;
  };
}

/** Addresses that work in a folder with a file for each article, and the media beside them. */
export function addressesInFolder(selection: Selection): AddressOf {
  const { articles, content } = selection;
  const exported = new Set(articles.map(({ locale, id }) => articleKey(locale, id)));
  const complete = completeAddresses(selection);
  return (url, article) => {
    const target = parseArticleUrl(url);
    if (target !== undefined && exported.has(articleKey(target.locale, target.id))) {
      const hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
      return `${target.locale === article.locale ? '' : `../${target.locale}/`}${target.id}.md${hash}`;
    }
    return content.media.files.has(url.split('#', 1)[0] ?? '') ? `../..${url}` : complete(url, article);
  };
}

/** Front matter, as it is documented, and the text of each article. */
export function exportDocument(selection: Selection): Export {
  const { edition, locales, articles, site } = selection;
  const addressOf = completeAddresses(selection);
  return {
    jieda: exportVersion,
    site,
    edition,
    locales: [...locales],
    articles: articles.map((article) => ({
      ...exportedFields(article, selection),
      markdown: plainText(article, selection, addressOf),
      body: article.body.trim(),
    })),
  };
}

/** What is exported of an article besides its text. */
export function exportedFields(
  { id, locale, revision, data, fragment }: CompiledArticle,
  { site, content, visible }: Selection,
): Omit<ExportedArticle, 'markdown' | 'body'> {
  return {
    id,
    locale,
    address: `${site}/${locale}/articles/${id}/`,
    revision,
    ...data,
    // Ids of articles that the edition does not show are not to be known.
    related: data.related.filter((each) => visible.has(articleKey(locale, each))),
    media: [...new Set(fragment.media.map(({ url }) => url).filter((url) => content.media.files.has(url)))].sort(),
  };
}
