import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { escapeMarkup } from '../../escape-markup.ts';
import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import { answerSeparator } from './client.ts';
import { indexLanguage, separateWords } from './separate-words.ts';

/** All that Pagefind is told of an article. */
export interface PageContent {
  url: string;
  /** BCP 47 tag. */
  language: string;
  title: string;
  meta: Record<string, string>;
  html: string;
}

export function pageContent(document: SearchDocument, frame: Frame): PageContent {
  const { id, locale, title, summary, type, category, answers, issue, html } = document;
  const meta = {
    title,
    summary,
    category: frame.categories.find((each) => each.id === category)?.label[locale] ?? '',
    type,
    answers: answers.join(answerSeparator),
    issue: issue === undefined ? '' : `${issue.status} ${issue.severity}`,
  };
  const body = `<h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(summary)}</p>
${html}
<ul>${answers.map((question) => `<li>${escapeMarkup(question)}</li>`).join('')}</ul>`;
  return { url: articleUrl(locale, id), language: languageTag(locale), title, meta, html: body };
}

/** The page as Pagefind reads it; never served. */
export function indexPage({ language, title, meta, html }: PageContent): string {
  const spans = Object.entries(meta).map(([name, value]) =>
    value === '' ? '' : `<span data-pagefind-meta="${name}:${escapeMarkup(value)}"></span>`,
  );
  return `<!doctype html><html lang="${indexLanguage(language)}"><head><title>${escapeMarkup(title)}</title></head><body data-pagefind-body>
${spans.join('')}
${separateWords(html, language)}</body></html>`;
}
