import type { Paragraph, Text } from 'mdast';
import type { Report } from './report.ts';
import { firstLine } from './report.ts';

/** Two asterisks that begin or end nothing. */
export function checkAsterisks(node: Text, source: string, report: Report): void {
  const at = node.value.indexOf('**');
  if (at === -1 || node.position?.start.offset === undefined) return;
  const written = source.slice(node.position.start.offset, node.position.end.offset);
  // Where they are escaped, they are meant.
  if (written.includes('\\*') || written.includes('&#42;')) return;
  const context = firstLine(node.value.slice(Math.max(0, at - 10), at + 20));
  report(
    'structure/bold-as-text',
    node,
    `The asterisks of \`${context}\` are shown as text.`,
    'Write bold text as `**text**`, without spaces inside of the asterisks. Write `\\*\\*` for asterisks that are meant as text.',
  );
}

/** Lines of a paragraph that were meant as a heading or as items of a list. */
export function checkParagraph(node: Paragraph, source: string, report: Report): void {
  // Most are one line that is not meant as a heading, and of one line nothing else is said.
  const { start, end } = node.position ?? {};
  if (start?.offset !== undefined && start.line === end?.line && source[start.offset] !== '#') return;
  const lines = textLines(node, source);
  for (const { text, line, column } of lines) {
    const [, signs = '', rest] = /^(#{2,6})([^#\s][^\n]*)/.exec(text) ?? [];
    if (rest === undefined) continue;
    report(
      'structure/heading-space',
      at(line, column),
      `\`${firstLine(text)}\` is shown as text.`,
      `Write a space after the signs of a heading: \`${signs} ${firstLine(rest)}\`.`,
      [{ line, column: column + signs.length, length: 0, text: ' ' }],
    );
  }
  const items = lines.filter(({ text }) => looseItem.test(text));
  const [item] = items.length > 1 ? items : lines.filter(({ text }, index) => index > 0 && mergedItem.test(text));
  if (item !== undefined)
    report(
      'structure/list-as-text',
      at(item.line, item.column),
      `\`${firstLine(item.text)}\` is not an item of a list: it continues the line before it.`,
      'Begin each item with `- ` or `1. `, with the space, and leave a blank line before the first.',
    );
}

/** What writers use as the sign of an item, but Markdown does not. */
const looseItem = /^(?:\d{1,2}(?:[.)](?![\d\s])|[、．]|[.)] )|[•●▪◦]|[-*+]\p{L})/u;

/** An item of its own form that cannot begin a list within a paragraph, since its number is not 1. */
const mergedItem = /^(?:\d{1,2}[.)] |[•●▪◦] )/;

interface TextLine {
  text: string;
  line: number;
  column: number;
}

/** The lines that begin as text, without the signs of quotations and the indentation before them. */
function textLines({ children, position }: Paragraph, source: string): TextLine[] {
  if (position?.start.offset === undefined || position.end.offset === undefined) return [];
  const texts = children.filter(({ type }) => type === 'text');
  let offset = position.start.offset;
  return source
    .slice(offset, position.end.offset)
    .split('\n')
    .flatMap((written, index) => {
      const indent = index === 0 ? 0 : (/^[\s>]*/.exec(written)?.[0].length ?? 0);
      const start = offset + indent;
      offset += written.length + 1;
      const isText = texts.some(
        (text) => (text.position?.start.offset ?? start + 1) <= start && start < (text.position?.end.offset ?? 0),
      );
      const column = index === 0 ? position.start.column : indent + 1;
      return isText ? [{ text: written.slice(indent), line: position.start.line + index, column }] : [];
    });
}

/** A place to report at. */
function at(line: number, column: number): Paragraph {
  const point = { line, column };
  return { type: 'paragraph', children: [], position: { start: point, end: point } };
}
