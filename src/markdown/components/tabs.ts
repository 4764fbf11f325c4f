import type { ElementContent } from 'hast';
import { asFlow, type Component, element, text } from './component.ts';

/**
 * The same matter for different devices or ways, of which the reader needs one: details of one name, so
 * that opening one closes the others, without script. The page gives each group its name.
 */
export const tabs: Component = {
  kind: 'flow',
  children: true,
  holds: 'Tab',
  attributes: {},
  render: (_attributes, children) => element('div', { className: ['tabs'] }, openFirst(children)),
};

export const tab: Component = {
  kind: 'flow',
  children: true,
  inside: 'Tabs',
  attributes: { label: { required: true, isText: true } },
  render: ({ label = '' }, children) =>
    element('details', { className: ['tab'] }, [element('summary', {}, [text(label)]), ...asFlow(children)]),
};

function openFirst(children: readonly ElementContent[]): ElementContent[] {
  const first = children.findIndex((child) => child.type === 'element' && child.tagName === 'details');
  return children.map((child, index) =>
    index === first && child.type === 'element' ? { ...child, properties: { ...child.properties, open: true } } : child,
  );
}
