import type { EditionArticle } from '../../edition/edition-article.ts';
import type { Frame } from '../../edition/frame.ts';
import { languageName } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articlePath } from '../../knowledge/article-id.ts';
import { basePathOf } from '../../knowledge/base-path.ts';

/**
 * The Markdown copy of an article for readers of a locale, for programs and for copying.
 *
 * @param body as Markdown
 */
export function markdownCopy(locale: string, article: EditionArticle, body: string, { site: { baseUrl } }: Frame): string {
  const { title, summary, id, reviewed } = article;
  const source = new URL(basePathOf(baseUrl) + articlePath(article.locale, id), baseUrl).href;
  const note =
    article.locale === locale ? '' : `*${stringsFor(locale).site.untranslated(languageName(article.locale, locale))}*\n\n`;
  return `# ${title}\n\n${note}> ${summary}\n\n${body}\n\n---\n${source} · ${reviewed}\n`;
}
