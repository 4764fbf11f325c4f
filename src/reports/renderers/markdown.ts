import type { Block, Cell, Column, Part, ReportDocument, Row } from '../document.ts';
import type { RenderedFile } from './index.ts';

/**
 * GitHub-flavoured Markdown for each locale, with a copy of the default locale's at the top.
 *
 * @param documents the default locale's first
 */
export function* renderMarkdown(documents: readonly ReportDocument[]): Generator<RenderedFile> {
  for (const [index, document] of documents.entries()) {
    const text = documentMarkdown(document);
    if (index === 0) yield { path: 'report.md', text };
    yield { path: `${document.locale}/report.md`, text };
  }
}

/**
 * Escapes text from content or readers for a paragraph, a list item or a table cell. A URL can still become a link
 * to itself, as GitHub does with any text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#$!]/g, '\\$&')
    .replace(/^ *([-+=])/, '\\$1')
    .replace(/^ *(\d+)([.)])/, '$1\\$2');
}

/** A document as GitHub-flavoured Markdown. */
export function documentMarkdown({ title, subtitle, notices, sections }: Omit<ReportDocument, 'locale' | 'lang'>): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(subtitle),
    ...notices.map((notice) => `> ${escapeMarkdown(notice)}`),
    ...sections.flatMap(({ heading, blocks }) => [`## ${escapeMarkdown(heading)}`, ...blocks.flatMap(drawBlock)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Draw = { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>) => string[] };

const draw: Draw = {
  paragraph: ({ text }) => [escapeMarkdown(text)],
  list: ({ items }) => [items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')],
  figures: ({ figures }) => [
    figures
      .map(({ label, value, detail, note }) => {
        const parts = [value, detail, note].filter((part) => part !== '');
        return `- **${escapeMarkdown(label)}** ${parts.map(escapeMarkdown).join(' · ')}`;
      })
      .join('\n'),
  ],
  steps: ({ lists }) =>
    lists.flatMap(({ heading, items, empty, more }) => [
      `### ${escapeMarkdown(heading)}`,
      items.length === 0 ? escapeMarkdown(empty) : items.map((item, index) => `${index + 1}. ${drawCell(item)}`).join('\n'),
      ...(more === undefined ? [] : [escapeMarkdown(more.text)]),
    ]),
  overview: ({ verdict, text, wrong, figures }) => [
    `**${escapeMarkdown(verdict)}**`,
    ...(text === '' ? [] : [escapeMarkdown(text)]),
    `### ${escapeMarkdown(wrong.heading)}`,
    wrong.items.length === 0 ? escapeMarkdown(wrong.empty) : wrong.items.map((item) => `- ${drawCell(item)}`).join('\n'),
    figures
      .map(({ sentence, status, change, more }) => {
        const parts = [sentence, change, status.text, ...more.lines].filter((part) => part !== '');
        return `- ${parts.map(escapeMarkdown).join(' · ')}`;
      })
      .join('\n'),
  ],
  chart: ({ title, description, table: { columns, rows } }) => [
    `### ${escapeMarkdown(title)}`,
    escapeMarkdown(description),
    drawTable(columns, rows),
  ],
  pictures: ({ caption }) => [escapeMarkdown(caption)],
  details: ({ summary, blocks }) => [`### ${escapeMarkdown(summary)}`, ...blocks.flatMap(drawBlock)],
  table: ({ caption, columns, rows, empty, more }) => [
    `### ${escapeMarkdown(caption)}`,
    rows.length === 0 ? escapeMarkdown(empty) : drawTable(columns, rows),
    ...(more === undefined ? [] : [escapeMarkdown(more)]),
  ],
};

function drawBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>): string[] {
  return draw[block.kind as Kind](block);
}

function drawTable(columns: readonly Column[], rows: readonly Row[]): string {
  // The next column has the numbers of a drawing; its text would only repeat them.
  const shown = columns.map(({ kind }) => kind !== 'drawing');
  const keep = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => shown[index]);
  return [
    drawRow(keep(columns).map(({ label }) => escapeMarkdown(label))),
    drawRow(keep(columns).map(({ kind }) => (kind === 'number' ? '--:' : '---'))),
    ...rows.map(({ cells, depth = 0, isTotal = false }) => {
      const [head = '', ...rest] = keep(cells).map(drawCell);
      const name = `${'&emsp;'.repeat(depth)}${head}`;
      return drawRow([isTotal ? `**${name}**` : name, ...rest]);
    }),
  ].join('\n');
}

function drawRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function drawCell(cell: Cell): string {
  return cell.map(drawPart).join(' · ');
}

function drawPart(part: Part): string {
  return part.kind === 'link' ? `[${escapeMarkdown(part.text)}](${part.href})` : escapeMarkdown(part.text);
}
