import { html, raw } from 'hono/html';
import { languageTag } from '../knowledge/article-id.ts';
import type { Page } from './page.ts';

/** Placeholders in the build's shell page, `<locale>/shell/index.html`. */
const shellMarkers = { title: '__SHELL_TITLE__', body: '__SHELL_BODY__' };

/**
 * Renders a page of the endpoint in the site's layout.
 *
 * @param shell HTML of the shell page; without it, or without the placeholder for the body, the result is a bare page
 */
export async function fillShell(shell: string | undefined, page: Page): Promise<string> {
  if (shell === undefined || !shell.includes(shellMarkers.body)) return barePage(page);
  const title = String(await html`${page.title}`);
  // Functions, because a replacement string could contain patterns such as `$&`.
  return shell.replaceAll(shellMarkers.title, () => title).replaceAll(shellMarkers.body, () => page.body);
}

async function barePage({ locale, title, body }: Page): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="${languageTag(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
</head>
<body>
<main>
${raw(body)}
</main>
</body>
</html>
`,
  );
}
