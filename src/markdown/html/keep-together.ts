import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { titleParts } from '../../i18n/break-title.ts';
import { element, text } from '../components/component.ts';
import { SKIP, visit } from '../visit.ts';

/** Text that is shown exactly as it is written. */
const verbatim = new Set(['code', 'kbd', 'pre', 'svg']);

/**
 * Figures and dates where a line could break inside them: `3–7 个工作日`, `2026年11月18日起`, `6 GB`, `18 November 2026`. What
 * has neither spaces nor Chinese characters, such as `20%` or `6GB`, never breaks.
 */
const figures =
  /(?<![\p{L}\p{N}.,:])(?:第 ?)?\d{1,9}(?:[.,:]\d{1,3}){0,3}(?: ?[–~～] ?\d{1,9}(?:[.,:]\d{1,3}){0,3})?(?: ?(?:年 ?\d{1,2} ?月 ?\d{1,2} ?[日号][起前后]?|年 ?\d{1,2} ?月|月 ?\d{1,2} ?[日号][起前后]?|个?(?:工作日|自然日|工作小时|小时|星期|月)|分钟|(?:千|万|亿)?[年月天周日时分秒元块次篇台人位条张倍岁节讲期门份页字件折步项名套场遍级届个])| (?:[KMGT]B|[KMG]bps|px|[kcm]?m\b|kg\b|k?Hz|[ap]\.m\.|[ap]m\b|(?:working |business |calendar )?(?:second|minute|hour|day|week|month|year)s?\b|(?:Jan|Febr)uary(?: \d{4})?|(?:March|April|May|June|July|August)\b(?: \d{4})?|(?:Septem|Octo|Novem|Decem)ber(?: \d{4})?))?/gu;

/** What a line may break at. */
const breakable = /[ –~～\p{Script=Han}]/u;

/** Wraps figures with their units, and dates, so that no line breaks inside them. The words stay the same. */
export function keepFiguresTogether(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && verbatim.has(node.tagName)) return SKIP;
    if (node.type !== 'text' || parent === undefined || index === undefined) return;
    const pieces = piecesOf(node);
    if (pieces === undefined) return;
    const [only] = pieces;
    // A span of its own needs no other inside it.
    if (pieces.length === 1 && only?.type === 'element' && parent.type === 'element' && isLoneSpan(parent)) {
      parent.properties['className'] = [...((parent.properties['className'] as string[] | undefined) ?? []), unbroken];
      return;
    }
    (parent.children as ElementContent[]).splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}

/** The style sheet keeps its text on one line. */
const unbroken = 'nb';

function isLoneSpan({ tagName, children }: Element): boolean {
  return tagName === 'span' && children.length === 1;
}

/** @returns `undefined` for a text without figures */
function piecesOf({ value }: Text): ElementContent[] | undefined {
  const pieces: ElementContent[] = [];
  let done = 0;
  for (const { 0: figure, index } of value.matchAll(figures)) {
    if (!breakable.test(figure)) continue;
    if (index > done) pieces.push(text(value.slice(done, index)));
    pieces.push(element('span', { className: [unbroken] }, [text(figure)]));
    done = index + figure.length;
  }
  if (done === 0) return undefined;
  if (done < value.length) pieces.push(text(value.slice(done)));
  return pieces;
}

/**
 * Marks the ends of words in Chinese headings, where alone the style sheet lets their lines break.
 *
 * @param tree figures are kept together already: they have no marks inside
 */
export function breakHeadings(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (!/^h[23]$/.test(node.tagName)) return;
    const parts = titleParts(textOf(node));
    if (parts.length < 2) return;
    let end = 0;
    const ends = new Set<number>();
    for (const part of parts) {
      end += part.length;
      // Lines break there anyway.
      if (!/[\s，。：；、？！]$/.test(part)) ends.add(end);
    }
    ends.delete(end);
    markEnds(node, 0, ends);
  });
}

/**
 * @param at characters of the heading before the element
 * @param ends where words end, in characters of the heading; those that are marked are deleted
 */
function markEnds(parent: Element, at: number, ends: Set<number>): void {
  let start = at;
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    const from = start;
    const content = textOf(child);
    start += content.length;
    const before: ElementContent[] = ends.delete(from) ? [element('wbr', {}, [])] : [];
    if (child.type === 'text') return [...before, ...splitAt(content, from, ends)];
    if (child.type === 'element' && !verbatim.has(child.tagName) && !isUnbroken(child)) markEnds(child, from, ends);
    return [...before, child];
  });
}

function splitAt(content: string, from: number, ends: Set<number>): ElementContent[] {
  const pieces: ElementContent[] = [];
  let done = 0;
  for (let at = 1; at < content.length; at += 1) {
    if (!ends.delete(from + at)) continue;
    pieces.push(text(content.slice(done, at)), element('wbr', {}, []));
    done = at;
  }
  return [...pieces, text(content.slice(done))];
}

function isUnbroken({ properties }: Element): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes(unbroken);
}

/** HTML of an article as it was before its lines were kept together: what the search index reads. */
export function withoutLineHints(html: string): string {
  return html.replaceAll('<wbr>', '').replaceAll(/<span class="nb">([^<]*)<\/span>/g, '$1');
}
