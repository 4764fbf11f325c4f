import { asFlow, type Component, element } from './component.ts';

/** A numbered list that the reader works through. */
export const steps: Component = {
  kind: 'flow',
  children: true,
  attributes: {},
  render: (_attributes, children) => element('div', { className: ['steps'] }, asFlow(children)),
  plain: (_attributes, content) => content,
};
