import { escapeMarkup } from '../../escape-markup.ts';
import { drawSvg } from '../charts/chart.ts';
import type { Block, Cell, Column, Part, ReportDocument, Row } from '../document.ts';
import type { ReportLook } from '../look.ts';
import { lowHelpfulness } from '../parts/helpfulness/unhelpful-articles.ts';
import { documentOf } from '../report-document.ts';
import type { Report } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';
import { drawInterval } from './interval.ts';
import { pageLocales } from './locales.ts';
import { stylesheetOf } from './stylesheet.ts';

/**
 * A page for each locale, a copy of the default locale's at the top, the operator's sign, and a stylesheet, since the site's policy blocks
 * inline styles. No scripts, no third parties.
 */
export function renderHtml(report: Report, { palette, sign }: ReportLook): RenderedFile[] {
  const pages = pageLocales(report).flatMap((locale, index) => {
    const document = documentOf(report, locale);
    const page = { path: `${locale}/index.html`, text: documentHtml(document, '../') };
    return index === 0 ? [{ path: 'index.html', text: documentHtml(document, '') }, page] : [page];
  });
  return [...pages, ...lookFiles({ palette, sign })];
}

/** The files that every page shows. */
export function lookFiles({ palette, sign }: ReportLook): RenderedFile[] {
  return [
    { path: 'report.css', text: stylesheetOf(palette) },
    { path: signFile, text: sign },
  ];
}

const signFile = 'sign.svg';

/**
 * A document as a page.
 *
 * @param root relative path of the folder that has the files of `lookFiles`
 */
export function documentHtml({ lang, title, subtitle, notices, sections }: Omit<ReportDocument, 'locale'>, root: string): string {
  return `<!doctype html>
<html lang="${escapeMarkup(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="${root}report.css">
</head>
<body>
<header>
<img class="sign" src="${root}${signFile}" width="40" height="40" alt="">
<h1>${escapeMarkup(title)}</h1>
<p class="subtitle">${escapeMarkup(subtitle)}</p>
<nav><ul>${sections.map(({ id, heading }) => `<li><a href="#${id}">${escapeMarkup(heading)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${notices.map((notice) => `<p class="notice">${escapeMarkup(notice)}</p>\n`).join('')}${sections
  .map(
    ({ id, heading, blocks }) =>
      `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${escapeMarkup(heading)}</h2>\n${drawBlocks(blocks, lang)}\n</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`;
}

type Draw = { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, lang: string) => string };

const draw: Draw = {
  paragraph: ({ text }) => `<p>${escapeMarkup(text)}</p>`,
  list: ({ items }) => `<ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`,
  figures: ({ figures }) =>
    `<dl class="figures">\n${figures
      .map(
        ({ label, value, detail, note, tone }) =>
          `<div class="figure ${tone}"><dt>${escapeMarkup(label)}</dt><dd class="value">${escapeMarkup(value)}</dd>${
            detail === '' ? '' : `<dd class="detail">${escapeMarkup(detail)}</dd>`
          }<dd class="note">${escapeMarkup(note)}</dd></div>`,
      )
      .join('\n')}\n</dl>`,
  overview: ({
    verdict,
    text,
    figures,
  }) => `<div class="verdict"><h3>${escapeMarkup(verdict)}</h3><p>${escapeMarkup(text)}</p></div>
<ul class="five">
${figures
  .map(
    ({ value, unit, sentence, status, change, more }) =>
      `<li><p class="value">${escapeMarkup(value)}<small>${escapeMarkup(unit)}</small></p><p class="sentence">${escapeMarkup(sentence)}</p>${
        change === '' ? '' : `<p class="change">${escapeMarkup(change)}</p>`
      }<p><span class="badge ${status.tone}">${escapeMarkup(status.text)}</span></p><details><summary>${escapeMarkup(more.summary)}</summary><ul>${more.lines
        .map((line) => `<li>${escapeMarkup(line)}</li>`)
        .join('')}</ul></details></li>`,
  )
  .join('\n')}
</ul>`,
  steps: ({ lists }) =>
    `<div class="steps">\n${lists
      .map(
        ({ heading, items, empty, more }) =>
          `<div class="step-list"><h3>${escapeMarkup(heading)}</h3>${
            items.length === 0
              ? `<p class="empty">${escapeMarkup(empty)}</p>`
              : `<ol>${items.map((item) => `<li>${drawCell(item)}</li>`).join('')}</ol>`
          }${more === undefined ? '' : `<p class="more"><a href="#${escapeMarkup(more.section)}">${escapeMarkup(more.text)}</a></p>`}</div>`,
      )
      .join('\n')}\n</div>`,
  chart: ({ id, title, description, drawing, tableLabel, table: { columns, rows } }, lang) => `<figure class="chart">
<figcaption><h3>${escapeMarkup(title)}</h3><p>${escapeMarkup(description)}</p></figcaption>
${drawSvg(drawing, { id, title, description, lang })}
<details><summary>${escapeMarkup(tableLabel)}</summary>
${drawTableBox(title, columns, rows)}
</details>
</figure>`,
  pictures: ({ caption, pictures }) =>
    `<h3>${escapeMarkup(caption)}</h3>\n<div class="pictures">\n${pictures
      .map(
        ({ label, src, alt, width, height }) =>
          `<figure><figcaption>${escapeMarkup(label)}</figcaption><img src="${escapeMarkup(src)}" alt="${escapeMarkup(alt)}" width="${width}" height="${height}" loading="lazy"></figure>`,
      )
      .join('\n')}\n</div>`,
  details: ({ summary, blocks }, lang) =>
    `<details><summary>${escapeMarkup(summary)}</summary>\n${drawBlocks(blocks, lang)}\n</details>`,
  table: ({ caption, columns, rows, empty, more }) =>
    rows.length === 0
      ? `<h3>${escapeMarkup(caption)}</h3>\n<p class="empty">${escapeMarkup(empty)}</p>`
      : drawTable(caption, columns, rows) + (more === undefined ? '' : `\n<p class="more">${escapeMarkup(more)}</p>`),
};

/** Charts that follow each other stand side by side where there is room. */
function drawBlocks(blocks: readonly Block[], lang: string): string {
  return blocks
    .map((block, index) => {
      const isChart = (other: Block | undefined): boolean => other?.kind === 'chart';
      const opens = isChart(block) && !isChart(blocks[index - 1]);
      const closes = isChart(block) && !isChart(blocks[index + 1]);
      return `${opens ? '<div class="charts">\n' : ''}${drawBlock(block, lang)}${closes ? '\n</div>' : ''}`;
    })
    .join('\n');
}

function drawBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, lang: string): string {
  return draw[block.kind as Kind](block, lang);
}

/** A wide table scrolls in its own box, which can be focused to scroll it with the keyboard. */
function drawTable(caption: string, columns: readonly Column[], rows: readonly Row[]): string {
  return `<h3>${escapeMarkup(caption)}</h3>\n${drawTableBox(caption, columns, rows)}`;
}

function drawTableBox(caption: string, columns: readonly Column[], rows: readonly Row[]): string {
  const label = escapeMarkup(caption);
  const head = columns.map((column) => `<th scope="col" class="${column.kind}">${escapeMarkup(column.label)}</th>`).join('');
  const body = rows.map((row) => drawRow(row, columns)).join('\n');
  return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>`;
}

function drawRow({ cells, depth, isTotal = false }: Row, columns: readonly Column[]): string {
  const drawn = cells.map((cell, index) =>
    index === 0
      ? `<th scope="row" class="${columns[0]?.kind ?? 'text'}${depth === undefined ? '' : ` depth-${Math.min(depth, maxIndent)}`}">${drawCell(cell)}</th>`
      : `<td class="${columns[index]?.kind ?? 'text'}">${drawCell(cell)}</td>`,
  );
  return `<tr${isTotal ? ' class="total"' : ''}>${drawn.join('')}</tr>`;
}

/** The stylesheet has a class for each depth up to this one. */
const maxIndent = 4;

function drawCell(cell: Cell): string {
  return cell.map(drawPart).join(' ');
}

function drawPart(part: Part): string {
  const text = escapeMarkup(part.text);
  switch (part.kind) {
    case 'text':
      return part.lang === undefined ? text : `<span${langOf(part)}>${text}</span>`;
    case 'link':
      return `<a href="${escapeMarkup(part.href)}"${langOf(part)}>${text}</a>`;
    case 'aside':
      return `<span class="aside"${langOf(part)}>${text}</span>`;
    case 'badge':
      return `<span class="badge ${part.tone}">${text}</span>`;
    case 'interval':
      return drawInterval({ ...part, limit: lowHelpfulness });
  }
}

function langOf({ lang }: { lang?: string }): string {
  return lang === undefined ? '' : ` lang="${escapeMarkup(lang)}"`;
}
