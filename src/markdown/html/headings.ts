import GithubSlugger from 'github-slugger';
import type { ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { element } from '../components/component.ts';
import type { Heading } from '../fragment.ts';
import { SKIP, visit } from '../visit.ts';

/** Ids of the page around an article: a heading `## Contact` becomes `#contact-1`. */
export const pageIds: readonly string[] = ['main', 'contact', 'related', 'recent'];

/** As a slugger counts them. */
const takenIds: Readonly<Record<string, number>> = Object.fromEntries(pageIds.map((id) => [id, 0]));

/** Heading of the footnotes, which the engine adds. */
const footnotesId = 'footnote-label';

/** Gives each heading an id, unique in the article. */
export function nameHeadings(tree: Root): Heading[] {
  const slugger = new GithubSlugger();
  Object.assign(slugger.occurrences, takenIds);
  const headings: Heading[] = [];
  let lastDepth = 1;
  visit(tree, 'element', (node) => {
    // Titles of components are headings to screen readers, one level below the heading before them.
    if (node.properties['role'] === 'heading') node.properties['ariaLevel'] = lastDepth + 1;
    const depth = /^h([2-6])$/.exec(node.tagName)?.[1];
    if (depth === undefined) return;
    const label = textOf(node).trim();
    const id = slugger.slug(/[\p{L}\p{N}]/u.test(label) ? label : 'section');
    // The heading of the footnotes already has an id that references point to.
    if (node.properties['id'] === undefined) node.properties['id'] = id;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    lastDepth = Number(depth);
    headings.push({ depth: Number(depth), id: String(node.properties['id']), text: label, line, column });
  });
  return headings;
}

/**
 * Adds a link after each heading, from which readers with a mouse copy the address of the section. Keyboards and screen
 * readers skip it: they have the table of contents. It is outside of the heading, whose accessible name and text in the
 * search index do not change; the visible symbol is in the style sheet.
 */
export function anchorHeadings(tree: Root, headings: readonly Heading[]): void {
  const ids = new Set(headings.map(({ id }) => id));
  visit(tree, 'element', (node, index, parent) => {
    const id = String(node.properties['id'] ?? '');
    if (!/^h[2-6]$/.test(node.tagName) || !ids.has(id) || id === footnotesId) return;
    if (parent === undefined || index === undefined) return;
    const link = element('a', { className: ['anchor'], href: `#${id}`, tabIndex: -1, ariaHidden: 'true' }, []);
    (parent.children as ElementContent[])[index] = element('div', { className: ['heading'] }, [node, link]);
    return [SKIP, index + 1];
  });
}
