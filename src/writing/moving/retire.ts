import type { CompiledArticle } from '../../content/compiled-article.ts';
import type { Content } from '../../content/read-content.ts';
import { MisuseError, UserError } from '../../errors.ts';
import { articleUrl, withArticleId } from '../../knowledge/article-id.ts';
import { defaultLocale } from '../../knowledge/knowledge-base.ts';
import { ContentEdit } from '../editing/content-edit.ts';
import { replaceValue } from '../editing/edit-yaml.ts';
import { addRedirects, changeFrontMatter, removeRedirects } from './redirects.ts';
import { redirectReferences } from './references.ts';
import { addressesOf, pathOf, textsOf } from './texts-of.ts';

export interface Retirement {
  edit: ContentEdit;
  /** Questions of the retired article, which its successor does not list. */
  questions: { locale: string; question: string }[];
}

/**
 * Archives an article in favour of another one, to which its addresses and everything that named it lead from then on.
 *
 * @throws MisuseError, UserError when it cannot be retired so
 */
export function retireArticle(content: Content, folder: string, { from, to }: { from: string; to: string }): Retirement {
  if (from === to)
    throw new MisuseError(`\`${from}\` cannot take its own place.`, 'Name the article that answers its questions now.');
  const texts = textsOf(from, content);
  const successors = textsOf(to, content);
  const successorIn = (locale: string): CompiledArticle => {
    const successor = successors.get(locale) ?? successors.get(defaultLocale(content.kb));
    if (successor?.data.state === 'published') return successor;
    throw new UserError(
      `Readers in \`${locale}\` cannot see \`${to}\`${successor === undefined ? '' : ` (state \`${successor.data.state}\`)`}.`,
      'Publish it first, or name another article; nothing was changed.',
    );
  };
  for (const { locale, text } of addressesOf(texts, content)) {
    if (successorIn(locale).data.audience === 'public' || text.data.audience === 'internal') continue;
    const hint = 'Name a public article; nothing was changed.';
    throw new UserError(`\`${to}\` is internal; readers of \`${from}\` could not open it.`, hint);
  }
  const edit = new ContentEdit(folder);
  const retiredFiles = new Set([...texts.values()].map(({ file }) => file));
  const ownFiles = new Set([...successors.values()].map(({ file }) => file));
  redirectReferences(content, edit, {
    from,
    to,
    relink: ({ locale, anchor }, url, file) =>
      ownFiles.has(file)
        ? 'words-only'
        : { url: withArticleId(url, to, { keepsAnchor: hasHeading(successorIn(locale), anchor) }) },
    isLeft: (file) => retiredFiles.has(file),
  });
  for (const { locale, text } of addressesOf(texts, content)) {
    const inherited = text.locale === locale ? text.data.redirectFrom : [];
    addRedirects(edit, pathOf(successorIn(locale), content), [articleUrl(locale, from), ...inherited]);
  }
  for (const text of texts.values()) {
    const path = pathOf(text, content);
    // They lead to the successor now.
    removeRedirects(edit, path, () => true);
    changeFrontMatter(edit, path, (yaml) => replaceValue(yaml, ['state'], 'archived'));
  }
  const questions = [...texts.values()].flatMap(({ locale, data }) => data.answers.map((question) => ({ locale, question })));
  return { edit, questions: questions.filter(({ locale, question }) => !successorIn(locale).data.answers.includes(question)) };
}

function hasHeading({ fragment }: CompiledArticle, anchor: string): boolean {
  return fragment.headings.some(({ id }) => id === anchor);
}
