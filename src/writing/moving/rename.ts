import type { Content } from '../../content/read-content.ts';
import { MisuseError, UserError } from '../../errors.ts';
import { articleUrl, withArticleId } from '../../knowledge/article-id.ts';
import { idPattern } from '../../knowledge/fields.ts';
import { ContentEdit } from '../editing/content-edit.ts';
import { addRedirects, isAddressOf, removeRedirects } from './redirects.ts';
import { redirectReferences } from './references.ts';
import { addressesOf, pathOf, textsOf } from './texts-of.ts';

/**
 * Gives an article another id: its files, everything that names it, and redirects from its old addresses, by which its
 * votes stay with it.
 *
 * @throws MisuseError, UserError when it cannot be renamed so
 */
export function renameArticle(content: Content, folder: string, { from, to }: { from: string; to: string }): ContentEdit {
  const texts = textsOf(from, content);
  const { locales } = content.kb.site;
  refuse(content, { from, to });
  const edit = new ContentEdit(folder);
  redirectReferences(content, edit, {
    from,
    to,
    relink: (_link, url) => ({ url: withArticleId(url, to) }),
    isLeft: () => false,
  });
  for (const text of texts.values()) {
    const path = pathOf(text, content);
    // An article that gets a former id back must not redirect to itself.
    removeRedirects(edit, path, isAddressOf(to, locales));
    edit.move(path, `${path.slice(0, path.lastIndexOf('/') + 1)}${to}.mdx`);
  }
  for (const { locale, text } of addressesOf(texts, content)) {
    addRedirects(edit, pathOf(text, content), [articleUrl(locale, from)]);
  }
  return edit;
}

/** How a finding that was there before reads afterwards. */
export function asRenamed(text: string, { from, to }: { from: string; to: string }): string {
  return text
    .replaceAll(`/${from}.mdx`, `/${to}.mdx`)
    .replaceAll(`\`${from}\``, `\`${to}\``)
    .replaceAll(`/articles/${from}/`, `/articles/${to}/`);
}

function refuse({ kb, articles, broken }: Content, { from, to }: { from: string; to: string }): void {
  if (!idPattern.test(to)) {
    const hint = 'Use a-z, 0-9 and single hyphens, such as `refund-a-course`: it becomes the address of the page.';
    throw new MisuseError(`\`${to}\` cannot be the id of an article.`, hint);
  }
  if (from === to) throw new MisuseError(`The article is already called \`${to}\`.`, 'Give another id.');
  const taken = [...articles, ...broken.articles].find(({ id }) => id === to);
  if (taken !== undefined)
    throw new UserError(`${taken.file} already has that id.`, `Choose another one, or \`npm run retire -- ${from} --to ${to}\`.`);
  const isAddress = isAddressOf(to, kb.site.locales);
  const redirecting = articles.find(({ id, data }) => id !== from && data.redirectFrom.some(isAddress));
  if (redirecting !== undefined)
    throw new UserError(
      `The address of \`${to}\` leads to ${redirecting.file}, which lists it in \`redirectFrom\`.`,
      'Choose another id, so that old links still lead where they did.',
    );
}
