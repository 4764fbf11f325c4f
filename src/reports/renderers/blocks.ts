import { escapeMarkup } from '../../escape-markup.ts';
import { drawSvg } from '../charts/chart.ts';
import type { Block, Cell } from '../document.ts';
import { drawCell, drawTable } from './tables.ts';

/** Where blocks are drawn. */
export interface Page {
  /** BCP 47 tag. */
  lang: string;
  /** Level of the headings of blocks: one below that of what they are in. */
  headingLevel: 2 | 3;
  /** Address of a section of the report. */
  sectionHref: (id: string) => string;
}

/** Blocks as HTML below an element with the class `report`. Charts that follow each other stand side by side where there is room. */
export function drawBlocks(blocks: readonly Block[], page: Page): string {
  return blocks
    .map((block, index) => {
      const isChart = (other: Block | undefined): boolean => other?.kind === 'chart';
      const opens = isChart(block) && !isChart(blocks[index - 1]);
      const closes = isChart(block) && !isChart(blocks[index + 1]);
      return `${opens ? '<div class="charts">\n' : ''}${drawBlock(block, page)}${closes ? '\n</div>' : ''}`;
    })
    .join('\n');
}

function drawBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, page: Page): string {
  return draw[block.kind as Kind](block, page);
}

type Draw = { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, page: Page) => string };

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
  overview: (
    { verdict, tone, text, wrong, figures },
    page,
  ) => `<div class="verdict ${tone}">${drawHeading(verdict, page)}${text === '' ? '' : `<p>${escapeMarkup(text)}</p>`}
${drawHeading(wrong.heading, page, 1)}${wrong.items.length === 0 ? `<p>${escapeMarkup(wrong.empty)}</p>` : drawItems('ul', wrong.items)}</div>
<ul class="five">
${figures
  .map(
    ({ name, value, unit, sentence, status, change, more }) =>
      `<li><p class="value">${escapeMarkup(value)}<small>${escapeMarkup(unit)}</small></p><p class="name">${escapeMarkup(name)}</p><p class="sentence">${escapeMarkup(sentence)}</p>${
        change === '' ? '' : `<p class="change">${escapeMarkup(change)}</p>`
      }<p><span class="badge ${status.tone}">${escapeMarkup(status.text)}</span></p><details><summary>${escapeMarkup(more.summary)}</summary><ul>${more.lines
        .map((line) => `<li>${escapeMarkup(line)}</li>`)
        .join('')}</ul></details></li>`,
  )
  .join('\n')}
</ul>`,
  steps: ({ lists }, page) =>
    `<div class="steps">\n${lists
      .map(
        ({ heading, items, empty, more }) =>
          `<div class="step-list">${drawHeading(heading, page)}${
            items.length === 0 ? `<p class="empty">${escapeMarkup(empty)}</p>` : drawItems('ol', items)
          }${more === undefined ? '' : `<p class="more"><a href="${escapeMarkup(page.sectionHref(more.section))}">${escapeMarkup(more.text)}</a></p>`}</div>`,
      )
      .join('\n')}\n</div>`,
  chart: ({ id, title, description, drawing, tableLabel, table }, page) => `<figure class="chart">
<figcaption>${drawHeading(title, page)}<p>${escapeMarkup(description)}</p></figcaption>
${drawSvg(drawing, { id, title, description, lang: page.lang })}
<details><summary>${escapeMarkup(tableLabel)}</summary>
${drawTable(title, table)}
</details>
</figure>`,
  pictures: ({ caption, pictures }, page) =>
    `${drawHeading(caption, page)}\n<div class="pictures">\n${pictures
      .map(
        ({ label, src, alt, width, height }) =>
          `<figure><figcaption>${escapeMarkup(label)}</figcaption><img src="${escapeMarkup(src)}" alt="${escapeMarkup(alt)}" width="${width}" height="${height}" loading="lazy"></figure>`,
      )
      .join('\n')}\n</div>`,
  details: ({ summary, blocks }, page) =>
    `<details><summary>${escapeMarkup(summary)}</summary>\n${drawBlocks(blocks, page)}\n</details>`,
  table: (table, page) =>
    `${drawHeading(table.caption, page)}\n${
      table.rows.length === 0 ? `<p class="empty">${escapeMarkup(table.empty)}</p>` : drawTable(table.caption, table)
    }${table.rows.length === 0 || table.more === undefined ? '' : `\n<p class="more">${escapeMarkup(table.more)}</p>`}`,
};

function drawItems(list: 'ol' | 'ul', items: readonly Cell[]): string {
  return `<${list}>${items.map((item) => `<li>${drawCell(item)}</li>`).join('')}</${list}>`;
}

function drawHeading(text: string, { headingLevel }: Page, below: 0 | 1 = 0): string {
  const level = headingLevel + below;
  return `<h${level} class="${below === 0 ? 'block-title' : 'block-subtitle'}">${escapeMarkup(text)}</h${level}>`;
}
