import type { Element, ElementContent, Root } from 'hast';
import { element, type RenderContext } from '../components/component.ts';
import { visit } from '../visit.ts';

/** Wraps each table in a scrollable box, and aligns cells by class: the header policy refuses inline styles. */
export function boxTables(tree: Root, { strings }: RenderContext): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'td' || node.tagName === 'th') alignCell(node);
    if (node.tagName === 'th') node.properties['scope'] = 'col';
    if (node.tagName !== 'table' || parent === undefined || index === undefined || isTableBox(parent)) return;
    (parent.children as ElementContent[])[index] = element(
      'div',
      { className: ['table-box'], role: 'region', ariaLabel: strings.table, tabIndex: 0 },
      [node],
    );
  });
}

function alignCell({ properties }: Element): void {
  const { align } = properties;
  if (typeof align !== 'string') return;
  delete properties['align'];
  // Left is the default.
  if (align !== 'left') properties['className'] = [`align-${align}`];
}

function isTableBox(node: { type: string }): boolean {
  const classes = node.type === 'element' ? (node as Element).properties['className'] : undefined;
  return Array.isArray(classes) && classes.includes('table-box');
}
