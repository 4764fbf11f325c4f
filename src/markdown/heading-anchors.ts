import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element, type RenderContext } from './components/component.ts';
import type { Heading } from './fragment.ts';

/**
 * Puts a link to itself beside each heading, so that a reader can pass on the very part that answers. It stands
 * after the heading, not in it: the heading keeps its name, and the search index has no stray sign; the sign that
 * is seen comes from the style sheet.
 *
 * @param headings those of the tree, named
 */
export function anchorHeadings(tree: Root, headings: readonly Heading[], { strings }: RenderContext): void {
  const texts = new Map(headings.map(({ id, text }) => [id, text]));
  visit(tree, 'element', (node, index, parent) => {
    const id = String(node.properties['id'] ?? '');
    const text = texts.get(id);
    // The label of the footnotes is the engine's own.
    if (!/^h[2-6]$/.test(node.tagName) || text === undefined || id === 'footnote-label') return;
    if (parent === undefined || index === undefined) return;
    const link = element('a', { className: ['anchor'], href: `#${id}`, ariaLabel: strings.headingLink(text) }, []);
    (parent.children as ElementContent[])[index] = element('div', { className: ['heading'] }, [node, link]);
    return [SKIP, index + 1];
  });
}
