import type { Element, ElementContent } from 'hast';
import { asFlow, type Component, element, text, titled } from './component.ts';

/**
 * Alternative instructions, such as for different devices: `<details>` elements with the same name, so that opening one
 * closes the others without script. The first is open.
 */
export const tabs: Component = {
  kind: 'flow',
  children: true,
  holds: 'Tab',
  attributes: {},
  render(_attributes, children, { nextNumber }) {
    const name = `tabs-${nextNumber()}`;
    const first = children.find(isDetails);
    const group = children.map((child) => (isDetails(child) ? inGroup(child, name, child === first) : child));
    return element('div', { className: ['tabs'] }, group);
  },
  plain: (_attributes, content) => content,
};

export const tab: Component = {
  kind: 'flow',
  children: true,
  inside: 'Tabs',
  attributes: { label: { required: true, isText: true } },
  render: ({ label = '' }, children) =>
    element('details', { className: ['tab'] }, [element('summary', {}, [text(label)]), ...asFlow(children)]),
  plain: ({ label = '' }, content) => titled(label, content),
};

function inGroup(details: Element, name: string, isOpen: boolean): Element {
  return { ...details, properties: { ...details.properties, ...(isOpen && { open: true }), name } };
}

function isDetails(child: ElementContent): child is Element {
  return child.type === 'element' && child.tagName === 'details';
}
