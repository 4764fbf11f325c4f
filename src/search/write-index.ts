import { rename, rm } from 'node:fs/promises';
import { createIndex } from 'pagefind';
import type { EditionArticle, Frame } from '../edition/edition.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import { cutWords, normalizeQuery } from './query.ts';

/** An article with its body, ready to be indexed. */
export interface SearchDocument extends EditionArticle {
  html: string;
}

/**
 * Writes the index of one edition: title, summary, body and the questions the article answers.
 *
 * @param folder where the index goes; replaced as a whole
 * @returns how many articles it holds
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function writeSearchIndex(documents: readonly SearchDocument[], frame: Frame, folder: string): Promise<number> {
  const { index, errors } = await createIndex({ writePlayground: false });
  if (index === undefined) throw new Error(`The search index could not be started: ${errors.join('; ')}`);
  try {
    for (const document of documents) {
      const added = await index.addHTMLFile({
        url: articleUrl(document.locale, document.id),
        content: indexPage(document, frame),
      });
      if (added.errors.length > 0) throw new Error(`${document.id} could not be indexed: ${added.errors.join('; ')}`);
    }
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const written = await index.writeFiles({ outputPath: unfinished });
    if (written.errors.length > 0) throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return documents.length;
  } finally {
    await index.deleteIndex();
  }
}

/** What Pagefind reads; never served. */
function indexPage({ locale, title, summary, type, category, answers, html }: SearchDocument, { categories }: Frame): string {
  const label = categories.find(({ id }) => id === category)?.label[locale] ?? '';
  return `<!doctype html><html lang="${languageTag(locale)}"><head><title>${escapeAttribute(title)}</title></head><body data-pagefind-body>
<span data-pagefind-meta="summary:${escapeAttribute(summary)}"></span><span data-pagefind-meta="category:${escapeAttribute(label)}"></span><span data-pagefind-meta="type:${type}"></span><span data-pagefind-meta="asked:${escapeAttribute(askedWords([title, ...answers], locale))}"></span>
<h1>${escapeAttribute(title)}</h1><p>${escapeAttribute(summary)}</p>
${html}
<ul>${answers.map((question) => `<li>${escapeAttribute(question)}</li>`).join('')}</ul></body></html>`;
}

/**
 * Title and questions once more, cut into words: Pagefind cuts the text of a page, but not its metadata, and
 * only metadata has a weight of its own.
 */
function askedWords(texts: readonly string[], locale: string): string {
  return texts.flatMap((text) => cutWords(normalizeQuery(text), languageTag(locale))).join(' ');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
