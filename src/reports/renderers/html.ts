import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkup } from '../../escape-markup.ts';
import { stringsFor } from '../../i18n/strings.ts';
import type { ReportDocument, Section } from '../document.ts';
import type { ReportLook } from '../look.ts';
import { drawBlocks } from './blocks.ts';
import type { RenderedFile } from './index.ts';
import { sortTexts } from './sort-texts.ts';
import { stylesheetOf } from './stylesheet.ts';

/**
 * A page for each locale, a copy of the default locale's at the top, and the files they share. No inline scripts or styles,
 * since the site's policy blocks them, and no third parties.
 *
 * @param documents the default locale's first
 */
export function* renderHtml(documents: readonly ReportDocument[], { palette, sign }: ReportLook): Generator<RenderedFile> {
  for (const [index, document] of documents.entries()) {
    const content = contentHtml(document);
    if (index === 0) yield { path: 'index.html', text: documentHtml(document, '', content) };
    yield { path: `${document.locale}/index.html`, text: documentHtml(document, '../', content) };
  }
  yield* lookFiles({ palette, sign });
}

/** The files that every page shows: the first is the stylesheet. */
export function lookFiles({ palette, sign }: ReportLook): [RenderedFile, ...RenderedFile[]] {
  return [
    { path: 'report.css', text: stylesheetOf(palette) },
    { path: scriptFile, text: readFileSync(join(import.meta.dirname, '../browser/sort-tables.js'), 'utf8') },
    { path: signFile, text: sign },
  ];
}

const scriptFile = 'report.js';
const signFile = 'sign.svg';

/**
 * A document as a page.
 *
 * @param root relative path of the folder that has the files of `lookFiles`
 * @param content what `contentHtml` returns
 */
export function documentHtml(
  document: Omit<ReportDocument, 'locale'> & { locale?: string },
  root: string,
  content = contentHtml(document),
): string {
  const { locale, lang, title, subtitle, sections } = document;
  return `<!doctype html>
<html lang="${escapeMarkup(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="${root}report.css">
<script src="${root}${scriptFile}" defer></script>
</head>
<body>
<header>
<img class="sign" src="${root}${signFile}" width="40" height="40" alt="">
<h1>${escapeMarkup(title)}</h1>
<p class="subtitle">${escapeMarkup(subtitle)}</p>
<nav>${contentsOf(sections)}</nav>
</header>
<main class="report"${sortTexts(stringsFor(locale ?? lang))}>
${content}
</main>
</body>
</html>
`;
}

/** What a page says, wherever it is. */
function contentHtml({ lang, notices, sections }: Pick<ReportDocument, 'lang' | 'notices' | 'sections'>): string {
  const page = { lang, headingLevel: 3 as const, sectionHref: (id: string): string => `#${id}` };
  return `${notices.map((notice) => `<p class="notice">${escapeMarkup(notice)}</p>\n`).join('')}${sections
    .map(
      ({ id, heading, blocks }) =>
        `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${escapeMarkup(heading)}</h2>\n${drawBlocks(blocks, page)}\n</section>`,
    )
    .join('\n')}`;
}

/** Links to all sections, by group. */
function contentsOf(sections: readonly Section[]): string {
  return [...Map.groupBy(sections, ({ group }) => group)]
    .map(([group, some]) => {
      const links = some.map(({ id, heading }) => `<li><a href="#${id}">${escapeMarkup(heading)}</a></li>`).join('');
      return `<div>${group === undefined ? '' : `<p>${escapeMarkup(group)}</p>`}<ul>${links}</ul></div>`;
    })
    .join('');
}
