import { asFlow, type Component, element } from './component.ts';

/** A numbered list that the reader works through; a screenshot after it stands beside it where there is room. */
export const steps: Component = {
  kind: 'flow',
  children: true,
  attributes: {},
  render: (_attributes, children) => {
    const hasScreen = children.some((child) => child.type === 'element' && child.tagName === 'figure');
    return element('div', { className: ['steps', ...(hasScreen ? ['with-screen'] : [])] }, asFlow(children));
  },
  plain: (_attributes, content) => content,
};
