import { html, raw } from 'hono/html';
import type { Page } from './page.ts';
import { languageTag } from '../knowledge/article-id.ts';

/** Where the build's shell page (`<locale>/shell/index.html`) wants the title and the body. */
export const shellMarkers = { title: '__SHELL_TITLE__', body: '__SHELL_BODY__' };

/**
 * Puts a page into the site's shell.
 *
 * @param shell HTML of the shell page; without one, or without a place for the body in it, the page
 *   stands alone
 */
export async function fillShell(shell: string | undefined, page: Page): Promise<string> {
  if (shell === undefined || !shell.includes(shellMarkers.body)) return standAlone(page);
  const title = String(await html`${page.title}`);
  // Functions, because in a replacement text `$&` would have a meaning.
  return shell.replaceAll(shellMarkers.title, () => title).replaceAll(shellMarkers.body, () => page.body);
}

async function standAlone({ locale, title, body }: Page): Promise<string> {
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
