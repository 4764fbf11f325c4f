import { withBase } from './base-path.ts';
import { decodeUriPart } from './decode-uri.ts';
import { idPattern } from './fields.ts';

/** The only file that knows how an article's file path, id and URL are related. */

/** Outcome of reading an article's file path. */
export type ArticlePath =
  | { outcome: 'article'; locale: string; id: string }
  | { outcome: 'not-in-locale' }
  | { outcome: 'bad-name'; suggestion: string };

/** @param path path below `articles/`, with forward slashes: `zh-cn/billing/refund.mdx` */
export function parseArticlePath(path: string): ArticlePath {
  const parts = path.split('/');
  const [locale] = parts;
  if (locale === undefined || parts.length < 2) return { outcome: 'not-in-locale' };
  const id = (parts.at(-1) ?? '').replace(/\.mdx$/, '');
  return idPattern.test(id) ? { outcome: 'article', locale, id } : { outcome: 'bad-name', suggestion: suggestId(id) };
}

/** Key of an article across all locales: `zh-cn/refund`. */
export function articleKey(locale: string, id: string): string {
  return `${locale}/${id}`;
}

/** Path of an article's page inside the help centre. */
export function articlePath(locale: string, id: string): string {
  return `/${locale}/articles/${id}/`;
}

/** Address of an article's page. */
export function articleUrl(locale: string, id: string): string {
  return withBase(articlePath(locale, id));
}

/** Address of an article's Markdown copy. */
export function markdownUrl(locale: string, id: string): string {
  return withBase(`/${locale}/articles/${id}.md`);
}

/** Address of the picture of an article for links that are shared. */
export function articlePictureUrl(locale: string, id: string): string {
  return withBase(`/${locale}/articles/${id}.png`);
}

/** Locale, id and decoded anchor of a link to an article, or `undefined` for any other URL. */
export function parseArticleUrl(url: string): { locale: string; id: string; anchor: string } | undefined {
  const match = /^\/([^/?#]+)\/articles\/([^/?#]+)\/?(?:\?[^#]*)?(?:#(.*))?$/.exec(url);
  const [, locale, id, anchor = ''] = match ?? [];
  return locale === undefined || id === undefined ? undefined : { locale, id, anchor: decodeUriPart(anchor) };
}

/** A link to an article, leading to another one instead; without its anchor if that is not to be kept. */
export function withArticleId(url: string, id: string, { keepsAnchor = true } = {}): string {
  const moved = url.replace(/^(\/[^/?#]+\/articles\/)[^/?#]+/, `$1${id}`);
  return keepsAnchor ? moved : (moved.split('#', 1)[0] ?? moved);
}

/**
 * The locale whose page an old path of an article leads to: the one in the path where the article has a page, as it has in
 * every locale when it is written in the default one; otherwise its own.
 *
 * @param locales of the site, the default one first
 */
export function redirectLocale(oldPath: string, own: string, locales: readonly string[]): string {
  const asked = parseArticleUrl(oldPath)?.locale;
  return asked !== undefined && own === locales[0] && locales.includes(asked) ? asked : own;
}

/** BCP 47 tag of a locale, for `lang` and `hreflang`: `zh-cn` → `zh-CN`. */
export function languageTag(locale: string): string {
  const tag = tags.get(locale) ?? new Intl.Locale(locale).toString();
  tags.set(locale, tag);
  return tag;
}

const tags = new Map<string, string>();

function suggestId(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return id === '' ? 'refund-a-course' : id;
}
