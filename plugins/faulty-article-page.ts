import { escapeMarkup } from '../src/escape-markup.ts';
import type { Finding } from '../src/findings/finding.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { parseArticleUrl } from '../src/knowledge/article-id.ts';
import type { BrokenEntry } from '../src/knowledge/read-entry.ts';

/**
 * What `dev` answers for an article with invalid front matter, of which there is no page: without it, writers would see
 * the text of another language or a 404.
 *
 * @param path of the request, without the base path
 * @param base where Vite serves its client, which shows the overlay and reloads once the article is corrected: `/`
 * @returns `undefined` for any other page
 */
export function faultyArticlePage(
  path: string,
  broken: readonly BrokenEntry[],
  findings: readonly Finding[],
  base: string,
): string | undefined {
  const target = parseArticleUrl(path);
  const article = broken.find(({ locale, id }) => locale === target?.locale && id === target.id);
  if (article === undefined) return undefined;
  const text = renderTerminal(findings.filter(({ file }) => file === article.file));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escapeMarkup(article.id)}: errors</title>
<script type="module" src="${escapeMarkup(base)}@vite/client"></script>
<script type="module" src="${escapeMarkup(base)}@id/astro:scripts/page.js"></script>
<pre>${escapeMarkup(text)}</pre>
`;
}
